import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  type Assessment,
  findChosen,
  findNextUnanswered,
  isComplete,
  progressOf,
  SUBJECT_LIMIT,
} from '../domain/assessment';
import { findQuestion, type Mark, type Question } from '../domain/instrument';
import { joined, locale, t } from '../i18n/i18n';
import { linkTo, openPage, route } from '../routes';
import { assessments } from '../state/assessments';
import { instruments, type LoadedInstrument } from '../state/instruments';
import { saveStatus } from '../state/saving';
import { useChoiceKeys } from '../ui/choice-keys';
import { ChoiceList } from '../ui/choice-list';
import { Message } from '../ui/message';
import { NoteField } from '../ui/note-field';
import { phrases, plain } from '../ui/phrases';
import { IfUnused, OfficialWording } from '../ui/question-folds';
import { QuestionMoves } from '../ui/question-moves';
import { SavedMark } from '../ui/saved-mark';
import { SubjectForm } from '../ui/subject-form';
import style from './check.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Most questions are answered: what comes after the last one may be made ready. */
  onNearEnd(): void;
  /** What explains a question, once it is there: nobody waits for it to give an answer. */
  readonly Help?: Help | undefined;
}

type Help = ComponentType<{
  readonly instrumentId: string;
  readonly questionId: string;
  readonly question: string;
  readonly best: string;
  readonly between: string;
}>;

/** From this share of answered questions on, the result is made ready. */
const NEAR_END = 0.8;

export function CheckPage({ params, onNearEnd, Help }: Props) {
  const { instrument: id = '', question: questionId, assessment: assessmentId } = params;
  const loaded = instruments.find(id);
  const reading = assessments.reading.value;
  const hasSubject = loaded?.instrument.subject != null;
  const wantsSheet = reading !== 'loading' && loaded && !assessmentId && !hasSubject;
  // The sheet that is open here stays the one, also when its last answer finishes it or another tab starts one.
  const sheet = useRef<string>(undefined);
  const kept = assessments.find(sheet.current ?? '');
  const staysOpen = kept?.instrumentId === id && kept.answers.size > 0;
  const found = staysOpen ? kept : assessments.findOpen(id);
  const assessment = assessmentId ? assessments.find(assessmentId) : found;
  sheet.current = assessment?.id;

  useEffect(() => {
    if (wantsSheet && !assessment) assessments.open(id);
  }, [wantsSheet, assessment, id]);

  if (instruments.isMissing(id)) {
    return <Message title={t('trouble.noInstrumentTitle', { id })} help={t('trouble.noInstrumentHelp')} />;
  }
  if (!loaded || reading === 'loading') return <p class="soft">{t('app.loading')}</p>;
  if (assessmentId && !assessment) return <Message title={t('result.missingTitle')} help={t('result.missingHelp')} />;
  if (hasSubject && (!assessment || !(questionId || assessmentId))) return <Subjects loaded={loaded} />;
  if (!assessment) return <p class="soft">{t('app.loading')}</p>;

  const { instrument } = loaded;
  const question = questionId
    ? findQuestion(instrument, questionId)
    : (findNextUnanswered(instrument, assessment) ?? instrument.questions[0]);
  if (!question) {
    const href = linkTo('check', { instrument: id, assessment: assessmentId });
    return (
      <Message
        title={t('trouble.noQuestionTitle', { id: questionId ?? '' })}
        href={href}
        action={t('trouble.toCheck')}
      />
    );
  }
  return (
    <QuestionScreen
      key={assessment.id}
      loaded={loaded}
      assessment={assessment}
      question={question}
      linkToQuestion={(other) => linkTo('check', { instrument: id, question: other, assessment: assessmentId })}
      onNearEnd={onNearEnd}
      Help={Help}
    />
  );
}

function Subjects({ loaded }: { readonly loaded: LoadedInstrument }) {
  const { id } = loaded.instrument;
  const sheets = assessments.all.value.filter((sheet) => sheet.instrumentId === id);
  return (
    <SubjectForm
      sheets={sheets.map((sheet) => ({
        id: sheet.id,
        subject: sheet.subject,
        finished: sheet.finishedAt !== null,
        progress: progressOf(loaded.instrument, sheet),
        href: sheet.finishedAt
          ? linkTo('result', { assessment: sheet.id })
          : linkTo('check', { instrument: id, assessment: sheet.id }),
      }))}
      limit={SUBJECT_LIMIT}
      instrumentTitle={loaded.text.title}
      onStart={(subject) =>
        openPage(linkTo('check', { instrument: id, assessment: assessments.startFor(id, subject).id }))
      }
    />
  );
}

interface ScreenProps {
  readonly loaded: LoadedInstrument;
  readonly assessment: Assessment;
  readonly question: Question;
  linkToQuestion(questionId: string): string;
  onNearEnd(): void;
  readonly Help?: Help | undefined;
}

/** Everything that can be done with one question. */
export function QuestionScreen({ loaded, assessment, question, linkToQuestion, onNearEnd, Help }: ScreenProps) {
  const { instrument, text, official } = loaded;
  const words = text.questions[question.id];
  const place = instrument.places.get(question.id) ?? 0;
  const total = instrument.questions.length;
  const answer = assessment.answers.get(question.id);
  const chosen = findChosen(instrument, assessment, question.id);
  const section = instrument.sections.find((candidate) => candidate.questions.includes(question));
  const officialLang = locale.value === instrument.officialLanguage ? undefined : instrument.officialLanguage;
  const before = instrument.questions[place - 1];
  const after = instrument.questions[place + 1];
  const reviewLink = linkTo('review', { assessment: assessment.id });
  const href = linkToQuestion(question.id);
  const labelOf = (mark: Mark) =>
    text.choices[instrument.choices.find((choice) => choice.mark === mark)?.id ?? ''] ?? '';

  useEffect(() => {
    // The bare address of a sheet becomes that of its question, so that a reload comes back to it.
    // Only if it is still open: a quick tap may already have moved on, and must not be taken back.
    const { page, params } = route.value;
    if (page === 'check' && params.question === undefined) openPage(href, { replace: true });
    scrollTo(0, 0);
  }, [href]);
  useEffect(() => {
    if (progressOf(instrument, assessment).answered >= total * NEAR_END) onNearEnd();
  }, [assessment]);

  /** A finished sheet was opened, to change an answer: the way back is to its review. */
  const isChange = useRef(assessment.finishedAt !== null).current;
  /** Where an answered question leads: the next open one, the review where some were left out, else the result. */
  const linkOnward = (sheet: Assessment): string => {
    if (isChange) return reviewLink;
    const next = findNextUnanswered(instrument, sheet, place + 1);
    if (next) return linkToQuestion(next.id);
    return isComplete(instrument, sheet) ? linkTo('result', { assessment: sheet.id }) : reviewLink;
  };
  const choose = (choiceId: string, moveOn: boolean) => {
    const changed = assessments.answer(instrument, assessment.id, question.id, { choiceId });
    if (changed && moveOn) openPage(linkOnward(changed));
  };

  useChoiceKeys({
    choices: instrument.choices,
    onSelect: (choiceId) => choose(choiceId, false),
    onEnter: chosen && (() => openPage(linkOnward(assessment))),
  });

  return (
    <div class={style.page}>
      <div class={style.top}>
        <p class={style.progress} data-testid="progress">
          {place + 1} / {total}
        </p>
        <p class={`${style.part} soft`}>{plain(joined(assessment.subject, section && text.sections[section.id]))}</p>
        <Saved />
      </div>
      <progress value={place + 1} max={total} aria-label={t('check.progress', { total, place: place + 1 })} />
      <div class={style.body}>
        {words?.title && <p class={style.title}>{phrases(words.title)}</p>}
        <ChoiceList
          id={question.id}
          question={words?.text ?? question.id}
          lang={text === official ? officialLang : undefined}
          choices={instrument.choices}
          labels={text.choices}
          chosen={chosen?.id}
          onSelect={choose}
        />
      </div>
      {answer?.choiceId && !chosen && <p role="alert">{t('check.choiceGone')}</p>}
      <QuestionMoves
        back={before && linkToQuestion(before.id)}
        onward={chosen ? linkOnward(assessment) : after ? linkToQuestion(after.id) : reviewLink}
        kind={!chosen ? 'skip' : isChange ? 'toReview' : assessment.finishedAt === null ? 'next' : 'toResult'}
      />
      <div class={style.more}>
        {Help && words && (
          <Help
            key={`help ${question.id}`}
            instrumentId={instrument.id}
            questionId={question.id}
            question={words.text}
            best={labelOf('done')}
            between={labelOf('partly')}
          />
        )}
        {officialLang && text !== official && (
          <OfficialWording
            key={`official ${question.id}`}
            lang={officialLang}
            question={official.questions[question.id]?.text ?? ''}
            choices={instrument.choices.map((choice) => official.choices[choice.id])}
          />
        )}
        {words?.ifUnused && <IfUnused key={`unused ${question.id}`} thing={words.ifUnused} />}
        <NoteField
          key={`note ${assessment.id} ${question.id}`}
          note={answer?.note ?? ''}
          onChange={(note) => assessments.answer(instrument, assessment.id, question.id, { note })}
        />
        <p class={`small soft ${style.keys}`}>{t('check.keys', { count: instrument.choices.length })}</p>
      </div>
    </div>
  );
}

/** A component of its own, so that a save under way draws only this anew. */
function Saved() {
  return <SavedMark status={saveStatus.value} />;
}

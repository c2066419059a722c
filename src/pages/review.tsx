import { useEffect } from 'preact/hooks';
import { type Assessment, findChosen, progressOf } from '../domain/assessment';
import type { Question } from '../domain/instrument';
import { joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { instruments, type LoadedInstrument } from '../state/instruments';
import { MarkSign } from '../ui/mark';
import { Message } from '../ui/message';
import { Page } from '../ui/page';
import { phrases } from '../ui/phrases';
import style from './review.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

export function ReviewPage({ params, onTrouble }: Props) {
  const assessment = assessments.find(params.assessment ?? '');
  const id = assessment?.instrumentId;
  const loaded = id ? instruments.find(id) : undefined;
  useEffect(() => {
    if (id && !instruments.find(id)) instruments.load(id).catch(onTrouble);
  }, [id]);

  if (assessments.reading.value === 'loading') return <p class="soft">{t('app.loading')}</p>;
  if (!assessment) return <Message title={t('result.missingTitle')} help={t('result.missingHelp')} />;
  if (id && instruments.isMissing(id))
    return <Message title={t('trouble.noInstrumentTitle', { id })} help={t('home.unknownInstrument')} />;
  if (!loaded) return <p class="soft">{t('app.loading')}</p>;

  const { instrument, text } = loaded;
  const progress = progressOf(instrument, assessment);
  const open = instrument.questions.filter((question) => !findChosen(instrument, assessment, question.id));
  const next = open[0];
  return (
    <Page title={t('review.title')} over={joined(text.title, assessment.subject)}>
      <p data-testid="progress">{t('review.lead', { ...progress })}</p>
      <p>
        {next ? (
          <a
            class="button primary"
            href={linkTo('check', { instrument: instrument.id, question: next.id, assessment: assessment.id })}
          >
            {t('result.continue')}
          </a>
        ) : (
          <a class="button primary" href={linkTo('result', { assessment: assessment.id })}>
            {t('check.toResult')}
          </a>
        )}
      </p>
      {open.length > 0 && (
        <Answers title={t('review.openTitle')} questions={open} loaded={loaded} assessment={assessment} />
      )}
      {instrument.sections.map((section) => (
        <Answers
          key={section.id}
          title={text.sections[section.id] ?? section.id}
          questions={section.questions.filter((question) => !open.includes(question))}
          loaded={loaded}
          assessment={assessment}
        />
      ))}
    </Page>
  );
}

interface AnswersProps {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly loaded: LoadedInstrument;
  readonly assessment: Assessment;
}

function Answers({ title, questions, loaded, assessment }: AnswersProps) {
  if (questions.length === 0) return null;
  const { instrument, text } = loaded;
  return (
    <section class="stack">
      <h2>{phrases(title)}</h2>
      <ul class={style.answers}>
        {questions.map((question) => {
          const chosen = findChosen(instrument, assessment, question.id);
          const note = assessment.answers.get(question.id)?.note;
          const place = (instrument.places.get(question.id) ?? 0) + 1;
          return (
            <li key={question.id} class={style.answer}>
              <p>
                {place}. {phrases(text.questions[question.id]?.text ?? question.id)}
              </p>
              {note && <p class={`small soft ${style.note}`}>{note}</p>}
              <p class={style.chosen}>
                {chosen && <MarkSign mark={chosen.mark} />}
                <span>{chosen ? phrases(text.choices[chosen.id] ?? chosen.id) : t('review.unanswered')}</span>
                <a
                  class={style.change}
                  href={linkTo('check', {
                    instrument: instrument.id,
                    question: question.id,
                    assessment: assessment.id,
                  })}
                >
                  {chosen ? t('review.change') : t('review.answer')}
                  <span class="visually-hidden">({place})</span>
                </a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

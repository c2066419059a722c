import { useEffect, useState } from 'preact/hooks';
import '../ui/print.css';
import { type Assessment, findChosen, progressOf } from '../domain/assessment';
import { hasOwnSections, type Score, scoreAssessment, tallyAxes } from '../domain/scoring';
import { formatDate, joined, locale, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { controls } from '../state/controls';
import { findingsOf, loadFindings } from '../state/findings';
import { instruments, type LoadedInstrument } from '../state/instruments';
import { controlKnowHow, questionKnowHow } from '../state/know-how';
import { AnswersTable } from '../ui/answers-table';
import { DontKnowsTable, GapsTable } from '../ui/gap-tables';
import { Message } from '../ui/message';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import { RadarPicture } from '../ui/radar-picture';
import { Cover, type Paper, PaperForm } from '../ui/report-cover';
import { ActionsTable, AxesTable } from '../ui/report-tables';
import { ScoreFigure } from '../ui/verdict';
import { WithJapanese } from '../ui/with-japanese';
import style from './report.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

interface Sheet {
  readonly loaded: LoadedInstrument;
  readonly assessment: Assessment;
}

/** 6か月で6つ: one a month. */
const FIRST = 6;
/** With more answers and gaps than this the print is a little smaller, or the paper would have a fourth page. */
const MANY_ROWS = 50;

export function ReportPage({ params, onTrouble }: Props) {
  const assessment = assessments.find(params.assessment ?? '');
  const id = assessment?.instrumentId ?? '';
  const loaded = instruments.find(id);
  useEffect(() => {
    if (!assessment) return;
    Promise.all([loadFindings([assessment]), controlKnowHow.load(), questionKnowHow.load(id)]).catch(onTrouble);
  }, [assessment]);

  if (assessments.reading.value === 'loading') return <p class="soft">{t('app.loading')}</p>;
  if (!assessment) return <Message title={t('result.missingTitle')} help={t('result.missingHelp')} />;
  if (instruments.isMissing(id))
    return <Message title={t('trouble.noInstrumentTitle', { id })} help={t('home.unknownInstrument')} />;
  if (!loaded || !controls.loaded.value || !controlKnowHow.find()) return <p class="soft">{t('app.loading')}</p>;
  return <Report loaded={loaded} assessment={assessment} />;
}

function Report({ loaded, assessment }: Sheet) {
  const { instrument, text } = loaded;
  const [paper, setPaper] = useState<Paper>({ firm: '', respondent: '', forOutsiders: false });
  const { forOutsiders } = paper;
  const score = scoreAssessment(instrument, assessment);
  const findings = findingsOf([assessment]);
  const rows = instrument.questions.length + (findings?.gaps.length ?? 0);
  const size = forOutsiders ? style.roomy : rows > MANY_ROWS ? style.dense : '';
  useTitle(joined(plain(text.title), assessment.subject, plain(t('report.title'))));
  const { finishedAt, startedAt } = assessment;
  const facts: readonly (readonly [string, string])[] = [
    [t('report.firm'), paper.firm],
    [t(score ? 'report.date' : 'report.startedOn'), formatDate(score ? (finishedAt ?? startedAt) : startedAt)],
    [t('report.sheet'), joined(text.title, t('about.edition', { edition: instrument.edition }))],
    [t('report.respondent'), paper.respondent],
  ];
  return (
    <Page title={t('report.title')} over={joined(t('app.name'), plain(text.title))}>
      <PaperForm paper={paper} onChange={(change) => setPaper((before) => ({ ...before, ...change }))} />
      <Cover
        facts={assessment.subject ? [...facts, [t('report.subject'), assessment.subject]] : facts}
        kind={forOutsiders ? t('report.extract') : undefined}
      />
      {score ? <Outcome loaded={loaded} score={score} /> : <Unfinished loaded={loaded} assessment={assessment} />}
      {score && !forOutsiders && <Areas loaded={loaded} assessment={assessment} />}
      {score && !forOutsiders && findings && <NextSteps findings={findings} instrumentId={instrument.id} />}
      <Answers loaded={loaded} assessment={assessment} onlyDone={forOutsiders} />
      <section class={`${style.sources} ${size}`}>
        <h2>{phrases(t('report.sourcesTitle'))}</h2>
        <p class="small">
          <WithJapanese text={t('result.source', { publisher: text.publisher, source: text.source })} />
        </p>
        <p class="small">{t('about.standard')}</p>
        <p class="small">{t('about.declaration')}</p>
      </section>
    </Page>
  );
}

/** The name that the browser gives to the file; nothing of what was typed gets into it. */
function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = t('app.name');
    };
  }, [title]);
}

/** The score, and the published band where there is one. */
function Outcome({
  loaded: { instrument, text },
  score,
}: {
  readonly loaded: LoadedInstrument;
  readonly score: Score;
}) {
  const band = score.band && text.bands[score.band.id];
  return (
    <section class={style.outcome}>
      <h2>{phrases(t('report.resultTitle'))}</h2>
      <p class={style.score}>
        <ScoreFigure instrument={instrument} score={score} />
      </p>
      {band && (
        <p class={style.band}>
          <strong data-testid="band">{band.status}</strong> → {band.advice}
        </p>
      )}
    </section>
  );
}

function Unfinished({ loaded: { instrument }, assessment }: Sheet) {
  return (
    <section class="stack">
      <h2>{phrases(t('result.halfTitle', { ...progressOf(instrument, assessment) }))}</h2>
      <p>{t('result.halfHelp')}</p>
      <a class="button" href={linkTo('check', { instrument: instrument.id, assessment: assessment.id })}>
        {t('result.continue')}
      </a>
    </section>
  );
}

function Areas({ loaded: { instrument, text }, assessment }: Sheet) {
  // Where the axes are the sections, their full names stand among the answers: here the short ones match the picture.
  const named = hasOwnSections(instrument) ? 'name' : 'short';
  const axes = tallyAxes(instrument, assessment).map((axis) => ({
    ...axis,
    name: text.axes[axis.id]?.[named] ?? axis.id,
    label: text.axes[axis.id]?.short ?? axis.id,
  }));
  const ownFigures = instrument.scoring === 'share';
  return (
    <section>
      <h2>{phrases(t('result.axesTitle'))}</h2>
      <div class={style.areas}>
        <RadarPicture spokes={axes} label={t('report.chart')} />
        <AxesTable
          rows={axes}
          caption={t(ownFigures ? 'report.ownFigures' : 'report.axesCaption')}
          value={t(ownFigures ? 'result.doneValue' : 'result.value')}
        />
      </div>
    </section>
  );
}

type Findings = NonNullable<ReturnType<typeof findingsOf>>;

function NextSteps({ findings, instrumentId }: { readonly findings: Findings; readonly instrumentId: string }) {
  const { gaps, recommendations } = findings;
  const unknown = gaps.filter(({ gap }) => gap.choice.mark === 'unknown');
  return (
    <>
      {recommendations.length > 0 && (
        <section>
          <h2>{phrases(t('result.firstTitle'))}</h2>
          <ActionsTable
            actions={recommendations.slice(0, FIRST)}
            titles={controls.loaded.value?.text.controls ?? {}}
            knowHow={controlKnowHow.find()?.controls ?? {}}
          />
        </section>
      )}
      <section>
        <h2>{phrases(t('result.gapsTitle'))}</h2>
        <GapsTable gaps={gaps} />
      </section>
      {unknown.length > 0 && (
        <section>
          <h2>{phrases(t('result.dontKnowTitle'))}</h2>
          <div class={unknown.length > 1 ? style.columns : ''}>
            <DontKnowsTable gaps={unknown} knowHow={questionKnowHow.find(instrumentId)} />
          </div>
        </section>
      )}
    </>
  );
}

/** The whole sheet; for outsiders only what has full marks, and no note. */
function Answers({ loaded, assessment, onlyDone }: Sheet & { readonly onlyDone: boolean }) {
  const { instrument, text, official } = loaded;
  const sections = instrument.sections
    .map(({ id, questions }) => ({
      id,
      name: text.sections[id] ?? id,
      rows: questions
        .map((question) => ({ question, chosen: findChosen(instrument, assessment, question.id) }))
        .filter(({ chosen }) => !onlyDone || chosen?.points === instrument.bestPoints)
        .map(({ question, chosen }) => ({
          id: question.id,
          text: text.questions[question.id]?.text ?? question.id,
          given: chosen && { mark: chosen.mark, answer: text.choices[chosen.id] ?? chosen.id },
          note: onlyDone ? '' : (assessment.answers.get(question.id)?.note ?? ''),
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
  const chosen = instrument.questions.map((question) => findChosen(instrument, assessment, question.id)?.id);
  const legend = instrument.choices
    .filter(({ points }) => !onlyDone || points === instrument.bestPoints)
    .map(({ id, mark }) => ({
      id,
      mark,
      answer: text.choices[id] ?? id,
      count: chosen.filter((given) => given === id).length,
    }));
  const isTranslated = text !== official || locale.value === instrument.officialLanguage;
  return (
    <section>
      <h2>{phrases(onlyDone ? t('report.doneTitle') : t('report.answersTitle'))}</h2>
      {sections.length === 0 ? (
        <p>{t('report.noneDone')}</p>
      ) : (
        <div class={style.columns}>
          <AnswersTable
            sections={sections}
            legend={legend}
            lang={isTranslated ? undefined : instrument.officialLanguage}
          />
        </div>
      )}
    </section>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { type Assessment, progressOf } from '../domain/assessment';
import { hasOwnSections, scoreAssessment, tallyAxes, tallySections } from '../domain/scoring';
import { formatDate, joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { controls } from '../state/controls';
import { findingsOf, loadFindings } from '../state/findings';
import { instruments, type LoadedInstrument } from '../state/instruments';
import { joinedRoom } from '../state/joined';
import { keeping } from '../state/keeping';
import { controlKnowHow, glossary, questionKnowHow } from '../state/know-how';
import { BackupReminder } from '../ui/backup-reminder';
import { Glossary } from '../ui/explained';
import { Message } from '../ui/message';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import { RadarChart, ShareBars } from '../ui/radar-chart';
import { DontKnows, Gaps, Recommendations, Yardsticks } from '../ui/result-parts';
import { ScoreTable } from '../ui/score-table';
import { Verdict } from '../ui/verdict';
import style from './result.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

export function ResultPage({ params, onTrouble }: Props) {
  const assessment = assessments.find(params.assessment ?? '');
  const id = assessment?.instrumentId ?? '';
  const loaded = instruments.find(id);
  useEffect(() => {
    if (!assessment) return;
    loadFindings([assessment]).catch(onTrouble);
    if (assessment.finishedAt !== null) void keeping.askOnce();
    // A result without the steps and the explained words is still a result.
    Promise.all([controlKnowHow.load(), questionKnowHow.load(id), glossary.load()]).catch(() => undefined);
  }, [assessment]);

  if (assessments.reading.value === 'loading') return <p class="soft">{t('app.loading')}</p>;
  if (!assessment) return <Message title={t('result.missingTitle')} help={t('result.missingHelp')} />;
  if (instruments.isMissing(id))
    return <Message title={t('trouble.noInstrumentTitle', { id })} help={t('home.unknownInstrument')} />;
  if (!loaded) return <p class="soft">{t('app.loading')}</p>;
  return <Result loaded={loaded} assessment={assessment} />;
}

function Result({ loaded, assessment }: { readonly loaded: LoadedInstrument; readonly assessment: Assessment }) {
  const { instrument, text } = loaded;
  const score = scoreAssessment(instrument, assessment);
  const isPainted = useFirstPaint();
  const findings = isPainted ? findingsOf([assessment]) : undefined;
  const date =
    assessment.finishedAt === null
      ? ''
      : t('result.on', { date: formatDate(assessment.finishedAt), edition: instrument.edition });
  const linkToQuestion = (question: string) =>
    linkTo('check', { instrument: instrument.id, question, assessment: assessment.id });
  const axes = tallyAxes(instrument, assessment).map((axis, place) => ({
    ...axis,
    name: text.axes[axis.id]?.name ?? axis.id,
    label: text.axes[axis.id]?.short ?? axis.id,
    href: linkToQuestion(instrument.axes[place]?.questions[0] ?? ''),
  }));
  const ownFigures = instrument.scoring === 'share';
  const table = (
    <ScoreTable
      caption={plain(t('result.axesTitle'))}
      rows={axes}
      value={ownFigures ? t('result.doneValue') : t('result.value')}
      shareHeading={ownFigures ? t('result.shareOwn') : t('result.share')}
    />
  );
  const over = joined(text.title, assessment.subject, date);
  const room = joinedRoom.find(instrument.id, Date.now());

  if (!score) {
    const progress = progressOf(instrument, assessment);
    return (
      <Page title={t('result.halfTitle', { ...progress })} over={over}>
        <p>{t('result.halfHelp')}</p>
        <p data-testid="progress">
          {progress.answered} / {progress.total}
        </p>
        <progress value={progress.answered} max={progress.total} aria-label={t('review.lead', { ...progress })} />
        <p class={style.moves}>
          <a class="button primary" href={linkTo('check', { instrument: instrument.id, assessment: assessment.id })}>
            {t('result.continue')}
          </a>
          <a class="button" href={linkTo('review', { assessment: assessment.id })}>
            {t('result.review')}
          </a>
        </p>
        {table}
      </Page>
    );
  }
  return (
    <Page title={sentenceOf(loaded, score)} over={over}>
      <Verdict loaded={loaded} score={score} assessment={assessment} />
      {room && (
        <p class={`card ${style.moves}`}>
          {room.name ? t('join.offer', { name: room.name }) : t('join.offerUnnamed')}
          <a class="button primary" href={linkTo('handIn', { assessment: assessment.id })}>
            {t('handIn.open')}
          </a>
        </p>
      )}
      <section class="stack">
        <h2>{phrases(t('result.axesTitle'))}</h2>
        <div class={style.picture}>
          <RadarChart spokes={axes} label={t('result.chart')} />
          {table}
        </div>
      </section>
      {hasOwnSections(instrument) && (
        <section class="stack">
          <h2>{phrases(t('result.sectionsTitle'))}</h2>
          <ShareBars
            bars={tallySections(instrument, assessment).map(({ id, share, points, max }) => ({
              id,
              name: plain(text.sections[id] ?? id),
              share,
              figure: max === 0 ? t('result.noneApplies') : `${points} / ${max}`,
            }))}
          />
        </section>
      )}
      {findings && (
        <Glossary.Provider value={glossary.find()}>
          <Recommendations
            recommendations={findings.recommendations}
            words={controls.loaded.value}
            knowHow={controlKnowHow.find()?.controls}
            allHref={linkTo('controls', { assessment: assessment.id })}
          />
          <DontKnows
            gaps={findings.gaps}
            knowHow={questionKnowHow.find(instrument.id)}
            linkToQuestion={linkToQuestion}
          />
        </Glossary.Provider>
      )}
      <Yardsticks loaded={loaded} assessment={assessment} />
      {findings && <Gaps gaps={findings.gaps} linkToQuestion={linkToQuestion} />}
      {findings && keeping.shouldRemind(Date.now()) && (
        <BackupReminder onLater={() => keeping.remindLater(Date.now())} />
      )}
      <p class={style.moves}>
        <a class="button" href={linkTo('review', { assessment: assessment.id })}>
          {t('result.review')}
        </a>
        <a class="button" href={linkTo('report', { assessment: assessment.id })}>
          {t('report.open')}
        </a>
        <a class="button" href={linkTo('check', { instrument: instrument.id })}>
          {t('result.again')}
        </a>
        <a class="button" href={linkTo('home')}>
          {t('app.home')}
        </a>
      </p>
      <p class="small soft">{t('result.source', { publisher: text.publisher, source: text.source })}</p>
    </Page>
  );
}

/** False until verdict and picture are on the screen: what needs scrolling to be seen must not hold them back. */
function useFirstPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isPainted;
}

/** One sentence that can be read aloud: the band's own where bands are published, else by how much is done. */
function sentenceOf(
  { text }: LoadedInstrument,
  { band, share }: NonNullable<ReturnType<typeof scoreAssessment>>,
): string {
  if (band) return text.bands[band.id]?.sentence ?? band.id;
  if (share === null) return t('result.nothingAppliesTitle');
  if (share === 1) return t('result.shareFullTitle');
  return share >= 0.7 ? t('result.shareMostTitle') : t('result.shareSomeTitle');
}

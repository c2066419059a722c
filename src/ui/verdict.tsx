import type { Assessment } from '../domain/assessment';
import { findChosen } from '../domain/assessment';
import type { Instrument } from '../domain/instrument';
import type { Score } from '../domain/scoring';
import { formatPercent, t } from '../i18n/i18n';
import { MarkSign } from './mark';
import { phrases } from './phrases';
import style from './verdict.module.css';

interface Props {
  readonly loaded: {
    readonly instrument: Instrument;
    readonly text: {
      readonly choices: Readonly<Record<string, string>>;
      readonly bands: Readonly<Record<string, { readonly status: string; readonly advice: string }>>;
    };
  };
  readonly score: Score;
  readonly assessment: Assessment;
}

/** The score, the published band where there is one, and how many answers of each kind it rests on. */
export function Verdict({ loaded, score, assessment }: Props) {
  const { instrument, text } = loaded;
  const chosen = instrument.questions.map((question) => findChosen(instrument, assessment, question.id)?.id);
  const band = score.band && text.bands[score.band.id];
  return (
    <div class={style.verdict}>
      <p class={style.score}>
        <ScoreFigure instrument={instrument} score={score} />
      </p>
      {band && (
        <p class={style.band}>
          <span data-testid="band">{band.status}</span>
          <span class="soft"> → {band.advice}</span>
        </p>
      )}
      <p class="small soft">{t('result.restsOn', { count: score.answered })}</p>
      <ul class={style.counts}>
        {instrument.choices.map((choice) => (
          <li key={choice.id}>
            <MarkSign mark={choice.mark} /> {phrases(text.choices[choice.id] ?? choice.id)}{' '}
            <strong>{chosen.filter((id) => id === choice.id).length}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Points and maximum; a share that nobody published is labelled as this app's own. */
export function ScoreFigure({ instrument, score }: { readonly instrument: Instrument; readonly score: Score }) {
  return (
    <>
      <span data-testid="score">
        <strong>{score.points}</strong> / {score.max}
      </span>{' '}
      {instrument.scoring === 'sum'
        ? t('result.pointsUnit')
        : score.share !== null && t('result.ownFigure', { percent: formatPercent(score.share) })}
    </>
  );
}

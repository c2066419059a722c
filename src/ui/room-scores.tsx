import type { Bin, Spread } from '../domain/room-picture';
import { t } from '../i18n/i18n';
import { phrases } from './phrases';
import type { RoomFigures, ScoreFigures } from './room-figures';
import { RoomHead } from './room-head';
import style from './room-scores.module.css';
import { Swatch } from './room-swatch';
import { fromTo, otherName, otherSentence, roomName, scoresSentence } from './room-words';

/** Where a value lies along the bars, 0–1; all bars are drawn equally wide, also the first and last, which may span less. */
function along(bins: readonly Bin[], value: number): number {
  const place = bins.findLastIndex(({ from }) => from <= value);
  const bin = bins[place];
  if (!bin) return 0;
  const end = bins[place + 1]?.from ?? bin.to;
  return (place + (end > bin.from ? (value - bin.from) / (end - bin.from) : 0)) / bins.length;
}

/** The bars as a histogram: standing on a wide screen, lying on a phone. */
export function RoomScores(figures: RoomFigures) {
  const { scores, other, name } = figures;
  const { unit, bins, spread, otherBins, otherSpread } = scores;
  const axis = t(unit === 'points' ? 'room.byPoints' : 'room.byPercent');
  const tallest = Math.max(1, ...[...bins, ...(otherBins ?? [])].map(({ count }) => count));
  return (
    <>
      <RoomHead {...figures} title={scoresTitle(scores)} swatches={['bar', 'hatched']} />
      <p class={style.sentence}>{scoresSentence(scores)}</p>
      {other && otherSpread && <p class={style.sentence}>{otherSentence(scores, other)}</p>}
      <div class={style.plot}>
        <ol class={style.bins} aria-label={axis}>
          {bins.map(({ from, to, count }, place) => (
            <li key={from}>
              <span class={style.range}>{fromTo(from, to)}</span>
              <span class={style.tick} aria-hidden="true">
                {from}
              </span>
              <span class={style.bars}>
                <CountBar room={other && roomName(name)} count={count} share={count / tallest} />
                {other && otherBins && (
                  <CountBar
                    room={otherName(other)}
                    count={otherBins[place]?.count ?? 0}
                    share={(otherBins[place]?.count ?? 0) / tallest}
                    isOther
                  />
                )}
              </span>
            </li>
          ))}
        </ol>
        <span class={style.end} aria-hidden="true">
          {bins.at(-1)?.to}
        </span>
        {spread && <Middle bins={bins} spread={spread} />}
        {otherSpread && <Middle bins={bins} spread={otherSpread} isOther />}
      </div>
      <p class={style.legend}>
        <span>
          <Swatch kind="middle" /> {t('room.medianFirm')}
        </span>
        <span>
          <Swatch kind="band" /> {phrases(t('room.halfTitle'))}
        </span>
        {otherSpread && (
          <span>
            <Swatch kind="other-middle" /> {t('room.otherMedianFirm')}
          </span>
        )}
        <span aria-hidden="true">{axis}</span>
      </p>
    </>
  );
}

export function scoresTitle({ unit }: ScoreFigures): string {
  return unit === 'points' ? t('room.scoresTitle') : t('room.sharesTitle');
}

interface BarProps {
  /** Named where there are two. */
  readonly room: string | undefined;
  readonly count: number;
  /** Of the longest bar, 0–1. */
  readonly share: number;
  readonly isOther?: boolean;
}

function CountBar({ room, count, share, isOther = false }: BarProps) {
  return (
    <span class={isOther ? style.other : style.own}>
      {room && <span class="visually-hidden">{room} </span>}
      {count > 0 && <span class={style.bar} style={{ '--share': share }} />}
      <span class={style.count}>
        {count}
        <span class="visually-hidden">{t('room.firms', { count })}</span>
      </span>
    </span>
  );
}

interface MiddleProps {
  readonly bins: readonly Bin[];
  readonly spread: Spread;
  readonly isOther?: boolean;
}

/** A line across the bars at the median, and a strip beside them along the half between the quartiles. */
function Middle({ bins, spread, isOther = false }: MiddleProps) {
  const [from, at, to] = [spread.lower, spread.median, spread.upper].map((value) => along(bins, value));
  return (
    <>
      {!isOther && <span class={style.half} style={{ '--from': from, '--to': to }} />}
      <span class={isOther ? style.otherMiddle : style.middle} style={{ '--at': at }} />
    </>
  );
}

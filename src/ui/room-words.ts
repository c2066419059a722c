import type { Spread } from '../domain/room-picture';
import { formatPercent, t } from '../i18n/i18n';
import type { OtherRoom, ScoreFigures } from './room-figures';

/** Nobody has half a point: medians between two values are rounded. */
function whole(value: number): number {
  // No −0, which would be shown with its sign.
  return Math.round(value) + 0;
}

export function inPercent(value: number): string {
  return formatPercent(whole(value) / 100);
}

/** 'from' to 'to' without a unit; one number where both are the same. */
export function fromTo(from: number, to: number): string {
  return whole(from) === whole(to) ? `${whole(from)}` : t('room.fromTo', { from: whole(from), to: whole(to) });
}

/** Between which values the middle half lies, in percent. */
export function halfInPercent({ lower, upper }: Spread): string {
  return whole(lower) === whole(upper)
    ? inPercent(lower)
    : t('room.fromToPercent', { from: whole(lower), to: whole(upper) });
}

/** Median and middle half in words, to be put into a sentence. */
function wordsOf(unit: ScoreFigures['unit'], spread: Spread): { readonly median: string; readonly half: string } {
  if (unit === 'percent') return { median: inPercent(spread.median), half: halfInPercent(spread) };
  const { lower, median, upper } = spread;
  const one = (value: number) => t('room.points', { count: whole(value) });
  const isOne = whole(lower) === whole(upper);
  return {
    median: one(median),
    half: isOne ? one(lower) : t('room.fromToPoints', { from: whole(lower), to: whole(upper) }),
  };
}

/** What the firm in the middle has, and half of the firms. */
export function scoresSentence({ unit, spread }: ScoreFigures): string {
  return spread ? t('room.scoresSentence', wordsOf(unit, spread)) : t('room.noScores');
}

/** The same for the room that is laid over it. */
export function otherSentence({ unit, otherSpread }: ScoreFigures, other: OtherRoom): string {
  if (!otherSpread) return '';
  return t('room.otherSentence', { name: otherName(other), ...wordsOf(unit, otherSpread) });
}

export function roomName(name: string): string {
  return name || t('room.thisRoom');
}

export function otherName({ name }: OtherRoom): string {
  return name || t('room.otherRoom');
}

/** Where no points are published, all figures are the app's own, and that is said. */
export function ownFigures({ unit }: ScoreFigures): string {
  return unit === 'percent' ? t('room.ownFigures') : '';
}

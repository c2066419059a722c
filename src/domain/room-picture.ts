import type { Instrument, Question } from './instrument';
import { round, shortfallOf } from './recommendation';
import { type Counts, type Room, type Sums, visibleSums } from './room';

/** How the values of many spread: median and quartiles, found as spreadsheets do (QUARTILE.INC). */
export interface Spread {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** How many values there are. */
  readonly count: number;
}

/** Undefined where there is no value at all. */
export function spreadOf(counts: Counts<number>): Spread | undefined {
  const values = [...counts].sort(([a], [b]) => a - b);
  const count = values.reduce((sum, [, often]) => sum + often, 0);
  if (count === 0) return undefined;
  const valueAt = (place: number): number => {
    let passed = 0;
    for (const [value, often] of values) {
      passed += often;
      if (place < passed) return value;
    }
    return 0;
  };
  const quantile = (share: number) => {
    const place = (count - 1) * share;
    const [below, above] = [valueAt(Math.floor(place)), valueAt(Math.ceil(place))];
    return below + (above - below) * (place % 1);
  };
  return { lower: quantile(0.25), median: quantile(0.5), upper: quantile(0.75), count };
}

/** One bar of a histogram: values from `from` up to `to`, both included. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Width of a bar, in points or in percent. */
const BIN_WIDTH = 10;

/** The scores of a room in bars of ten, from the lowest to the highest that the instrument can have. */
export function scoreBins(instrument: Instrument, { scores }: Sums): readonly Bin[] {
  const ofAll = (points: number) => points * instrument.questions.length;
  const isSum = instrument.scoring === 'sum';
  const lowest = isSum ? ofAll(instrument.worstPoints) : 0;
  const highest = isSum ? ofAll(instrument.bestPoints) : 100;
  const bins: Bin[] = [];
  for (let from = Math.floor(lowest / BIN_WIDTH) * BIN_WIDTH; from < highest; from += BIN_WIDTH) {
    const next = from + BIN_WIDTH;
    // The best score of all has no bar of its own.
    const to = next >= highest ? highest : next - 1;
    const inside = [...scores].filter(([score]) => score >= from && score <= to);
    bins.push({ from: Math.max(from, lowest), to, count: inside.reduce((sum, [, often]) => sum + often, 0) });
  }
  return bins;
}

/** How a room answered one question. */
export interface Split {
  readonly question: Question;
  /** By choice, in the instrument's order. */
  readonly counts: readonly number[];
  /** 0: everybody gave the best answer; 1: everybody the worst. Null where it applies to nobody. */
  readonly shortfall: number | null;
}

/** Every question in the sheet's order. */
export function splitsOf(instrument: Instrument, { answers }: Sums): readonly Split[] {
  return instrument.questions.map((question) => {
    const given = answers.get(question.id);
    const counts = instrument.choices.map(({ id }) => given?.get(id) ?? 0);
    let applying = 0;
    let lost = 0;
    for (const [place, choice] of instrument.choices.entries()) {
      const shortfall = shortfallOf(instrument, choice);
      if (shortfall === null) continue;
      const often = counts[place] ?? 0;
      applying += often;
      lost += often * shortfall;
    }
    return { question, counts, shortfall: applying === 0 ? null : lost / applying };
  });
}

/** False for sums that were not made with this instrument: in its own, every question has an answer of every hand-in. */
export function isSumOf(instrument: Instrument, sums: Sums): boolean {
  return splitsOf(instrument, sums).every(({ counts }) => counts.reduce((sum, often) => sum + often, 0) === sums.count);
}

/** How many questions are worth talking about in a room. */
const WEAKEST = 5;

/** The questions where the room falls short most, the worst first; those of more weight before others. */
export function weakestOf(splits: readonly Split[]): readonly Split[] {
  const size = ({ shortfall, question }: Split) => round((shortfall ?? 0) * question.weight);
  return splits
    .filter((split) => size(split) > 0)
    .sort((a, b) => size(b) - size(a))
    .slice(0, WEAKEST);
}

/** A room with others of the same instrument beside which it can be put: the newest first. */
export function comparableRooms(room: Room, rooms: readonly Room[]): readonly Room[] {
  return rooms
    .filter((other) => other.id !== room.id && other.instrumentId === room.instrumentId && visibleSums(other))
    .sort((a, b) => b.createdAt - a.createdAt);
}

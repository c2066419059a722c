import type { Visit, WholeVisit } from './measure';

/** One line of the report. */
export interface Figure<Measured> {
  readonly label: string;
  readonly unit: 'kB' | 'ms' | 'MB' | '';
  readonly of: (measured: Measured) => number;
  /** The goals of the project: times in proportion to what they are compared with, bytes and counts as such. */
  readonly goal?: { readonly ratio: number } | { readonly most: number };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that this share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function bytesOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0) / 1000;
}

/** App against floor, on the same questions. */
export const FIGURES: readonly Figure<WholeVisit>[] = [
  {
    label: 'bytes until an answer is stored',
    unit: 'kB',
    of: ({ start }) => bytesOf(start.files),
    goal: { most: 45 },
  },
  {
    label: '  of it before first contentful paint',
    unit: 'kB',
    of: ({ start }) => bytesOf(start.files.filter((file) => file.blocksPaint)),
    goal: { most: 14 },
  },
  { label: 'requests until an answer is stored', unit: '', of: ({ start }) => start.files.length },
  { label: 'first contentful paint', unit: 'ms', of: ({ start }) => start.firstPaint, goal: { ratio: 1.1 } },
  { label: 'first question usable', unit: 'ms', of: ({ start }) => start.usable, goal: { ratio: 1.3 } },
  { label: 'script live', unit: 'ms', of: ({ start }) => start.live },
  { label: 'total blocking time until script live', unit: 'ms', of: ({ start }) => start.blocked, goal: { most: 60 } },
  { label: 'tap to frame, median', unit: 'ms', of: ({ taps }) => median(taps), goal: { ratio: 1.1 } },
  { label: 'tap to frame, p95', unit: 'ms', of: ({ taps }) => quantile(taps, 0.95), goal: { ratio: 1.2 } },
  { label: 'tap to frame, worst', unit: 'ms', of: ({ taps }) => Math.max(...taps) },
  { label: 'last answer to radar', unit: 'ms', of: (visit) => visit.lastAnswerToRadar, goal: { ratio: 0.5 } },
  { label: 'warm start, usable', unit: 'ms', of: ({ warm }) => warm.usable, goal: { ratio: 1.3 } },
  { label: 'warm start, script live', unit: 'ms', of: ({ warm }) => warm.live },
  { label: 'offline start, usable', unit: 'ms', of: ({ offline }) => offline.usable, goal: { ratio: 1.3 } },
  { label: 'offline start, script live', unit: 'ms', of: ({ offline }) => offline.live },
  { label: 'heap when done', unit: 'MB', of: ({ heap }) => heap / 1e6, goal: { ratio: 1.7 } },
  { label: 'everything precached', unit: 'kB', of: ({ precache }) => bytesOf(precache), goal: { most: 350 } },
  { label: 'files precached', unit: '', of: ({ precache }) => precache.length },
];

/** A long sheet against a short one, in the same candidate. */
export const GROWTH_FIGURES: readonly Figure<Visit>[] = [
  { label: 'first question usable', unit: 'ms', of: ({ start }) => start.usable, goal: { ratio: 1.5 } },
  { label: 'script live', unit: 'ms', of: ({ start }) => start.live, goal: { ratio: 1.5 } },
  { label: 'tap to frame, median', unit: 'ms', of: ({ taps }) => median(taps), goal: { ratio: 1.1 } },
  { label: 'heap after 15 answers', unit: 'MB', of: ({ heap }) => heap / 1e6, goal: { ratio: 4 } },
  { label: 'bytes until an answer is stored', unit: 'kB', of: ({ start }) => bytesOf(start.files) },
];

/** kB that every further question may cost, in memory and on the way. */
export const MOST_PER_QUESTION = 3.5;

import { afterAll } from 'vitest';

/** `npm run torture` sets it: every figure is then measured as often as it is promised, not only often enough to notice. */
const isFull = process.env.KENSHIN_TORTURE === '1';

/** How often something is done to the app: in every test run, and when its figures are measured. */
export const times = (short: number, full: number): number => (isFull ? full : short);

const lines: string[] = [];

/** Keeps what a row of the table of figures has come to; printed when the file is through, one line a row. */
export function report(row: string, figure: string): void {
  lines.push(`${row}: ${figure}`);
}

afterAll(() => {
  if (lines.length > 0) console.info(lines.join('\n'));
});

/** Repeatable, so that a failure can be looked at again. From 0 up to, but never, 1. */
export function randomFrom(seed: number): () => number {
  // Seeds that follow each other would begin with numbers that do, too.
  let state = Math.imul(seed, 2654435761) >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

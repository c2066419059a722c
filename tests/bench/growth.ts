import type { Browser } from 'playwright-core';
import { type BuiltApp, buildCopy } from '../support/build';
import { appOf, floorOf } from './candidates';
import { waitForQuiet } from './conditions';
import { GROWTH_FIGURES, MOST_PER_QUESTION } from './figures';
import { buildFloor } from './floor/floor';
import { type Visit, visitBriefly } from './measure';
import { compare, type Line } from './report';
import { addSheet, growSheet, type Sheet } from './sheet';

export const SIZES = [25, 250, 2500] as const;
const SMALL = SIZES[0];
/** Answers per visit, few enough that no sheet is near its end: there the app makes the result ready. */
const ANSWERS = 15;

type Visits = Readonly<Record<number, Visit[]>>;

export interface Growth {
  readonly floor: Visits;
  readonly app: Visits;
}

/** Visits floor and app with generated sheets of 25 to 2,500 questions. */
export async function measureGrowth(browser: Browser, model: Sheet, runs: number): Promise<Growth> {
  const built: BuiltApp[] = [];
  const growth: Growth = { floor: {}, app: {} };
  const candidates = [];
  for (const size of SIZES) {
    const sheet = growSheet(model, size);
    const floor = await buildFloor(sheet);
    const app = buildCopy((copy) => addSheet(copy, sheet));
    built.push(floor, app);
    candidates.push(
      { visits: visitsOf(growth.floor, size), candidate: floorOf(floor) },
      { visits: visitsOf(growth.app, size), candidate: appOf(app, sheet.instrument.id) },
    );
  }
  for (let run = 0; run < runs; run++) {
    for (const { visits, candidate } of candidates) {
      await waitForQuiet();
      visits.push(await visitBriefly(browser, candidate, ANSWERS));
    }
  }
  for (const { remove } of built) remove();
  return growth;
}

function visitsOf(visits: Record<number, Visit[]>, size: number): Visit[] {
  visits[size] = [];
  return visits[size];
}

/** All sizes beside each other, the largest compared with the smallest, and what every further question costs. */
export function growthLines(visits: Visits): Line[] {
  const lines = GROWTH_FIGURES.map((figure) =>
    compare(
      figure,
      SIZES.map((size) => visits[size] ?? []),
    ),
  );
  const costs = lines.filter(({ unit }) => unit === 'MB' || unit === 'kB').map(costOf);
  return [...lines, ...costs];
}

function costOf({ label, unit, values }: Line): Line {
  const scale = unit === 'MB' ? 1000 : 1;
  const costs = values.map((value, column) => {
    const more = (SIZES[column] ?? 0) - SMALL;
    return ((value - (values[0] ?? 0)) * scale) / more;
  });
  return {
    label: `${label}, per further question`,
    unit: 'kB',
    values: costs,
    runs: [],
    goal: `≤ ${MOST_PER_QUESTION} kB`,
    met: (costs.at(-1) ?? Number.NaN) <= MOST_PER_QUESTION,
  };
}

import { type Assessment, findChosen } from './assessment';
import type { Instrument, Mark } from './instrument';

/** So large a share of these questions must carry one of these marks on the firm's newest finished sheet. */
export interface Condition {
  readonly instrument: string;
  /** All questions of the instrument where none are named. */
  readonly questions?: readonly string[];
  readonly marks: readonly Mark[];
  /** 0–1, of the questions that apply. */
  readonly share: number;
}

/** A rung is reached when all conditions of one of its ways hold; one without ways is always reached. */
export interface Rung {
  readonly ways: readonly (readonly Condition[])[];
}

/** From the lowest rung up. Where the rungs are is our own judgement; the names of the rungs are published. */
export type Ladder = readonly Rung[];

/** One sheet with its instrument. */
export interface Sheet {
  readonly instrument: Instrument;
  readonly assessment: Assessment;
}

/** How far one condition is met, in questions. */
export interface Need {
  readonly instrument: string;
  readonly met: number;
  readonly needed: number;
}

export interface Standing {
  /** Place of the highest rung that is reached with all below it, from 0. */
  readonly rung: number;
  /** What the next rung still needs, on the way that is nearest; empty on the last one. */
  readonly missing: readonly Need[];
}

/** Where the firm stands on a ladder, by its finished sheets. */
export function findStanding(ladder: Ladder, sheets: readonly Sheet[]): Standing {
  let rung = 0;
  while (rung + 1 < ladder.length && missingFor(ladder[rung + 1], sheets).length === 0) rung++;
  return { rung, missing: missingFor(ladder[rung + 1], sheets) };
}

function missingFor(rung: Rung | undefined, sheets: readonly Sheet[]): readonly Need[] {
  const ways = (rung?.ways ?? []).map((way) =>
    way.map((condition) => progressTo(condition, sheets)).filter(({ met, needed }) => met < needed),
  );
  return ways.toSorted((a, b) => distance(a) - distance(b))[0] ?? [];
}

function distance(missing: readonly Need[]): number {
  return missing.reduce((sum, { met, needed }) => sum + (needed - met) / needed, 0);
}

function progressTo(condition: Condition, sheets: readonly Sheet[]): Need {
  const { instrument: id, marks, share } = condition;
  const sheet = sheets.find(({ instrument }) => instrument.id === id);
  const wanted = sheet?.instrument.questions.filter((question) => condition.questions?.includes(question.id) ?? true);
  const given = (wanted ?? []).flatMap((question) => {
    const chosen = sheet && findChosen(sheet.instrument, sheet.assessment, question.id);
    return chosen && chosen.mark !== 'not-applicable' ? [chosen.mark] : [];
  });
  // Without a finished sheet nothing is met; at least one question must count, or a sheet of 該当しない would pass.
  return {
    instrument: id,
    met: given.filter((mark) => marks.includes(mark)).length,
    needed: Math.max(1, Math.ceil(share * given.length)),
  };
}

import { type Answered, findChosen, isComplete } from './assessment';
import type { Band, Instrument } from './instrument';

/** What a group of questions adds up to. */
export interface Tally {
  readonly points: number;
  /** Best points × questions answered that apply. */
  readonly max: number;
  readonly answered: number;
  readonly total: number;
  /** points ÷ max, 0–1; null when nothing answered applies. Less than nothing counts as 0. */
  readonly share: number | null;
}

export interface Score extends Tally {
  /** Only where bands are published. */
  readonly band: Band | undefined;
}

export interface GroupTally extends Tally {
  readonly id: string;
}

export function tally(instrument: Instrument, assessment: Answered, questionIds: readonly string[]): Tally {
  let points = 0;
  let applying = 0;
  let answered = 0;
  for (const id of questionIds) {
    const choice = findChosen(instrument, assessment, id);
    if (!choice) continue;
    answered++;
    if (choice.points === null) continue;
    applying++;
    points += choice.points;
  }
  const max = applying * instrument.bestPoints;
  return { points, max, answered, total: questionIds.length, share: max === 0 ? null : Math.max(0, points / max) };
}

/** Undefined while a question is open: a half-filled sheet has progress and no score. */
export function scoreAssessment(instrument: Instrument, assessment: Answered): Score | undefined {
  if (!isComplete(instrument, assessment)) return undefined;
  const whole = tally(
    instrument,
    assessment,
    instrument.questions.map((question) => question.id),
  );
  return { ...whole, band: instrument.bands.find((band) => whole.points >= band.from) };
}

export function tallyAxes(instrument: Instrument, assessment: Answered): readonly GroupTally[] {
  return instrument.axes.map((axis) => ({ id: axis.id, ...tally(instrument, assessment, axis.questions) }));
}

export function tallySections(instrument: Instrument, assessment: Answered): readonly GroupTally[] {
  return instrument.sections.map((section) => ({
    id: section.id,
    ...tally(
      instrument,
      assessment,
      section.questions.map((question) => question.id),
    ),
  }));
}

/** True where the sections say something that the axes do not already say. */
export function hasOwnSections(instrument: Instrument): boolean {
  const ids = (questions: readonly string[]) => questions.join(' ');
  const axes = new Set(instrument.axes.map((axis) => ids(axis.questions)));
  return instrument.sections.some((section) => !axes.has(ids(section.questions.map((question) => question.id))));
}

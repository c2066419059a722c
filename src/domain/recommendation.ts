import { type Assessment, findChosen } from './assessment';
import { type Control, compareControls } from './control';
import type { Choice, Instrument, Question } from './instrument';

/** 課題: an answer that is neither full marks nor 該当しない. */
export interface Gap {
  readonly instrument: Instrument;
  readonly assessment: Assessment;
  readonly question: Question;
  readonly choice: Choice;
  /** Above 0 up to 1: see `shortfallOf`. */
  readonly shortfall: number;
}

export interface Recommendation {
  readonly control: Control;
  /** Sum over its gaps of shortfall × weight, 0.4 of it where the control is only related. */
  readonly priority: number;
  /** The answers that led here, heaviest first. */
  readonly because: readonly Gap[];
}

const RELATED_SHARE = 0.4;

/** (best points − points) ÷ (best − worst), 0–1; わからない counts as the worst. Null: the question does not apply. */
export function shortfallOf({ bestPoints, worstPoints }: Instrument, { mark, points }: Choice): number | null {
  if (points === null) return null;
  return (bestPoints - (mark === 'unknown' ? worstPoints : points)) / (bestPoints - worstPoints);
}

export function findGaps(instrument: Instrument, assessment: Assessment): readonly Gap[] {
  return instrument.questions.flatMap((question) => {
    const choice = findChosen(instrument, assessment, question.id);
    const shortfall = choice ? shortfallOf(instrument, choice) : null;
    return choice && shortfall ? [{ instrument, assessment, question, choice, shortfall }] : [];
  });
}

/**
 * Which controls first, and because of which answers. The gaps may come from several assessments.
 * A control that no gap points to is absent; a control id that is not among `controls` is left out.
 */
export function recommendControls(gaps: readonly Gap[], controls: readonly Control[]): readonly Recommendation[] {
  const found = new Map<string, { sum: number; because: { gap: Gap; pull: number }[] }>();
  const point = (controlId: string, gap: Gap, pull: number) => {
    const entry = found.get(controlId) ?? { sum: 0, because: [] };
    entry.sum += pull;
    entry.because.push({ gap, pull });
    found.set(controlId, entry);
  };
  for (const gap of gaps) {
    const pull = gap.shortfall * gap.question.weight;
    for (const id of gap.question.primary) point(id, gap, pull);
    for (const id of gap.question.related) point(id, gap, pull * RELATED_SHARE);
  }
  return controls
    .flatMap((control) => {
      const entry = found.get(control.id);
      if (!entry) return [];
      const because = entry.because.sort((a, b) => b.pull - a.pull).map(({ gap }) => gap);
      return [{ control, priority: round(entry.sum), because }];
    })
    .sort((a, b) => b.priority - a.priority || compareControls(a.control, b.control));
}

/** Sums of tenths drift in binary; without this, equal priorities would not be seen as ties. */
export function round(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}

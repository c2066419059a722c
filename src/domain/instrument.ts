/** The five marks that every answer shows, whatever its wording. Shape first, colour second. */
export type Mark = 'done' | 'partly' | 'not-done' | 'unknown' | 'not-applicable';

export interface Choice {
  readonly id: string;
  readonly mark: Mark;
  /** Published points; null: the question does not apply and leaves the denominator. */
  readonly points: number | null;
}

export interface Question {
  readonly id: string;
  /** How much a gap here counts when controls are put in order: 1.5 for 基本的対策, else 1. */
  readonly weight: number;
  /** ISO/IEC 27001:2022 Annex A control ids, best first. */
  readonly primary: readonly string[];
  readonly related: readonly string[];
  /** NIST CSF 1.0 ids that the questionnaire itself names. */
  readonly csf?: readonly string[];
  /** 全国値: published share of firms, 0–100 %, that do this at least partly. */
  readonly yardstick?: number;
}

export interface Section {
  readonly id: string;
  readonly questions: readonly Question[];
}

/** A named group of questions: one spoke of the radar. */
export interface Axis {
  readonly id: string;
  readonly questions: readonly string[];
}

export interface Band {
  readonly id: string;
  /** Lowest score that still belongs to the band. */
  readonly from: number;
}

/** An instrument as it stands in `data/instruments/<id>/instrument.json`. */
export interface InstrumentFile {
  readonly id: string;
  readonly edition: string;
  /** Place on the home screen, lowest first. */
  readonly order: number;
  readonly minutes: number;
  /** Language in which the official wording is published. */
  readonly officialLanguage: string;
  /** sum: published points are added up; share: full marks out of those that apply. */
  readonly scoring: 'sum' | 'share';
  /** What one sheet is about when there is a sheet for each, or null: the whole firm. */
  readonly subject: 'service' | null;
  readonly choices: readonly Choice[];
  /** Highest first; empty where nobody published any. */
  readonly bands: readonly Band[];
  readonly sections: readonly Section[];
  readonly axes: readonly Axis[];
}

/** An instrument with the look-ups that every answer needs. */
export interface Instrument extends InstrumentFile {
  readonly questions: readonly Question[];
  /** Question id → place in `questions`, from 0. */
  readonly places: ReadonlyMap<string, number>;
  readonly choicesById: ReadonlyMap<string, Choice>;
  readonly bestPoints: number;
  readonly worstPoints: number;
}

export function prepareInstrument(file: InstrumentFile): Instrument {
  const questions = file.sections.flatMap((section) => section.questions);
  const points = file.choices.flatMap((choice) => choice.points ?? []);
  return {
    ...file,
    questions,
    places: new Map(questions.map((question, place) => [question.id, place])),
    choicesById: new Map(file.choices.map((choice) => [choice.id, choice])),
    bestPoints: Math.max(...points),
    worstPoints: Math.min(...points),
  };
}

export function findQuestion(instrument: Instrument, questionId: string): Question | undefined {
  const place = instrument.places.get(questionId);
  return place === undefined ? undefined : instrument.questions[place];
}

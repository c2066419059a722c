import type { Choice, Instrument, Question } from './instrument';

export interface Answer {
  /** null: only a note so far. */
  readonly choiceId: string | null;
  /** Well formed: half a character, as a paste may bring it, stands as U+FFFD. */
  readonly note: string;
}

/** One sitting: the answers of one firm, or about one cloud service, to one instrument. */
export interface Assessment {
  readonly id: string;
  readonly instrumentId: string;
  /** 対象: name of the cloud service, '' for the whole firm. Well formed. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** When the last open question was answered; null: still open. Never goes back to null. */
  readonly finishedAt: number | null;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** What scoring needs of an assessment; a hand-in of a room has no more than that. */
export type Answered = Pick<Assessment, 'answers'>;

export interface Progress {
  readonly answered: number;
  readonly total: number;
}

/** Longest note that is kept, in UTF-16 units: about two screens of text. */
export const NOTE_LIMIT = 2000;
/** Longest name of a subject, in UTF-16 units. */
export const SUBJECT_LIMIT = 60;

export function startAssessment(id: string, instrumentId: string, subject: string, now: number): Assessment {
  return { id, instrumentId, subject: subject.toWellFormed(), startedAt: now, finishedAt: null, answers: new Map() };
}

/** Changes the choice, the note or both of one answer; what is not named stays as it is. */
export function changeAnswer(
  instrument: Instrument,
  assessment: Assessment,
  questionId: string,
  change: Partial<Answer>,
  now: number,
): Assessment {
  const before = assessment.answers.get(questionId) ?? { choiceId: null, note: '' };
  const answer = { ...before, ...change };
  const answers = new Map(assessment.answers).set(questionId, { ...answer, note: answer.note.toWellFormed() });
  const changed = { ...assessment, answers };
  const finished = assessment.finishedAt === null && isComplete(instrument, changed);
  return finished ? { ...changed, finishedAt: now } : changed;
}

/** The chosen answer; undefined when there is none, or when this edition has no such choice. */
export function findChosen(instrument: Instrument, assessment: Answered, questionId: string): Choice | undefined {
  return instrument.choicesById.get(assessment.answers.get(questionId)?.choiceId ?? '');
}

export function progressOf(instrument: Instrument, assessment: Answered): Progress {
  const answered = instrument.questions.filter((question) => findChosen(instrument, assessment, question.id));
  return { answered: answered.length, total: instrument.questions.length };
}

export function isComplete(instrument: Instrument, assessment: Answered): boolean {
  return instrument.questions.every((question) => findChosen(instrument, assessment, question.id));
}

/** First open question in the sheet's order, from place `from` on (0: the whole sheet). */
export function findNextUnanswered(instrument: Instrument, assessment: Assessment, from = 0): Question | undefined {
  for (let place = from; place < instrument.questions.length; place++) {
    const question = instrument.questions[place];
    if (question && !findChosen(instrument, assessment, question.id)) return question;
  }
  return undefined;
}

import * as v from 'valibot';
import { NOTE_LIMIT, SUBJECT_LIMIT } from '../domain/assessment';

/*
 * The one door for data that the app did not make a moment ago. Unlike in the app's memory, every answer is a record
 * of its own: small, and two tabs cannot overwrite each other's.
 */

/** Whole characters only: half of one cannot stand in an address. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100), v.regex(/^\P{Surrogate}*$/u));
/** Milliseconds since 1970, up to the last moment that a Date can tell. */
export const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));

/** Earlier versions kept half a character as it was pasted: it is read as U+FFFD, which is as long. */
export const text = (limit: number) =>
  v.pipe(
    v.string(),
    v.maxLength(limit),
    v.transform((read) => read.toWellFormed()),
  );

export const assessmentSchema = v.strictObject({
  id,
  instrumentId: id,
  subject: text(SUBJECT_LIMIT),
  startedAt: time,
  finishedAt: v.nullable(time),
});

export const answerSchema = v.strictObject({
  assessmentId: id,
  questionId: id,
  choiceId: v.nullable(id),
  note: text(NOTE_LIMIT),
});

export type AssessmentRecord = Readonly<v.InferOutput<typeof assessmentSchema>>;
export type AnswerRecord = Readonly<v.InferOutput<typeof answerSchema>>;

export interface Sorted<Item> {
  readonly sound: readonly Item[];
  /** How many did not have the agreed shape. They are left where they are. */
  readonly damaged: number;
}

/** Parts what has the agreed shape from what has not. */
export function sortRecords<Item>(schema: v.GenericSchema<unknown, Item>, records: readonly unknown[]): Sorted<Item> {
  const sound = records.flatMap((record) => {
    const result = v.safeParse(schema, record);
    return result.success ? [result.output] : [];
  });
  return { sound, damaged: records.length - sound.length };
}

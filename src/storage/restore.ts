import type { Assessment } from '../domain/assessment';
import { isEqual, type Merge, mergeAssessments, mergeSheets, type Preference } from '../domain/merge';
import { completed, joinRecords, toAnswerRecords, toAssessmentRecord } from './assessments';
import { withDatabase } from './database';
import type { AnswerRecord, AssessmentRecord } from './records';

/** What has to be put back when a restore is taken back. */
export interface Undo {
  /** The records that were there before, readable or not. */
  readonly before: { readonly assessment: AssessmentRecord | undefined; readonly answers: readonly AnswerRecord[] };
  readonly after: Assessment;
}

interface Stored {
  readonly assessments: readonly AssessmentRecord[];
  readonly answers: readonly AnswerRecord[];
}

interface Changes<Result> {
  readonly assessments: { readonly put: readonly AssessmentRecord[]; readonly remove?: readonly string[] };
  readonly answers: { readonly put: readonly AnswerRecord[]; readonly remove?: readonly [string, string][] };
  readonly result: Result;
}

/**
 * Puts what a backup holds beside what is stored, in one transaction: all of it or nothing.
 * Compares with the store itself and not with the screen, so that other tabs lose nothing. Rejects with a StorageError.
 */
export async function restoreAssessments(
  restored: readonly Assessment[],
  preference: Preference,
): Promise<{ readonly merge: Merge; readonly undo: readonly Undo[] }> {
  return rewrite((stored) => {
    const present = byId(joinRecords(stored.assessments, stored.answers).assessments);
    const records = byId(stored.assessments);
    // Answers whose sheet was lost: they count like any that is there.
    const lost = byId(joinRecords(restored.map(toAssessmentRecord), stored.answers).assessments);
    const incoming = restored.flatMap((other) => {
      if (present.has(other.id)) return [other];
      // A record that cannot be read is still somebody's: what stands under its key stays.
      if (records.has(other.id)) return [];
      return [mergeSheets(lost.get(other.id) ?? other, other, preference).assessment];
    });
    const merge = mergeAssessments([...present.values()], incoming, preference);
    const changed = [...merge.added, ...merge.changed];
    const answers = new Map(changed.map(({ id }): [string, AnswerRecord[]] => [id, []]));
    for (const record of stored.answers) answers.get(record.assessmentId)?.push(record);
    const undo = changed.map((after) => ({
      before: { assessment: records.get(after.id), answers: answers.get(after.id) ?? [] },
      after,
    }));
    return {
      assessments: { put: changed.map(toAssessmentRecord) },
      answers: { put: changed.flatMap(toAnswerRecords) },
      result: { merge, undo },
    };
  });
}

/**
 * Takes a restore back, except where something was changed since. Returns how many sheets therefore stay.
 * Rejects with a StorageError.
 */
export async function undoRestore(undo: readonly Undo[]): Promise<number> {
  return rewrite((stored) => {
    const present = byId(joinRecords(stored.assessments, stored.answers).assessments);
    const untouched = undo.filter(({ after }) => {
      const now = present.get(after.id);
      return now && isEqual(now, after);
    });
    return {
      assessments: {
        put: untouched.flatMap(({ before }) => before.assessment ?? []),
        remove: untouched.flatMap(({ before, after }) => (before.assessment ? [] : after.id)),
      },
      answers: {
        put: untouched.flatMap(({ before }) => before.answers),
        remove: untouched.flatMap(({ after }) =>
          [...after.answers.keys()].map((question) => [after.id, question] as [string, string]),
        ),
      },
      result: undo.length - untouched.length,
    };
  });
}

/** Reads everything, reckons, and writes what comes of it, in one transaction. Removes before it puts. */
async function rewrite<Result>(reckon: (stored: Stored) => Changes<Result>): Promise<Result> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['assessments', 'answers'], 'readwrite', { durability: 'strict' });
    const [assessments, answers] = [transaction.objectStore('assessments'), transaction.objectStore('answers')];
    const requests: Promise<unknown>[] = [];
    try {
      const [assessmentRecords, answerRecords] = await Promise.all([assessments.getAll(), answers.getAll()]);
      const changes = reckon({ assessments: assessmentRecords, answers: answerRecords });
      for (const id of changes.assessments.remove ?? []) requests.push(assessments.delete(id));
      for (const key of changes.answers.remove ?? []) requests.push(answers.delete(key));
      for (const record of changes.assessments.put) requests.push(assessments.put(record));
      for (const record of changes.answers.put) requests.push(answers.put(record));
      await completed(transaction, requests);
      return changes.result;
    } catch (error) {
      // Or the browser would complete what was asked for until then.
      await abandon(transaction, requests);
      throw transaction.error ?? error;
    }
  });
}

async function abandon(
  transaction: { readonly done: Promise<void>; abort(): void },
  requests: readonly Promise<unknown>[],
) {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
  await Promise.allSettled([...requests, transaction.done]);
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

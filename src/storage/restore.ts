import type { Assessment } from '../domain/assessment';
import { isEqual, type Merge, mergeAssessments, mergeRooms, mergeSheets, type Preference } from '../domain/merge';
import type { Room } from '../domain/room';
import { completed, joinRecords, toAnswerRecords, toAssessmentRecord } from './assessments';
import { withDatabase } from './database';
import type { AnswerRecord, AssessmentRecord } from './records';
import { type RoomRecord, readRooms, toRoomRecord } from './rooms';

/** What has to be put back when a restore is taken back. */
export interface Undo {
  readonly sheets: readonly UndoSheet[];
  readonly rooms: readonly { readonly before: RoomRecord | undefined; readonly after: Room }[];
}

interface UndoSheet {
  /** The records that were there before, readable or not. */
  readonly before: { readonly assessment: AssessmentRecord | undefined; readonly answers: readonly AnswerRecord[] };
  readonly after: Assessment;
}

interface Stored {
  readonly assessments: readonly AssessmentRecord[];
  readonly answers: readonly AnswerRecord[];
  readonly rooms: readonly RoomRecord[];
}

interface Changes<Result> {
  readonly assessments: { readonly put: readonly AssessmentRecord[]; readonly remove?: readonly string[] };
  readonly answers: { readonly put: readonly AnswerRecord[]; readonly remove?: readonly [string, string][] };
  readonly rooms: { readonly put: readonly RoomRecord[]; readonly remove?: readonly string[] };
  readonly result: Result;
}

/**
 * Puts what a backup holds beside what is stored, in one transaction: all of it or nothing.
 * Compares with the store itself and not with the screen, so that other tabs lose nothing. Rejects with a StorageError.
 */
export async function restoreBackup(
  restored: { readonly assessments: readonly Assessment[]; readonly rooms: readonly Room[] },
  preference: Preference,
): Promise<{ readonly merge: Merge; readonly rooms: readonly Room[]; readonly undo: Undo }> {
  return rewrite((stored) => {
    const present = byId(joinRecords(stored.assessments, stored.answers).assessments);
    const records = byId(stored.assessments);
    // Answers whose sheet was lost: they count like any that is there.
    const lost = byId(joinRecords(restored.assessments.map(toAssessmentRecord), stored.answers).assessments);
    const incoming = restored.assessments.flatMap((other) => {
      if (present.has(other.id)) return [other];
      // A record that cannot be read is still somebody's: what stands under its key stays.
      if (records.has(other.id)) return [];
      return [mergeSheets(lost.get(other.id) ?? other, other, preference).assessment];
    });
    const merge = mergeAssessments([...present.values()], incoming, preference);
    const changed = [...merge.added, ...merge.changed];
    const answers = new Map(changed.map(({ id }): [string, AnswerRecord[]] => [id, []]));
    for (const record of stored.answers) answers.get(record.assessmentId)?.push(record);
    const sheets = changed.map((after) => ({
      before: { assessment: records.get(after.id), answers: answers.get(after.id) ?? [] },
      after,
    }));
    const roomRecords = byId(stored.rooms);
    // One that cannot be read stays, too.
    const readable = readRooms(stored.rooms).rooms;
    const isFree = ({ id }: Room) => !roomRecords.has(id) || readable.some((room) => room.id === id);
    const rooms = mergeRooms(readable, restored.rooms.filter(isFree));
    return {
      assessments: { put: changed.map(toAssessmentRecord) },
      answers: { put: changed.flatMap(toAnswerRecords) },
      rooms: { put: rooms.map(toRoomRecord) },
      result: {
        merge,
        rooms,
        undo: { sheets, rooms: rooms.map((after) => ({ before: roomRecords.get(after.id), after })) },
      },
    };
  });
}

/**
 * Takes a restore back, except where something was changed since. Returns how many sheets and rooms therefore stay.
 * Rejects with a StorageError.
 */
export async function undoRestore(undo: Undo): Promise<number> {
  return rewrite((stored) => {
    const present = byId(joinRecords(stored.assessments, stored.answers).assessments);
    const records = byId(stored.rooms);
    const untouched = undo.sheets.filter(({ after }) => {
      const now = present.get(after.id);
      return now && isEqual(now, after);
    });
    const untouchedRooms = undo.rooms.filter(({ after }) => isAsStored(after, records.get(after.id)));
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
      rooms: {
        put: untouchedRooms.flatMap(({ before }) => before ?? []),
        remove: untouchedRooms.flatMap(({ before, after }) => (before ? [] : after.id)),
      },
      result: undo.sheets.length - untouched.length + undo.rooms.length - untouchedRooms.length,
    };
  });
}

/** False once it has collected more, was revealed, closed or removed. */
function isAsStored({ sums, revealedAt, closedAt }: Room, record: RoomRecord | undefined): boolean {
  return record?.count === sums.count && record.revealedAt === revealedAt && record.closedAt === closedAt;
}

/** Reads everything, reckons, and writes what comes of it, in one transaction. Removes before it puts. */
async function rewrite<Result>(reckon: (stored: Stored) => Changes<Result>): Promise<Result> {
  return withDatabase(async (database) => {
    const stores = ['assessments', 'answers', 'rooms'] as const;
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const assessments = transaction.objectStore('assessments');
    const answers = transaction.objectStore('answers');
    const rooms = transaction.objectStore('rooms');
    const requests: Promise<unknown>[] = [];
    try {
      const stored = await Promise.all([assessments.getAll(), answers.getAll(), rooms.getAll()]);
      const changes = reckon({ assessments: stored[0], answers: stored[1], rooms: stored[2] });
      for (const id of changes.assessments.remove ?? []) requests.push(assessments.delete(id));
      for (const key of changes.answers.remove ?? []) requests.push(answers.delete(key));
      for (const id of changes.rooms.remove ?? []) requests.push(rooms.delete(id));
      for (const record of changes.assessments.put) requests.push(assessments.put(record));
      for (const record of changes.answers.put) requests.push(answers.put(record));
      for (const record of changes.rooms.put) requests.push(rooms.put(record));
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

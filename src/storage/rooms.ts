import * as v from 'valibot';
import { type Counts, ROOM_NAME_LIMIT, type Room } from '../domain/room';
import { completed } from './assessments';
import { withDatabase } from './database';
import { id, sortRecords, text, time } from './records';

/** How often: a count of nothing is left out. */
const often = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const counts = v.array(v.strictTuple([v.pipe(v.number(), v.safeInteger()), often]));

/** A room as sums: nothing of a single hand-in but the nonces, and those only while it is open. */
const schema = v.strictObject({
  id,
  tag: id,
  instrumentId: id,
  name: text(ROOM_NAME_LIMIT),
  createdAt: time,
  revealedAt: v.nullable(time),
  closedAt: v.nullable(time),
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  scores: counts,
  axes: v.array(v.strictTuple([id, counts])),
  answers: v.array(v.strictTuple([id, v.array(v.strictTuple([id, often]))])),
  nonces: v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

export type RoomRecord = Readonly<v.InferOutput<typeof schema>>;

export interface StoredRooms {
  readonly rooms: readonly Room[];
  /** Records that could not be read; they stay stored. */
  readonly damaged: number;
}

/** Every room that is stored. Rejects with a StorageError. */
export async function loadRooms(): Promise<StoredRooms> {
  return withDatabase(async (database) => readRooms(await database.getAll('rooms')));
}

/** Undefined when there is no such room, or none that can be read. Rejects with a StorageError. */
export async function loadRoom(id: string): Promise<Room | undefined> {
  return withDatabase(async (database) => readRooms([await database.get('rooms', id)]).rooms[0]);
}

/** Resolves once the sums are on disk. Rejects with a StorageError. */
export async function saveRoom(room: Room): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('rooms', 'readwrite', { durability: 'strict' });
    await completed(transaction, [transaction.store.put(toRoomRecord(room))]);
  });
}

/** Resolves once the room is gone from the disk. Rejects with a StorageError. */
export async function removeRoom(id: string): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('rooms', 'readwrite', { durability: 'strict' });
    await completed(transaction, [transaction.store.delete(id)]);
  });
}

/** Records as rooms; what cannot be read is counted and left out. */
export function readRooms(records: readonly unknown[]): StoredRooms {
  const { sound, damaged } = sortRecords(schema, records);
  return {
    rooms: sound.map(({ count, scores, axes, answers, nonces, ...room }) => ({
      ...room,
      sums: { count, scores: new Map(scores), axes: mapOfCounts(axes), answers: mapOfCounts(answers) },
      nonces: new Set(nonces),
    })),
    damaged,
  };
}

export function toRoomRecord({ sums, nonces, ...room }: Room): RoomRecord {
  return {
    ...room,
    count: sums.count,
    scores: [...sums.scores],
    axes: entriesOf(sums.axes),
    answers: entriesOf(sums.answers),
    nonces: [...nonces],
  };
}

type Entries<Value> = [string, [Value, number][]][];

function mapOfCounts<Value>(entries: Entries<Value>): ReadonlyMap<string, Counts<Value>> {
  return new Map(entries.map(([id, counts]) => [id, new Map(counts)]));
}

function entriesOf<Value>(counts: ReadonlyMap<string, Counts<Value>>): Entries<Value> {
  return [...counts].map(([id, values]) => [id, [...values]]);
}

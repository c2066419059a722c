import * as v from 'valibot';
import { isSymbols } from '../domain/code';
import { NONCES, ROOM_TAG_LENGTH } from '../domain/hand-in';
import { type Counts, FEWEST, ROOM_LIMIT, ROOM_NAME_LIMIT, type Room, tidyName } from '../domain/room';
import { completed } from './assessments';
import { withDatabase } from './database';
import { id, sortRecords, text, time } from './records';

/** Far more axes and questions than a code has room for. */
const GROUP_LIMIT = 200;
/** Farthest from 0 that the points of a sheet can be: far beyond any instrument's. */
const POINTS_LIMIT = 1000;

const integer = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** How often each value was counted: a count of nothing is left out. */
const countsOf = <Value>(value: v.GenericSchema<unknown, Value>) =>
  v.pipe(v.array(v.strictTuple([value, integer(1, ROOM_LIMIT)])), v.maxLength(ROOM_LIMIT));
const groupsOf = <Value>(value: v.GenericSchema<unknown, Value>) =>
  v.pipe(v.array(v.strictTuple([id, countsOf(value)])), v.maxLength(GROUP_LIMIT));

/** A room as sums: nothing of a single hand-in but the nonces, and those only while it is open. */
const fields = v.strictObject({
  id,
  tag: v.pipe(v.string(), v.length(ROOM_TAG_LENGTH), v.check(isSymbols)),
  instrumentId: id,
  name: v.pipe(text(ROOM_NAME_LIMIT), v.transform(tidyName)),
  createdAt: time,
  revealedAt: v.nullable(time),
  closedAt: v.nullable(time),
  count: integer(0, ROOM_LIMIT),
  scores: countsOf(integer(-POINTS_LIMIT, POINTS_LIMIT)),
  axes: groupsOf(integer(0, 100)),
  answers: groupsOf(id),
  nonces: v.pipe(v.array(integer(0, NONCES - 1)), v.maxLength(ROOM_LIMIT)),
});

export type RoomRecord = Readonly<v.InferOutput<typeof fields>>;

const schema = v.pipe(fields, v.check(addsUp));

/** False for what no room of ours can be, as its sums do not fit each other or would show fewer firms than five. */
function addsUp({ count, scores, axes, answers, nonces, revealedAt, closedAt }: RoomRecord): boolean {
  // A value that stands in a list twice counts once here: then too few are left.
  const total = (counts: readonly (readonly [unknown, number])[]) =>
    [...new Map(counts).values()].reduce((sum, often) => sum + often, 0);
  return (
    (count === 0 ? revealedAt === null : count >= FEWEST) &&
    (count === 0 || closedAt === null || revealedAt !== null) &&
    answers.every(([, given]) => total(given) === count) &&
    [scores, ...axes.map(([, counts]) => counts)].every((counts) => total(counts) <= count) &&
    nonces.length <= (closedAt === null ? count : 0)
  );
}

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

import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { packHandIn } from '../../../src/domain/hand-in';
import { makeUpSheet } from '../../../src/domain/practice';
import { countOf, ROOM_LIMIT, visibleSums } from '../../../src/domain/room';
import { practise } from '../../../src/state/practice';
import { rooms } from '../../../src/state/rooms';
import { closeDatabase, DATABASE_NAME } from '../../../src/storage/database';
import { selfCheck } from '../domain/generators';

const found = (id: string) => {
  const hosted = rooms.find(id);
  if (!hosted) throw new Error(`no room ${id}`);
  return hosted;
};
let sheets = 0;
const code = (tag: string) => packHandIn(selfCheck, makeUpSheet(selfCheck, `${sheets++}`, Math.random), tag) ?? '';

/** Everything in the store of rooms, as text. */
async function stored(): Promise<string> {
  const database = await openDB(DATABASE_NAME);
  const records = database.objectStoreNames.contains('rooms') ? await database.getAll('rooms') : [];
  database.close();
  return JSON.stringify(records);
}

beforeEach(() => rooms.load());
afterEach(async () => {
  vi.restoreAllMocks();
  for (const { room } of rooms.all.value) await rooms.remove(room.id);
  await closeDatabase();
  await deleteDB(DATABASE_NAME);
});

it('says of every code what became of it', () => {
  const { id, tag } = rooms.open(selfCheck.id, '', false);
  const first = code(tag);
  expect(rooms.take(selfCheck, id, first)).toBe('taken');
  expect(rooms.take(selfCheck, id, first.toLowerCase())).toBe('duplicate');
  expect(rooms.take(selfCheck, id, code(tag === '0000' ? '0001' : '0000'))).toBe('other-room');
  expect(rooms.take(selfCheck, id, 'https://example.com/')).toBe('foreign');
  expect(rooms.take(selfCheck, id, `${first.slice(0, -1)}${first.endsWith('0') ? '1' : '0'}`)).toBe('damaged');
  expect(Object.fromEntries(found(id).outcomes)).toEqual({
    taken: 1,
    duplicate: 1,
    'other-room': 1,
    foreign: 1,
    damaged: 1,
  });
});

it('a flood of made-up codes ends at the limit of a room', () => {
  const { id, tag } = rooms.open(selfCheck.id, '', true);
  const codes = Array.from({ length: ROOM_LIMIT + 20 }, () => code(tag));
  for (const one of codes) rooms.take(selfCheck, id, one);
  expect(countOf(found(id))).toBe(ROOM_LIMIT);
  expect(Object.fromEntries(found(id).outcomes)).toEqual({ taken: ROOM_LIMIT, full: 20 });
  expect(rooms.take(selfCheck, id, codes[0] ?? '')).toBe('duplicate');
});

it('stores sums of five and more, never what waits', async () => {
  const { id, tag } = rooms.open(selfCheck.id, '商工会', false);
  for (let nth = 1; nth <= 7; nth++) rooms.take(selfCheck, id, code(tag));
  await vi.waitFor(async () => expect(await stored()).toContain('"count":0'));
  expect(await stored()).toContain('"nonces":[]');
  rooms.take(selfCheck, id, code(tag));
  await vi.waitFor(async () => expect(await stored()).toContain('"count":5'));
  expect(countOf(found(id))).toBe(8);
  rooms.reveal(selfCheck, id);
  await vi.waitFor(async () => expect(await stored()).toContain('"count":8'));
  expect(visibleSums(found(id).room)?.count).toBe(8);
});

it('leaves no number of any hand-in behind when it is closed', async () => {
  const { id, tag } = rooms.open(selfCheck.id, '', false);
  for (let nth = 1; nth <= 6; nth++) rooms.take(selfCheck, id, code(tag));
  rooms.close(selfCheck, id);
  await vi.waitFor(async () => expect(await stored()).toMatch(/"count":6.*"nonces":\[\]/));
  expect(found(id).waiting).toEqual([]);
  expect(rooms.take(selfCheck, id, code(tag))).toBeUndefined();
  expect(countOf(found(id))).toBe(6);
});

it('stores nothing of a room for practice', async () => {
  const { id } = rooms.open(selfCheck.id, '練習', true);
  practise(selfCheck, id, 30);
  rooms.reveal(selfCheck, id);
  expect(visibleSums(found(id).room)?.count).toBe(30);
  const real = rooms.open(selfCheck.id, '', false);
  await vi.waitFor(async () => expect(await stored()).toContain(real.id));
  expect(await stored()).not.toContain(id);
});

it('says when the sums could not be stored, keeps them on the screen, and stores them at the next try', async () => {
  const { id, tag } = rooms.open(selfCheck.id, '', false);
  await vi.waitFor(async () => expect(await stored()).toContain(id));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  for (let nth = 1; nth <= 8; nth++) rooms.take(selfCheck, id, code(tag));
  await vi.waitFor(() => expect(rooms.trouble.value).toBe('quota'));
  expect(countOf(found(id))).toBe(8);
  vi.restoreAllMocks();
  rooms.saveAgain(id);
  await vi.waitFor(async () => expect(await stored()).toContain('"count":5'));
  expect(rooms.trouble.value).toBeUndefined();
});

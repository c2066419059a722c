import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { packHandIn } from '../../../src/domain/hand-in';
import { makeUpSheet } from '../../../src/domain/practice';
import { closeRoom, countOf } from '../../../src/domain/room';
import { backups } from '../../../src/state/backups';
import { joinedRoom } from '../../../src/state/joined';
import { keeping } from '../../../src/state/keeping';
import { practise } from '../../../src/state/practice';
import { rooms } from '../../../src/state/rooms';
import { settings } from '../../../src/state/settings';
import { closeDatabase, DATABASE_NAME } from '../../../src/storage/database';
import { loadRooms, removeRoom, saveRoom } from '../../../src/storage/rooms';
import { selfCheck } from '../domain/generators';

/** What another tab of the app says to this one. */
const otherTab = new BroadcastChannel('security-kenshin');
afterAll(() => otherTab.close());

beforeEach(() => rooms.load());
afterEach(async () => {
  for (const { room } of rooms.all.value) await rooms.remove(room.id);
  await closeDatabase();
  await deleteDB(DATABASE_NAME);
});

const idsStored = async () => (await loadRooms()).rooms.map(({ id }) => id);

/** Opens a room, stored, with so many hand-ins. */
async function openRoomWith(count: number): Promise<string> {
  const { id, tag } = rooms.open(selfCheck.id, '', false);
  for (let nth = 0; nth < count; nth++) {
    const sheet = makeUpSheet(selfCheck, `${id} ${nth}`, Math.random);
    rooms.take(selfCheck, id, packHandIn(selfCheck, sheet, tag) ?? '');
  }
  await vi.waitFor(async () => expect(await idsStored()).toContain(id));
  return id;
}

const found = (id: string) => {
  const hosted = rooms.find(id);
  if (!hosted) throw new Error(`no room ${id}`);
  return hosted;
};

it('a room that is left again before it is held is not kept from other tabs', async () => {
  const id = await openRoomWith(0);
  rooms.hold(id)();
  await new Promise((done) => setTimeout(done, 50));
  expect(rooms.isMine(id)).toBe(false);
});

it('a room that another tab has removed is gone here, even while this tab collects, and does not come back', async () => {
  const id = await openRoomWith(5);
  const letGo = rooms.hold(id);
  await vi.waitFor(() => expect(rooms.isMine(id)).toBe(true));
  await removeRoom(id);
  otherTab.postMessage({ kind: 'room', roomId: id });
  await vi.waitFor(() => expect(rooms.find(id)).toBeUndefined());
  rooms.saveAgain(id);
  letGo();
  expect(await idsStored()).toEqual([]);
});

it('a room that is removed while its sums are being written stays removed', async () => {
  const id = await openRoomWith(8);
  rooms.reveal(selfCheck, id);
  rooms.saveAgain(id);
  const removed = rooms.remove(id);
  rooms.saveAgain(id);
  expect(await removed).toBe(true);
  const other = await openRoomWith(0);
  expect(await idsStored()).toEqual([other]);
});

it('what waits here is gone from memory, too, when another tab closes the room', async () => {
  const id = await openRoomWith(4);
  expect(found(id).waiting).toHaveLength(4);
  await saveRoom(closeRoom(selfCheck, { room: found(id).room, waiting: [] }, 9));
  otherTab.postMessage({ kind: 'room', roomId: id });
  await vi.waitFor(() => expect(found(id).room.closedAt).toBe(9));
  expect(found(id).waiting).toEqual([]);
  expect(countOf(found(id))).toBe(0);
});

it('nothing is left in memory of what was erased from the device', async () => {
  const id = await openRoomWith(8);
  joinedRoom.join({ instrumentId: selfCheck.id, roomTag: 'ABCD', name: '', joinedAt: 1000 });
  keeping.backedUp(1000);
  const file = await backups.make(1000, '');
  const opened = await backups.open(file);
  if (opened.kind === 'opened') await backups.restore(opened.backup, 'present');
  expect(backups.last.value).toBeDefined();
  expect(await settings.eraseAll()).toBe(true);
  expect(rooms.all.value).toEqual([]);
  expect([joinedRoom.find(selfCheck.id, 1000), keeping.lastBackupAt.value, backups.last.value]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  rooms.saveAgain(id);
  await new Promise((done) => setTimeout(done, 50));
  const database = await openDB(DATABASE_NAME);
  expect([...database.objectStoreNames]).toEqual([]);
  database.close();
});

it('a room of the store says that something may have been lost with an earlier page, one that is opened here does not', async () => {
  const id = await openRoomWith(5);
  expect(found(id).isReopened).toBe(false);
  await saveRoom({ ...found(id).room, id: 'kept' });
  otherTab.postMessage({ kind: 'room', roomId: 'kept' });
  await vi.waitFor(() => expect(found('kept').isReopened).toBe(true));
});

it('the browser asks before it closes a page with hand-ins that are in no store, and only then', async () => {
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const practice = rooms.open(selfCheck.id, '', true);
  practise(selfCheck, practice.id, 7);
  expect(asks()).toBe(false);
  const id = await openRoomWith(5);
  expect(asks()).toBe(true);
  rooms.reveal(selfCheck, id);
  expect(asks()).toBe(false);
});

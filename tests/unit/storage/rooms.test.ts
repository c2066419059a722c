import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { packHandIn, readHandIn } from '../../../src/domain/hand-in';
import { addHandIns, closeRoom, NO_SUMS, openRoom, type Room } from '../../../src/domain/room';
import { openBackup, writeBackup } from '../../../src/storage/backup';
import { closeDatabase, DATABASE_NAME } from '../../../src/storage/database';
import { restoreBackup, undoRestore } from '../../../src/storage/restore';
import { loadRoom, loadRooms, removeRoom, saveRoom, toRoomRecord } from '../../../src/storage/rooms';
import { fillSheet, finishedSheets, instruments, selfCheck } from '../domain/generators';

afterEach(async () => {
  await closeDatabase();
  await deleteDB(DATABASE_NAME);
});

/** A room of the 25 with so many hand-ins in its sums, all alike. */
function roomOf(id: string, count: number): Room {
  const sheet = fillSheet(
    selfCheck,
    selfCheck.questions.map(() => 'partly'),
  );
  const handIn = readHandIn(selfCheck, 'ABCD', packHandIn(selfCheck, sheet, 'ABCD') ?? '');
  if (typeof handIn === 'string') throw new Error(handIn);
  const handIns = Array.from({ length: count }, (_, nonce) => ({ ...handIn, nonce }));
  const room = { ...openRoom(id, 'ABCD', selfCheck.id, '商工会', 1000), revealedAt: 2000 };
  return { ...room, sums: addHandIns(selfCheck, NO_SUMS, handIns), nonces: new Set(handIns.map(({ nonce }) => nonce)) };
}

/** Sums with as many different values as there can be. */
function widestSums(): Room['sums'] {
  const choices = selfCheck.choices.map(({ id }, nth): [string, number] => [id, nth === 0 ? 997 : 1]);
  const values = Array.from({ length: 30 }, (_, nth): [number, number] => [nth, 1]);
  return {
    count: 1000,
    scores: new Map(Array.from({ length: 126 }, (_, nth) => [nth - 25, 1])),
    axes: new Map(selfCheck.axes.map(({ id }) => [id, new Map(values)])),
    answers: new Map(selfCheck.questions.map(({ id }) => [id, new Map(choices)])),
  };
}

const rooms = fc.constantFrom(...instruments).chain((instrument) =>
  fc.array(finishedSheets(instrument), { minLength: 5, maxLength: 12 }).map((sheets) => {
    const handIns = sheets.map((sheet, nonce) => ({ nonce, answers: fillSheet(instrument, sheet).answers }));
    const room = { ...openRoom('a', 'ABCD', instrument.id, '', 1000), sums: addHandIns(instrument, NO_SUMS, handIns) };
    return { ...room, nonces: new Set(handIns.map(({ nonce }) => nonce)) };
  }),
);

async function reopened(given: readonly Room[]) {
  const opened = await openBackup(new Blob([await writeBackup({ assessments: [], rooms: given }, 1000)]));
  if (opened.kind === 'refused') throw new Error(opened.trouble);
  return opened.backup;
}

const byId = (list: readonly Room[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('a stored room', () => {
  it('comes back as it was, and so it does from a backup', async () => {
    await fc.assert(
      fc.asyncProperty(rooms, async (room) => {
        await saveRoom(room);
        expect(await loadRoom('a')).toEqual(room);
        expect((await reopened([room])).rooms).toEqual([room]);
      }),
      { numRuns: 50 },
    );
  });

  it('has its name in one line that turns no other text around', async () => {
    await saveRoom({ ...roomOf('a', 5), name: '\u202Egnp.exe\u2066\n' });
    expect((await loadRoom('a'))?.name).toBe('gnp.exe');
  });

  it('is gone once it was removed', async () => {
    await saveRoom(roomOf('a', 5));
    await saveRoom(roomOf('b', 5));
    await removeRoom('a');
    expect((await loadRooms()).rooms.map(({ id }) => id)).toEqual(['b']);
  });

  it('that cannot be read is counted and stays', async () => {
    await saveRoom(roomOf('a', 5));
    const database = await openDB(DATABASE_NAME);
    await database.put('rooms', { ...toRoomRecord(roomOf('b', 5)), count: -1 });
    database.close();
    expect(await loadRooms()).toMatchObject({ rooms: [{ id: 'a' }], damaged: 1 });
    await restoreBackup({ assessments: [], rooms: [roomOf('b', 9)] }, 'restored');
    expect(await loadRooms()).toMatchObject({ rooms: [{ id: 'a' }], damaged: 1 });
  });

  it('that is closed keeps no number of any hand-in', async () => {
    const { nonces } = closeRoom(selfCheck, { room: roomOf('a', 5), waiting: [] }, 3000);
    expect([...nonces]).toEqual([]);
  });
});

describe('a backup with rooms', () => {
  it('adds those that are missing, and more of those that are known; the rest stays', async () => {
    const mine = [roomOf('a', 5), roomOf('b', 9)];
    for (const room of mine) await saveRoom(room);
    const { rooms: incoming, undo } = await restoreBackup(
      await reopened([roomOf('a', 8), roomOf('b', 5), roomOf('c', 5)]),
      'present',
    );
    expect(incoming.map(({ id }) => id)).toEqual(['a', 'c']);
    const counts = async () => byId((await loadRooms()).rooms).map(({ id, sums }) => `${id} ${sums.count}`);
    expect(await counts()).toEqual(['a 8', 'b 9', 'c 5']);
    expect(await undoRestore(undo)).toBe(0);
    expect(byId((await loadRooms()).rooms)).toEqual(byId(mine));
  });

  it('is taken back only where nothing was added since', async () => {
    const { undo } = await restoreBackup(await reopened([roomOf('a', 5)]), 'present');
    await saveRoom(roomOf('a', 8));
    expect(await undoRestore(undo)).toBe(1);
    expect((await loadRoom('a'))?.sums.count).toBe(8);
  });

  it('leaves a room that only has the same id, and another sheet, as it is', async () => {
    await saveRoom(roomOf('a', 5));
    for (const other of [{ tag: 'WXYZ' }, { instrumentId: 'other' }, { createdAt: 1001 }])
      expect(
        (await restoreBackup({ assessments: [], rooms: [{ ...roomOf('a', 9), ...other }] }, 'restored')).rooms,
      ).toEqual([]);
    expect((await loadRoom('a'))?.sums.count).toBe(5);
  });

  it.each([
    ['closed', { closedAt: 3000, nonces: new Set<number>() }],
    ['revealed at another moment', { revealedAt: 2500 }],
  ])('is not taken back from a room that was %s since', async (_, since) => {
    const { undo } = await restoreBackup(await reopened([roomOf('a', 5)]), 'present');
    await saveRoom({ ...roomOf('a', 5), ...since });
    expect(await undoRestore(undo)).toBe(1);
    expect(await loadRoom('a')).toMatchObject(since);
  });

  it('of as many rooms as are taken comes back whole', async () => {
    const room = { ...roomOf('a', 5), sums: widestSums() };
    const many = Array.from({ length: 400 }, (_, nth) => ({ ...room, id: `${nth}`, nonces: new Set<number>() }));
    expect(await reopened(many)).toMatchObject({ rooms: { length: 400 }, damaged: 0 });
  });

  const many = (length: number) => Array.from({ length }, (_, nth) => nth);
  it.each([
    ['a name that is too long', { name: 'x'.repeat(21) }],
    ['a tag that no code can carry', { tag: 'ab-d' }],
    ['a count below nothing', { count: -5 }],
    ['a count of half', { scores: [[50, 0.5]] }],
    ['a field that no room has', { answer: 'q01' }],
    ['counts that are no list', { axes: { length: 1 } }],
    ['fewer hand-ins than anybody may see', { count: 4, answers: [['q01', [['done', 4]]]], scores: [], axes: [] }],
    ['nothing in it that is shown all the same', { count: 0, answers: [], scores: [], axes: [], nonces: [] }],
    ['more hand-ins than a room takes', { count: 5001, answers: [], scores: [], axes: [] }],
    ['a huge count', { count: Number.MAX_SAFE_INTEGER, answers: [], scores: [], axes: [] }],
    ['more answers to a question than hand-ins', { answers: [['q01', [['done', 6]]]] }],
    ['fewer answers to a question than hand-ins', { answers: [['q01', [['done', 4]]]] }],
    [
      'one answer counted twice',
      {
        answers: [
          [
            'q01',
            [
              ['done', 2],
              ['done', 3],
            ],
          ],
        ],
      },
    ],
    [
      'more scores than hand-ins',
      {
        scores: [
          [50, 3],
          [51, 3],
        ],
      },
    ],
    ['a score beyond all points', { scores: [[9e15, 5]] }],
    ['more values on an axis than hand-ins', { axes: [['updates', [[50, 6]]]] }],
    ['more than all on an axis', { axes: [['updates', [[101, 5]]]] }],
    ['axes without end', { axes: many(201).map((nth) => [`${nth}`, []]) }],
    ['questions without end', { answers: many(201).map((nth) => [`${nth}`, [['done', 5]]]) }],
    ['more nonces than hand-ins', { nonces: many(6) }],
    ['a nonce that no code can carry', { nonces: [2 ** 30] }],
    ['nonces although it is closed', { closedAt: 3000 }],
    ['sums that are closed and were never shown', { closedAt: 3000, revealedAt: null, nonces: [] }],
  ])('counts a room with %s as damaged', async (_, wrong) => {
    const file = JSON.parse(await writeBackup({ assessments: [], rooms: [roomOf('a', 5)] }, 1000));
    file.rooms = [{ ...file.rooms[0], ...wrong }];
    const opened = await openBackup(new Blob([JSON.stringify(file)]));
    expect(opened).toMatchObject({ kind: 'opened', backup: { rooms: [], damaged: 1 } });
  });

  it('of the version before there were rooms is taken as ever', async () => {
    const { rooms: _, ...file } = JSON.parse(await writeBackup({ assessments: [], rooms: [] }, 1000));
    const opened = await openBackup(new Blob([JSON.stringify({ ...file, version: 1 })]));
    expect(opened).toMatchObject({ kind: 'opened', backup: { rooms: [], damaged: 0 } });
  });
});

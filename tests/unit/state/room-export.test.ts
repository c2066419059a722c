import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { addHandIns, NO_SUMS, openRoom, type Room } from '../../../src/domain/room';
import { loadLaterTexts, plain, setLocale } from '../../../src/i18n/i18n';
import { handOverRoom, roomTable } from '../../../src/state/room-export';
import { loadPicture } from '../../../src/state/room-picture';
import { en, ja } from '../../support/words';
import { sameAnswer, selfCheck } from '../domain/generators';
import { handInsOf } from '../domain/rooms';

beforeAll(async () => {
  await loadLaterTexts();
  await loadPicture(selfCheck.id);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await setLocale('ja');
});

/** So many firms that do everything, and one that does nothing. */
function roomOf(done: number, name = '商工会'): Room {
  const sheets = [
    ...Array.from({ length: done }, () => sameAnswer(selfCheck, 'done')),
    sameAnswer(selfCheck, 'not-done'),
  ];
  const createdAt = new Date(2026, 0, 15, 9, 5).getTime();
  const sums = addHandIns(selfCheck, NO_SUMS, handInsOf(selfCheck, sheets));
  return { ...openRoom('a', 'ABCD', selfCheck.id, name, createdAt), revealedAt: createdAt, sums };
}

it('holds every number of the room, one a line', () => {
  const { rows } = roomTable({ room: roomOf(5), isPractice: false });
  expect(rows[0]).toEqual([ja['rooms.title'], '商工会', expect.stringContaining('自社診断'), 6]);
  const half = [ja['room.view.scores'], ja['room.csvPoints'], ja['room.csvMedian'], 100];
  expect(rows).toContainEqual(half);
  expect(rows).toContainEqual([ja['room.view.scores'], '90〜100', ja['room.csvFirms'], 5]);
  expect(rows.filter(([kind]) => kind === ja['data.question'])).toHaveLength(25 * 4);
  expect(rows.filter(([kind]) => kind === ja['result.axis'])).toHaveLength(selfCheck.axes.length * 3);
  expect(JSON.stringify(rows)).not.toContain('\u200b');
});

it('is in the language shown, to the last word', async () => {
  await setLocale('en');
  await loadPicture(selfCheck.id);
  await vi.waitFor(() => {
    const { rows } = roomTable({ room: roomOf(5), isPractice: false });
    expect(rows).toContainEqual([en['room.view.scores'], '90 to 100', en['room.csvFirms'], 5]);
    expect(JSON.stringify(rows.slice(1))).not.toMatch(/\p{Script=Han}/u);
  });
});

it('of made-up numbers says that they are', () => {
  const { rows } = roomTable({ room: roomOf(5), isPractice: true });
  expect(rows[0]?.[0]).toBe(ja['room.practice']);
});

it('holds nothing of a room that nobody may see yet', () => {
  expect(roomTable({ room: { ...roomOf(5), revealedAt: null }, isPractice: false }).rows).toEqual([]);
  expect(roomTable({ room: roomOf(3), isPractice: false }).rows).toEqual([]);
});

it('the files of two rooms of one day do not share a name', async () => {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  for (const room of [roomOf(5, '午前'), roomOf(5, '午後')]) await handOverRoom({ room, isPractice: false });
  expect(names.map(plain)).toEqual([
    'security-kenshin_ipa-self-check-v3.1_午前_2026-01-15_0905_room.csv',
    'security-kenshin_ipa-self-check-v3.1_午後_2026-01-15_0905_room.csv',
  ]);
});

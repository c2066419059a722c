import { expect, it } from 'vitest';
import { joinedRoom } from '../../../src/state/joined';

it.each([
  [-3_600_000, true],
  [0, true],
  [23 * 3_600_000, true],
  [25 * 3_600_000, false],
  [-25 * 3_600_000, false],
])('a phone whose clock has gone on by %i ms since it joined is in its room: %s', (gone, isIn) => {
  const room = { instrumentId: 'ipa-self-check-v3.1', roomTag: 'ABCD', name: '', joinedAt: 1_700_000_000_000 };
  joinedRoom.join(room);
  expect(joinedRoom.find('ipa-self-check-v3.1', room.joinedAt + gone)).toEqual(isIn ? room : undefined);
  expect(joinedRoom.find('other', room.joinedAt)).toBeUndefined();
});

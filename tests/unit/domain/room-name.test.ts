import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROOM_NAME_LIMIT, tidyName } from '../../../src/domain/room';

test.each([
  ['  商工会\u3000 11月 ', '商工会 11月'],
  ['one\r\ntwo\u2028three', 'one two three'],
  ['\u202Egnp.exe\u2066', 'gnp.exe'],
  ['\0\u001B[2J', '[2J'],
  ['half \ud83d', 'half'],
  ['', ''],
  ['👩🏽‍🚒', '👩🏽‍🚒'],
  [`${'あ'.repeat(19)}👍`, 'あ'.repeat(19)],
  [`${'あ'.repeat(18)} 👍`, 'あ'.repeat(18)],
  // Unicode's normal form of this letter is two characters.
  ['\u0958'.repeat(20), '\u0915\u093c'.repeat(10)],
])('the name %j becomes %j', (typed, tidy) => {
  expect(tidyName(typed)).toBe(tidy);
});

test('a name is never longer than a stored room may have it, never half a character, and stays as it is from then on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const tidy = tidyName(typed);
      expect(tidy.length).toBeLessThanOrEqual(ROOM_NAME_LIMIT);
      expect(tidy.isWellFormed()).toBe(true);
      expect(tidyName(tidy)).toBe(tidy);
    }),
    { numRuns: 5000 },
  );
});

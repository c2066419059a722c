import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCodes, readHandIn } from '../../../src/domain/hand-in';
import { sameAnswer } from './generators';
import { allInstruments, pack, WAYS } from './rooms';

const ROOM = '7X0Q';

describe('what is no code of ours', () => {
  test.each([
    ...['', ' ', '診断', 'https://example.com/#/room?SK1', 'WIFI:S:kaigi;T:WPA;P:SK1234;;', 'BEGIN:VCARD\nVERSION:3.0'],
    ...['4901234567894', 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP', 'A1LQFN3A', `SK1${'0'.repeat(58)}`],
  ])('is foreign: %j', (text) => {
    for (const instrument of allInstruments) expect(readHandIn(instrument, ROOM, text)).toBe('foreign');
  });

  test('is foreign whatever it is, if it does not begin as ours do, and never more than damaged if it does', () => {
    const anything = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    const addresses = fc.string().map((text) => `https://example.com/${text}`);
    const texts = fc.oneof(anything, fc.string(), addresses, fc.base64String());
    fc.assert(
      fc.property(fc.constantFrom(...allInstruments), texts, (instrument, text) => {
        const beginsAsOurs = /^sk/i.test(text.normalize('NFKC').replace(/[\s\p{Pd}ー−]/gu, ''));
        const read = readHandIn(instrument, ROOM, text);
        if (!beginsAsOurs || read !== 'damaged') expect(read).toBe('foreign');
        expect(['foreign', 'damaged']).toContain(readHandIn(instrument, ROOM, `SK1${text}`));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a pasted chat', () => {
  test('gives every code in it, whoever wrote it, when and how', () => {
    const names = ['', '　', '10:32\t田中 太郎\t', '[10:34, 2026/5/14] Ken (SK Co.): ', '田中＞', '午後3:05 '];
    const ends = ['\n', '\r\n', ' \r\n\r\n', '\n　\n', '\r\n10:35 田中 太郎\r\n\tお願いします。\r\n'];
    const message = fc.record({
      name: fc.constantFrom(...names),
      id: fc.uuid(),
      // Nobody types a letter for a digit into a chat: there, codes are copied.
      way: fc.constantFrom(...WAYS.slice(0, 4)),
      end: fc.constantFrom(...ends),
    });
    fc.assert(
      fc.property(fc.constantFrom(...allInstruments), fc.array(message, { maxLength: 20 }), (instrument, messages) => {
        const sheet = sameAnswer(instrument, instrument.choices[0]?.id ?? '');
        const codes = messages.map(({ id }) => pack(instrument, sheet, ROOM, id));
        const chat = messages.map(({ name, way, end }, place) => `${name}${way(codes[place] ?? '')}${end}`).join('');
        const read = findCodes(chat).map((found) => readHandIn(instrument, ROOM, found));
        const taken = read.filter((handIn) => handIn !== 'foreign');
        expect(taken).toEqual(codes.map((code) => readHandIn(instrument, ROOM, code)));
      }),
    );
  });

  test('gives each other line as it is, for the host to be told of, and no empty one', () => {
    expect(findCodes('\r\n 10:31 田中\r\n\r\nよろしく ＳＫ\n\t\n')).toEqual(['10:31 田中', 'よろしく SK']);
    expect(findCodes(' \n\r\n　')).toEqual([]);
  });

  test('made to keep the page busy is read at once, and a code at the end of a long line is still found', () => {
    const start = performance.now();
    expect(findCodes(`${'SK1 '.repeat(250_000)}!`)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(findCodes(`${'あ'.repeat(10_000)}：SK1ABCD`)).toEqual(['SK1ABCD']);
  });
});

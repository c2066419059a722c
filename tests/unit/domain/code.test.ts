import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHECK_LENGTH,
  checkOf,
  fromSymbols,
  hash,
  inGroups,
  isSymbols,
  symbolsFor,
  tidyCode,
  toSymbols,
} from '../../../src/domain/code';
import { randomFrom, SYMBOLS } from './rooms';

/** The alphabet of BIP-173, each character at the place of its value. */
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** What the checksum of a Bech32m string is made from and what it is, both in our symbols. */
function inSymbols(bech32m: string): { readonly before: string; readonly check: string } {
  const text = bech32m.toLowerCase();
  const end = text.lastIndexOf('1');
  const human = Array.from(text.slice(0, end), (character) => character.charCodeAt(0));
  const data = Array.from(text.slice(end + 1), (character) => BECH32.indexOf(character));
  const expanded = [...human.map((code) => code >> 5), 0, ...human.map((code) => code & 31), ...data];
  const symbols = expanded.map((value) => SYMBOLS.charAt(value)).join('');
  return { before: symbols.slice(0, -CHECK_LENGTH), check: symbols.slice(-CHECK_LENGTH) };
}

const symbolStrings = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...SYMBOLS), minLength, maxLength });

describe('the checksum', () => {
  test.each([
    'A1LQFN3A',
    'an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6',
    'abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx',
    'split1checkupstagehandshakeupstreamerranterredcaperredlc445v',
    '?1v759aa',
  ])('is that of the published example %s of BIP-350', (example) => {
    const { before, check } = inSymbols(example);
    expect(checkOf(before)).toBe(check);
  });

  test('notices up to four wrong symbols anywhere in a code as long as ours may be, those of the checksum too', () => {
    const errors = fc.array(fc.tuple(fc.nat(51 + CHECK_LENGTH), fc.integer({ min: 1, max: 31 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(symbolStrings(52, 52), errors, (code, wrong) => {
        const changed = Array.from(code + checkOf(code));
        for (const [place, by] of new Map(wrong)) {
          changed[place] = SYMBOLS.charAt(SYMBOLS.indexOf(changed[place] ?? '') ^ by);
        }
        const read = changed.join('');
        expect(checkOf(read.slice(0, 52))).not.toBe(read.slice(52));
      }),
      { numRuns: 2000 },
    );
  });

  test('notices in its first two symbols every wrong symbol and every swap in a code of nine', () => {
    const random = randomFrom(1);
    const seen = new Set<string>();
    const missed: string[] = [];
    const read = (code: readonly string[]) => {
      const text = code.join('');
      if (checkOf(text.slice(0, 7), 2) === text.slice(7)) missed.push(text);
    };
    // The checksum is linear: what counts is by how much a symbol is wrong and where, not which symbol stood there.
    for (let round = 0; round < 1500; round++) {
      const begin = toSymbols(Math.floor(random() * 2 ** 35), 7);
      const code = Array.from(begin + checkOf(begin, 2));
      for (const [first, a] of code.entries()) {
        if (round === 0) for (const other of SYMBOLS) if (other !== a) read(code.with(first, other));
        for (const [second, b] of code.entries()) {
          const pattern = `${first} ${second} ${SYMBOLS.indexOf(a) ^ SYMBOLS.indexOf(b)}`;
          if (second <= first || a === b || seen.has(pattern)) continue;
          seen.add(pattern);
          read(code.with(first, b).with(second, a));
        }
      }
    }
    expect(seen.size).toBe(36 * 31);
    expect(missed).toEqual([]);
  });
});

describe('symbols', () => {
  test('give back every number that they were made from, in exactly the wished length', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 90n }), fc.nat(3), (value, spare) => {
        const length = symbolsFor(value + 1n) + spare;
        const symbols = toSymbols(value, length);
        expect(symbols).toHaveLength(length);
        expect(isSymbols(symbols)).toBe(true);
        expect(fromSymbols(symbols)).toBe(value);
      }),
    );
  });

  test('are exactly as many as every number below a count needs', () => {
    expect([1n, 2n, 32n, 33n, 1024n, 1025n, 4n ** 25n, 4n ** 41n].map(symbolsFor)).toEqual([1, 1, 1, 2, 2, 3, 10, 17]);
  });

  test('leave out the letters that look like a digit or like V', () => {
    expect(Array.from('ILOU').filter(isSymbols)).toEqual([]);
    expect(isSymbols(SYMBOLS)).toBe(true);
  });
});

describe('a typed code', () => {
  test.each([
    ['sk1a bcde', 'in lower case, with a space'],
    ['ＳＫ１ＡＢＣＤＥ', 'in full width'],
    ['ｓｋ１ａ　ｂｃｄｅ', 'in full width, with a full-width space'],
    ['SKlA-BCDE', 'with a small L for 1'],
    ['SKIA–BCDE', 'with a capital i for 1, and a dash'],
    ['SK1A－BCDE', 'with a full-width hyphen'],
    ['SK1AーBCDE', 'with the long vowel mark for a hyphen'],
    ['SK1Aｰ BCDE', 'with the half-width one'],
    ['SK1A−BCDE', 'with a minus sign'],
    [' S K 1 A\tB C D E\n', 'with white space everywhere'],
  ])('%j is understood: %s', (typed) => {
    expect(tidyCode(typed)).toBe('SK1ABCDE');
  });

  test('reads O as 0, I and L as 1, and stays as it is when it is tidy', () => {
    expect(tidyCode('oO0 iIlL1')).toBe('00011111');
    fc.assert(fc.property(symbolStrings(0, 60), (code) => void expect(tidyCode(code)).toBe(code)));
  });

  test('is the same again after it was shown in groups of four, none of which is empty', () => {
    expect(inGroups('SK1ABCDEF')).toBe('SK1A BCDE F');
    expect(inGroups('SK1ABCDE')).toBe('SK1A BCDE');
    fc.assert(fc.property(symbolStrings(0, 60), (code) => void expect(tidyCode(inGroups(code))).toBe(code)));
  });
});

describe('the hash', () => {
  test('is the same on every device for ever, since phones of one room may run different versions', () => {
    expect(['', 'a', 'ipa-self-check-v3.1', '診断 𠮟'].map(hash)).toEqual([
      2872998923, 444641715, 3526796744, 4105079195,
    ]);
  });

  test('gives 20,000 similar texts as good as no number twice', () => {
    const numbers = new Set(Array.from({ length: 20_000 }, (_, place) => hash(`room ${place}`)));
    expect(numbers.size).toBeGreaterThan(19_990);
    expect(Math.max(...numbers)).toBeLessThan(2 ** 32);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  });
});

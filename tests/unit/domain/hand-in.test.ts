import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOf, symbolsFor, toSymbols } from '../../../src/domain/code';
import { CODE_LIMIT, type HandIn, joinCode, packHandIn, type Refusal, readHandIn } from '../../../src/domain/hand-in';
import { prepareInstrument } from '../../../src/domain/instrument';
import { cloud, finishedSheets, meti, places, type Sheet, sameAnswer } from './generators';
import {
  allInstruments,
  answersOf,
  assessmentOf,
  changesOf,
  pack,
  QR_ALPHANUMERIC,
  roomTags,
  swapsOf,
  WAYS,
} from './rooms';

const ROOM = '7X0Q';

function nonceOf(read: HandIn | Refusal): number | Refusal {
  return typeof read === 'string' ? read : read.nonce;
}

function withCheck(body: string): string {
  return `SK${body}${checkOf(body)}`;
}

/** A code with other symbols from `place` on, and the checksum that belongs to it. */
function forge(code: string, place: number, symbols: string): string {
  return withCheck(code.slice(2, place) + symbols + code.slice(place + symbols.length, -6));
}

const ways = fc.constantFrom(...WAYS);

describe.each(allInstruments)('a code of $id', (instrument) => {
  const codes = fc.tuple(finishedSheets(instrument), roomTags).map(([sheet, tag]) => pack(instrument, sheet, tag));

  test('gives back exactly the sheet, in at most 60 characters of QR codes, however it is written down', () => {
    fc.assert(
      fc.property(finishedSheets(instrument), roomTags, fc.uuid(), ways, (sheet, tag, id, way) => {
        const code = pack(instrument, sheet, tag, id);
        expect(code.length).toBeLessThanOrEqual(CODE_LIMIT);
        expect(Array.from(code).filter((character) => !QR_ALPHANUMERIC.includes(character))).toEqual([]);
        const read = readHandIn(instrument, tag, code);
        expect(read).toEqual({ nonce: nonceOf(read), answers: answersOf(instrument, sheet) });
        expect(nonceOf(read)).toBeGreaterThanOrEqual(0);
        expect(nonceOf(read)).toBeLessThan(2 ** 30);
        expect(readHandIn(instrument, tag, way(code)), way(code)).toEqual(read);
      }),
      { numRuns: Math.ceil(10_000 / allInstruments.length) },
    );
  });

  test('is not to be had while a question is open, or answered with a choice that this edition does not have', () => {
    fc.assert(
      fc.property(finishedSheets(instrument), places(instrument), (sheet, place) => {
        expect(pack(instrument, sheet.with(place, null), ROOM)).toBe('');
        expect(pack(instrument, sheet.with(place, 'gone'), ROOM)).toBe('');
      }),
    );
  });

  test('has one nonce for one sheet in one room, and others in other rooms and for other sheets', () => {
    fc.assert(
      fc.property(finishedSheets(instrument), finishedSheets(instrument), roomTags, fc.uuid(), (one, two, tag, id) => {
        const nonce = (sheet: Sheet, room: string, of: string) =>
          nonceOf(readHandIn(instrument, room, pack(instrument, sheet, room, of)));
        expect(nonce(two, ROOM, id)).toBe(nonce(one, ROOM, id));
        if (tag !== ROOM) expect(nonce(one, tag, id)).not.toBe(nonce(one, ROOM, id));
        expect(nonce(one, ROOM, `${id}2`)).not.toBe(nonce(one, ROOM, id));
      }),
    );
  });

  test('holds no note, no name of a service and no time', () => {
    fc.assert(
      fc.property(finishedSheets(instrument), fc.string(), fc.nat(), (sheet, text, time) => {
        const bare = assessmentOf(instrument, 'sheet', sheet);
        const answers = new Map([...bare.answers].map(([id, answer]) => [id, { ...answer, note: text }]));
        const full = { ...bare, answers, subject: text, startedAt: time, finishedAt: time };
        expect(packHandIn(instrument, full, ROOM)).toBe(packHandIn(instrument, bare, ROOM));
      }),
    );
  });

  test('is refused after any change of one character and any swap of two, by its checksum or its look', () => {
    fc.assert(
      fc.property(finishedSheets(instrument), roomTags, (sheet, tag) => {
        const code = pack(instrument, sheet, tag);
        const wrong = [...changesOf(code), ...swapsOf(code)].flatMap((changed) => {
          const refusal = /^SK[0-9A-TV-Z -]*$/.test(changed) ? 'damaged' : 'foreign';
          const read = readHandIn(instrument, tag, changed);
          return read === refusal ? [] : [{ changed, read }];
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('is refused when a character is missing or one too many', () => {
    fc.assert(
      fc.property(codes, fc.nat(60), fc.constantFrom(...QR_ALPHANUMERIC.replace(/[ -]/g, '')), (code, nat, extra) => {
        const place = nat % code.length;
        const tag = code.slice(6, 10);
        expect(readHandIn(instrument, tag, code.slice(0, place) + code.slice(place + 1))).toBeTypeOf('string');
        expect(readHandIn(instrument, tag, code.slice(0, place) + extra + code.slice(place))).toBeTypeOf('string');
        expect(readHandIn(instrument, tag, code + extra)).toBeTypeOf('string');
      }),
      { numRuns: 500 },
    );
  });

  test('is told apart when it is of another room, another instrument or a newer version', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTVWXYZ'), (code, version) => {
        const tag = code.slice(6, 10);
        expect(readHandIn(instrument, tag === ROOM ? '0000' : ROOM, code)).toBe('other-room');
        for (const other of allInstruments) {
          if (other !== instrument) expect(readHandIn(other, tag, code)).toBe('other-instrument');
        }
        expect(readHandIn(instrument, tag, forge(code, 2, version))).toBe('newer-version');
      }),
    );
  });
});

test('a number beyond the last sheet is damaged, the last itself is not', () => {
  for (const instrument of [meti, prepareInstrument({ ...cloud, choices: cloud.choices.slice(0, 3) })]) {
    const sheets = BigInt(instrument.choices.length) ** BigInt(instrument.questions.length);
    const last = sameAnswer(instrument, instrument.choices.at(-1)?.id ?? '');
    const code = pack(instrument, last, ROOM);
    const read = (number: bigint) =>
      readHandIn(instrument, ROOM, forge(code, 16, toSymbols(number, symbolsFor(sheets))));
    expect(read(sheets - 1n)).toMatchObject({ answers: answersOf(instrument, last) });
    expect(read(sheets)).toBe('damaged');
    expect(read(32n ** BigInt(symbolsFor(sheets)) - 1n)).toBe('damaged');
  }
});

test.each(allInstruments)(
  'answers of another length than those of $id are damaged, even with a right checksum',
  (instrument) => {
    const body = pack(instrument, sameAnswer(instrument, instrument.choices[0]?.id ?? ''), ROOM).slice(2, -6);
    expect(readHandIn(instrument, ROOM, withCheck(body))).toBeTypeOf('object');
    for (const other of [`${body}0`, body.slice(0, -1), body.slice(0, 14), body.slice(0, 13), '1', '']) {
      expect(readHandIn(instrument, ROOM, withCheck(other)), other).toBe('damaged');
    }
  },
);

test('a code that was once handed out can be read for ever', () => {
  const sheet = cloud.questions.map((_, place) => cloud.choices[place % cloud.choices.length]?.id ?? null);
  expect(pack(cloud, sheet, ROOM)).toBe('SK1B0G7X0QH5FRSM3CDHP64KQR0A');
  expect(joinCode(cloud.id, ROOM)).toBe('B0G7X0Q8K');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinCode, readJoinCode } from '../../../src/domain/hand-in';
import { allInstruments, changesOf, roomTags, swapsOf, WAYS } from './rooms';

const ids = allInstruments.map(({ id }) => id);
const ways = fc.constantFrom(...WAYS);

describe('a join code', () => {
  test('leads to its instrument and room in nine symbols, however it is written down', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), roomTags, ways, (instrumentId, roomTag, way) => {
        const code = joinCode(instrumentId, roomTag);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/);
        expect(readJoinCode(way(code), ids)).toEqual({ instrumentId, roomTag });
        expect(
          readJoinCode(
            code,
            ids.filter((id) => id !== instrumentId),
          ),
        ).toBeUndefined();
      }),
    );
  });

  test('leads nowhere after any change of one character, any swap of two, and when one is missing or too many', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), roomTags, (instrumentId, roomTag) => {
        const code = joinCode(instrumentId, roomTag);
        const shorter = Array.from(code, (_, place) => code.slice(0, place) + code.slice(place + 1));
        const longer = Array.from(code, (symbol, place) => code.slice(0, place) + symbol + code.slice(place));
        const wrong = [...changesOf(code), ...swapsOf(code), ...shorter, ...longer];
        expect(wrong.filter((changed) => readJoinCode(changed, ids))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

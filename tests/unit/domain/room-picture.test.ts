import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instrument } from '../../../src/domain/instrument';
import { addHandIns, NO_SUMS, openRoom, type Room } from '../../../src/domain/room';
import { comparableRooms, isSumOf, scoreBins, splitsOf, spreadOf, weakestOf } from '../../../src/domain/room-picture';
import { finishedSheets, type Sheet, sameAnswer, selfCheck } from './generators';
import { allInstruments, handInsOf, manySheets } from './rooms';

function sumsOf(instrument: Instrument, sheets: readonly Sheet[]) {
  return addHandIns(instrument, NO_SUMS, handInsOf(instrument, sheets));
}

/** How often each value stands in a list. */
function countsOf(values: readonly number[]): ReadonlyMap<number, number> {
  return new Map(values.map((value) => [value, values.filter((other) => other === value).length]));
}

/** QUARTILE.INC on the sorted list: the value at (n − 1) × share, in proportion between two neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  return below + ((sorted[Math.floor(place) + 1] ?? below) - below) * (place - Math.floor(place));
}

/** The lost part of one question as a fraction of whole numbers: points short of the best, in half weights. */
function fractionOf(instrument: Instrument, sheets: readonly Sheet[], place: number) {
  const points = instrument.choices.flatMap((choice) => choice.points ?? []);
  const [best, worst] = [Math.max(...points), Math.min(...points)];
  const lost = sheets.flatMap((sheet) => {
    const choice = instrument.choices.find(({ id }) => id === sheet[place]);
    if (!choice || choice.points === null) return [];
    return best - (choice.mark === 'unknown' ? worst : choice.points);
  });
  const question = instrument.questions[place];
  return {
    id: question?.id,
    short: lost.reduce((sum, one) => sum + one, 0),
    of: lost.length * (best - worst),
    halves: (question?.weight ?? 0) * 2,
  };
}

describe.each(allInstruments)('sums for $id', (instrument) => {
  const anything = fc.array(finishedSheets(instrument), { maxLength: 12 });

  test('are known as its own, and with a question or an answer less they are not', () => {
    fc.assert(
      fc.property(anything, fc.nat(instrument.questions.length - 1), (sheets, place) => {
        const sums = sumsOf(instrument, sheets);
        expect(isSumOf(instrument, sums)).toBe(true);
        const lacking = new Map(sums.answers);
        lacking.delete(instrument.questions[place]?.id ?? '');
        expect(isSumOf(instrument, { ...sums, answers: lacking })).toBe(sheets.length === 0);
        expect(isSumOf(instrument, { ...sums, count: sums.count + 1 })).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test('are none of another instrument', () => {
    const others = allInstruments.filter(({ id }) => id !== instrument.id);
    const sheet = sameAnswer(instrument, instrument.choices[0]?.id ?? '');
    for (const other of others) {
      const isPart = other.questions.every(({ id }) => instrument.places.has(id));
      if (!isPart) expect(isSumOf(other, sumsOf(instrument, [sheet]))).toBe(false);
    }
  });
});

describe('the spread of many values', () => {
  test.each([
    // The example of Microsoft's page on QUARTILE.INC.
    { values: [1, 2, 4, 7, 8, 9, 10, 12], lower: 3.5, median: 7.5, upper: 9.25 },
    { values: [40], lower: 40, median: 40, upper: 40 },
    { values: [-25, 100], lower: 6.25, median: 37.5, upper: 68.75 },
    { values: [50, 50, 50, 50, 51], lower: 50, median: 50, upper: 50 },
  ])('is that of spreadsheets: $values', ({ values, ...spread }) => {
    expect(spreadOf(countsOf(values))).toEqual({ ...spread, count: values.length });
  });

  test('is found on the sorted list, whatever the order in which the values were counted', () => {
    const values = fc.array(fc.integer({ min: -25, max: 100 }), { minLength: 1, maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(values, (all) => {
        const sorted = [...all].sort((a, b) => a - b);
        const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
        expect(spreadOf(countsOf(all))).toEqual({ lower, median, upper, count: all.length });
      }),
      { numRuns: 500 },
    );
  });

  test('is nothing where there is no value', () => {
    expect(spreadOf(new Map())).toBeUndefined();
  });
});

describe.each(allInstruments)('the picture of a room for $id', (instrument) => {
  test('has bars of ten side by side from the lowest possible score to the highest, with every score in one', () => {
    const min = instrument.scoring === 'sum' ? -25 : 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min, max: 100 }), { maxLength: 60, size: 'max' }), (scores) => {
        const bins = scoreBins(instrument, { ...NO_SUMS, scores: countsOf(scores) });
        expect(bins.at(0)?.from).toBe(min);
        expect(bins.at(-1)).toMatchObject({ from: 90, to: 100 });
        for (const [place, { from, to, count }] of bins.entries()) {
          if (place > 0) expect(from).toBe((bins[place - 1]?.to ?? 0) + 1);
          if (place > 0) expect(from % 10).toBeCloseTo(0);
          if (place < bins.length - 1) expect(to - Math.floor(from / 10) * 10).toBe(9);
          expect(count).toBe(scores.filter((score) => score >= from && score <= to).length);
        }
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(scores.length);
      }),
      { numRuns: 60 },
    );
  });

  test('counts every choice of every question in their order, and how far the room falls short', () => {
    fc.assert(
      fc.property(manySheets(instrument, 30), (sheets) => {
        for (const [place, split] of splitsOf(instrument, sumsOf(instrument, sheets)).entries()) {
          expect(split.question).toBe(instrument.questions[place]);
          const given = sheets.map((sheet) => sheet[place]);
          expect(split.counts).toEqual(instrument.choices.map(({ id }) => given.filter((one) => one === id).length));
          const { short, of } = fractionOf(instrument, sheets, place);
          if (of === 0) expect(split.shortfall).toBeNull();
          else expect(split.shortfall).toBeCloseTo(short / of, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('names the five questions that fall short most, those of more weight before others, ties in their order', () => {
    fc.assert(
      fc.property(manySheets(instrument, 12), (sheets) => {
        const all = instrument.questions.map((_, place) => fractionOf(instrument, sheets, place));
        const weakest = all
          .filter(({ short }) => short > 0)
          .sort((a, b) => b.short * b.halves * a.of - a.short * a.halves * b.of)
          .slice(0, 5);
        const found = weakestOf(splitsOf(instrument, sumsOf(instrument, sheets)));
        expect(found.map(({ question }) => question.id)).toEqual(weakest.map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
  });

  test('names no weak question where everybody does everything', () => {
    const best = instrument.choices.find(({ mark }) => mark === 'done')?.id ?? '';
    const splits = splitsOf(instrument, sumsOf(instrument, Array<Sheet>(5).fill(sameAnswer(instrument, best))));
    expect(weakestOf(splits)).toEqual([]);
    expect(splits.map(({ shortfall }) => shortfall)).toEqual(splits.map(() => 0));
  });
});

test('a room can be put beside others of its instrument that can be seen, the newest first', () => {
  const seen = (id: string, createdAt: number, instrumentId = selfCheck.id): Room => ({
    ...openRoom(id, '7X0Q', instrumentId, '', createdAt),
    revealedAt: 9,
    sums: { ...NO_SUMS, count: 5 },
  });
  const room = seen('this', 5);
  const hidden = { ...seen('hidden', 6), revealedAt: null };
  const small = openRoom('small', '7X0Q', selfCheck.id, '', 7);
  const others = [seen('old', 1), room, hidden, seen('new', 8), small, seen('other', 4, 'meti-checksheet-v2.0')];
  expect(comparableRooms(room, others).map(({ id }) => id)).toEqual(['new', 'old']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instrument } from '../../../src/domain/instrument';
import { addHandIns, NO_SUMS, type Sums } from '../../../src/domain/room';
import { choiceWithMark, finishedSheets, meti, type Sheet, sameAnswer, selfCheck } from './generators';
import { allInstruments, handInsOf, manySheets } from './rooms';

/** The sums of these sheets, counted one by one from what was ticked. */
function recount(instrument: Instrument, sheets: readonly Sheet[]): Sums {
  const places = instrument.questions.map(({ id }) => id);
  const often = <Value>(values: readonly (Value | null)[]) => {
    const counts = new Map<Value, number>();
    for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  const pointsOf = (sheet: Sheet, questionIds: readonly string[]) =>
    questionIds.flatMap((id) => {
      const choice = instrument.choices.find((candidate) => candidate.id === sheet[places.indexOf(id)]);
      return choice?.points ?? [];
    });
  const total = (points: readonly number[]) => points.reduce((sum, one) => sum + one, 0);
  const best = Math.max(...instrument.choices.map(({ points }) => points ?? 0));
  const percent = (points: readonly number[]) =>
    points.length === 0 ? null : Math.round((100 * Math.max(0, total(points))) / (points.length * best));
  return {
    count: sheets.length,
    scores: often(
      sheets.map((sheet) => {
        const points = pointsOf(sheet, places);
        return instrument.scoring === 'sum' ? total(points) : percent(points);
      }),
    ),
    axes: new Map(
      instrument.axes.map(({ id, questions }) => [
        id,
        often(sheets.map((sheet) => percent(pointsOf(sheet, questions)))),
      ]),
    ),
    answers: new Map(places.map((id, place) => [id, often(sheets.map((sheet) => sheet[place] ?? null))])),
  };
}

/** Everything that can be read from stored sums, the order of the entries, too. */
function asStored({ count, scores, axes, answers }: Sums): string {
  const entries = (groups: Sums['axes'] | Sums['answers']) => [...groups].map(([id, counts]) => [id, [...counts]]);
  return JSON.stringify([count, [...scores], entries(axes), entries(answers)]);
}

function sumsOf(instrument: Instrument, sheets: readonly Sheet[], before = NO_SUMS): Sums {
  return addHandIns(instrument, before, handInsOf(instrument, sheets));
}

describe.each(allInstruments)('the sums of a room for $id', (instrument) => {
  test('are those that a count by hand gives, however the sheets came in groups', () => {
    fc.assert(
      fc.property(manySheets(instrument, 20), manySheets(instrument, 20), (first, later) => {
        const before = sumsOf(instrument, first);
        expect(before).toEqual(recount(instrument, first));
        expect(sumsOf(instrument, later, before)).toEqual(recount(instrument, [...first, ...later]));
        expect(before, 'the sums before are left as they are').toEqual(recount(instrument, first));
      }),
      { numRuns: 60 },
    );
  });

  test('do not tell who of a group came first, not even by the order of their entries', () => {
    const groups = fc
      .tuple(manySheets(instrument, 8), fc.array(finishedSheets(instrument), { minLength: 3, maxLength: 8 }))
      .chain(([first, group]) =>
        fc.tuple(fc.constant(first), fc.constant(group), fc.shuffledSubarray(group, { minLength: group.length })),
      );
    fc.assert(
      fc.property(groups, ([first, group, shuffled]) => {
        const before = sumsOf(instrument, first);
        expect(asStored(sumsOf(instrument, shuffled, before))).toBe(asStored(sumsOf(instrument, group, before)));
      }),
    );
  });

  test('of nobody are empty', () => {
    expect(sumsOf(instrument, [])).toEqual(recount(instrument, []));
    expect(NO_SUMS.count).toBe(0);
  });
});

test('a sheet to which nothing applies counts as a hand-in and in its answers, but has no score', () => {
  const sheet = sameAnswer(meti, choiceWithMark(meti, 'not-applicable').id);
  const sums = sumsOf(meti, [sheet]);
  expect(sums).toEqual(recount(meti, [sheet]));
  expect([sums.count, sums.scores.size, sums.answers.get(meti.questions[0]?.id ?? '')?.size]).toEqual([1, 0, 1]);
});

test('published points count as they are, below nothing, too, while an axis has at least 0 %', () => {
  const sums = sumsOf(selfCheck, [sameAnswer(selfCheck, 'unknown')]);
  expect([...sums.scores]).toEqual([[-25, 1]]);
  expect([...sums.axes.values()].map((counts) => [...counts])).toEqual(selfCheck.axes.map(() => [[0, 1]]));
});

test('percent are rounded as on the result page of the same sheet', () => {
  const none = choiceWithMark(meti, 'not-done').id;
  const sheet = sameAnswer(meti, choiceWithMark(meti, 'done').id).map((done, place) => (place < 23 ? done : none));
  // 23 of 40 is 57.5 %, which 0.575 × 100 in binary falls just short of.
  const sums = sumsOf(meti, [sheet.with(40, choiceWithMark(meti, 'not-applicable').id)]);
  expect([...sums.scores]).toEqual([[58, 1]]);
});

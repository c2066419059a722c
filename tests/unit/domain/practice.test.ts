import { describe, expect, test } from 'vitest';
import { isComplete } from '../../../src/domain/assessment';
import type { Instrument } from '../../../src/domain/instrument';
import { makeUpSheet } from '../../../src/domain/practice';
import { allInstruments, randomFrom } from './rooms';

const MANY = 200;

function makeUp(instrument: Instrument, seed: number) {
  const random = randomFrom(seed);
  return Array.from({ length: MANY }, (_, place) => makeUpSheet(instrument, `sheet-${place}`, random));
}

const choicesOf = ({ answers }: ReturnType<typeof makeUpSheet>) =>
  [...answers.values()].map(({ choiceId }) => choiceId);

describe.each(allInstruments)('made-up sheets of $id', (instrument) => {
  const sheets = makeUp(instrument, 1);

  test('are finished, with no note, each under the id that it was given', () => {
    for (const [place, sheet] of sheets.entries()) {
      expect(sheet).toMatchObject({ id: `sheet-${place}`, instrumentId: instrument.id, finishedAt: 0 });
      expect(isComplete(instrument, sheet)).toBe(true);
      expect([...sheet.answers.values()].filter(({ note }) => note !== '')).toEqual([]);
    }
  });

  test('are as good as never alike, as far as the questionnaire has so many ways to be answered', () => {
    const different = new Set(sheets.map((sheet) => choicesOf(sheet).join(' ')));
    expect(different.size).toBeGreaterThan(instrument.questions.length < 10 ? MANY / 3 : MANY * 0.95);
  });

  test('give every choice to somebody, and no choice to everybody', () => {
    for (const [place, { id }] of instrument.questions.entries()) {
      const given = sheets.map((sheet) => choicesOf(sheet)[place]);
      expect(
        Math.max(...instrument.choices.map((choice) => given.filter((one) => one === choice.id).length)),
        id,
      ).toBeLessThan(MANY);
    }
    expect(new Set(sheets.flatMap(choicesOf))).toEqual(new Set(instrument.choices.map(({ id }) => id)));
  });

  test('are the same again from the same numbers, and others from others', () => {
    expect(makeUp(instrument, 1)).toEqual(sheets);
    expect(makeUp(instrument, 2)).not.toEqual(sheets);
  });

  test('are whole at the ends of what a source of numbers may give', () => {
    for (const end of [0, 1 - 2 ** -53])
      expect(
        isComplete(
          instrument,
          makeUpSheet(instrument, 'end', () => end),
        ),
      ).toBe(true);
  });
});

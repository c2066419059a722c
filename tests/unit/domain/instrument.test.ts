import { describe, expect, test } from 'vitest';
import { findQuestion, type InstrumentFile, prepareInstrument } from '../../../src/domain/instrument';
import { instruments, meti, selfCheck } from './generators';

const threeLevels: InstrumentFile = {
  id: 'three-levels',
  edition: '1',
  order: 1,
  minutes: 1,
  officialLanguage: 'ja',
  scoring: 'sum',
  subject: null,
  choices: [
    { id: 'none', mark: 'not-done', points: -3 },
    { id: 'unused', mark: 'not-applicable', points: null },
    { id: 'full', mark: 'done', points: 7 },
  ],
  bands: [],
  sections: [
    { id: 'second-by-name', questions: [{ id: 'z', weight: 1, primary: ['5.1'], related: [] }] },
    {
      id: 'first-by-name',
      questions: [
        { id: 'a', weight: 1, primary: ['5.2'], related: [] },
        { id: 'm', weight: 1, primary: ['5.3'], related: [] },
      ],
    },
  ],
  axes: [{ id: 'all', questions: ['a', 'm', 'z'] }],
};

describe('preparing an instrument', () => {
  test('lines the questions up in the order of the sections, not of their names', () => {
    expect(prepareInstrument(threeLevels).questions.map((question) => question.id)).toEqual(['z', 'a', 'm']);
  });

  test('counts places from 0 through all sections', () => {
    expect([...prepareInstrument(threeLevels).places]).toEqual([
      ['z', 0],
      ['a', 1],
      ['m', 2],
    ]);
  });

  test('takes best and worst points from the choices that have points, wherever they stand', () => {
    expect(prepareInstrument(threeLevels)).toMatchObject({ bestPoints: 7, worstPoints: -3 });
  });

  test('keeps every field of the file and leaves the file as it was', () => {
    const copy = structuredClone(threeLevels);
    expect(prepareInstrument(threeLevels)).toMatchObject(copy);
    expect(threeLevels).toEqual(copy);
  });

  test('knows the published best and worst points of the 25', () => {
    expect(selfCheck).toMatchObject({ bestPoints: 4, worstPoints: -1 });
  });

  test.each(instruments)('leads from every question of $id to its place and back', (instrument) => {
    expect(instrument.places.size).toBe(instrument.questions.length);
    for (const [id, place] of instrument.places) expect(instrument.questions[place]?.id).toBe(id);
  });

  test.each(instruments)('finds every choice of $id by its id', (instrument) => {
    expect(instrument.choicesById.size).toBe(instrument.choices.length);
    for (const choice of instrument.choices) expect(instrument.choicesById.get(choice.id)).toBe(choice);
  });
});

describe('finding a question', () => {
  test('gives the first question too, whose place is 0', () => {
    expect(findQuestion(selfCheck, 'q01')).toMatchObject({ id: 'q01', weight: 1.5 });
  });

  test('gives the last question', () => {
    expect(findQuestion(meti, 'q10-2')?.id).toBe('q10-2');
  });

  test.each(['', 'q26', 'Q01', 'constructor', '__proto__'])('gives nothing for %o', (id) => {
    expect(findQuestion(selfCheck, id)).toBeUndefined();
  });
});

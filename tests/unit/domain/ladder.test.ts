import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assessment, startAssessment } from '../../../src/domain/assessment';
import { type InstrumentFile, prepareInstrument } from '../../../src/domain/instrument';
import { findStanding, type Ladder } from '../../../src/domain/ladder';

const choices = [
  { id: 'done', mark: 'done', points: 1 },
  { id: 'partly', mark: 'partly', points: 0 },
  { id: 'not-done', mark: 'not-done', points: 0 },
  { id: 'not-applicable', mark: 'not-applicable', points: null },
] as const;

function sheetOf(instrumentId: string, marks: readonly string[]) {
  const questions = marks.map((_, place) => ({ id: `q${place + 1}`, weight: 1, primary: ['5.1'], related: [] }));
  const file: InstrumentFile = {
    id: instrumentId,
    edition: '1',
    order: 1,
    minutes: 1,
    officialLanguage: 'ja',
    scoring: 'share',
    subject: null,
    choices,
    bands: [],
    sections: [{ id: 'all', questions }],
    axes: [],
  };
  const answers = new Map(marks.map((mark, place) => [`q${place + 1}`, { choiceId: mark, note: '' }]));
  const assessment: Assessment = { ...startAssessment('a', instrumentId, '', 0), finishedAt: 1, answers };
  return { instrument: prepareInstrument(file), assessment };
}

const ladder: Ladder = [
  { ways: [] },
  {
    ways: [
      [{ instrument: 'long', questions: ['q1', 'q2'], marks: ['done', 'partly'], share: 1 }],
      [{ instrument: 'short', marks: ['done'], share: 1 }],
    ],
  },
  { ways: [[{ instrument: 'long', marks: ['done'], share: 0.7 }]] },
];

describe('the standing on a ladder', () => {
  it('is the lowest rung without a sheet', () => {
    expect(findStanding(ladder, []).rung).toBe(0);
  });

  it('is reached by either way', () => {
    expect(findStanding(ladder, [sheetOf('long', ['partly', 'done', 'not-done'])]).rung).toBe(1);
    expect(findStanding(ladder, [sheetOf('short', ['done', 'done'])]).rung).toBe(1);
  });

  it('never skips a rung that is missing', () => {
    const marks = ['not-done', ...Array(9).fill('done')];
    expect(findStanding(ladder, [sheetOf('long', marks)]).rung).toBe(0);
  });

  it('reaches a share exactly at it, and says what is missing one below', () => {
    const marks = (done: number) => [...Array(done).fill('done'), ...Array(10 - done).fill('partly')];
    expect(findStanding(ladder, [sheetOf('long', marks(7))])).toEqual({ rung: 2, missing: [] });
    expect(findStanding(ladder, [sheetOf('long', marks(6))])).toEqual({
      rung: 1,
      missing: [{ instrument: 'long', met: 6, needed: 7 }],
    });
  });

  it('names what the nearest way still needs', () => {
    const sheets = [sheetOf('long', ['not-done', 'not-done']), sheetOf('short', ['done', 'done', 'not-done'])];
    expect(findStanding(ladder, sheets).missing).toEqual([{ instrument: 'short', met: 2, needed: 3 }]);
  });

  it('leaves out what does not apply, and is not reached where nothing applies', () => {
    expect(findStanding(ladder, [sheetOf('short', ['done', 'not-applicable'])]).rung).toBe(1);
    expect(findStanding(ladder, [sheetOf('short', ['not-applicable', 'not-applicable'])]).rung).toBe(0);
  });

  it('never falls when an answer becomes better', () => {
    const mark = fc.constantFrom('done', 'partly', 'not-done');
    fc.assert(
      fc.property(fc.array(mark, { minLength: 2, maxLength: 10 }), fc.nat(), (marks, place) => {
        const better = marks.with(place % marks.length, 'done');
        expect(findStanding(ladder, [sheetOf('long', better)]).rung).toBeGreaterThanOrEqual(
          findStanding(ladder, [sheetOf('long', marks)]).rung,
        );
      }),
    );
  });
});

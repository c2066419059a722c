import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeAnswer } from '../../../src/domain/assessment';
import { type InstrumentFile, prepareInstrument } from '../../../src/domain/instrument';
import { hasOwnSections, scoreAssessment, tally, tallyAxes, tallySections } from '../../../src/domain/scoring';
import {
  answersTo,
  choiceWithMark,
  cloud,
  fillSheet,
  finishedSheets,
  improvements,
  instruments,
  meti,
  openOrFinishedSheets,
  orders,
  places,
  type Sheet,
  sameAnswer,
  selfCheck,
} from './generators';

const count = (sheet: Sheet, choiceId: string) => sheet.filter((answer) => answer === choiceId).length;

/** 25 answers that add up to exactly `total`: as few わからない as possible, then 一部, the rest 実施; undefined: cannot be. */
function answersWorth(total: number): Sheet | undefined {
  for (let unknown = 0; unknown <= 25; unknown++) {
    // Against full marks, わからない loses 5, 一部 loses 2, していない loses 4.
    const lost = 100 - total - 5 * unknown;
    if (lost < 0 || lost % 2 === 1) continue;
    const notDone = Math.max(0, lost / 2 - (25 - unknown));
    const partly = lost / 2 - 2 * notDone;
    if (partly < 0 || unknown + notDone + partly > 25) continue;
    const worse = [
      ...Array<string>(unknown).fill('unknown'),
      ...Array<string>(notDone).fill('not-done'),
      ...Array<string>(partly).fill('partly'),
    ];
    return [...worse, ...Array<string>(25 - worse.length).fill('done')];
  }
  return undefined;
}

function scoreOf(instrument: typeof selfCheck, sheet: Sheet) {
  return scoreAssessment(instrument, fillSheet(instrument, sheet));
}

describe('the score of the 25', () => {
  test.each([
    [100, 'achieved'],
    [98, 'partial'],
    [70, 'partial'],
    [69, 'insufficient'],
    [50, 'insufficient'],
    [49, 'urgent'],
    [0, 'urgent'],
    [-1, 'urgent'],
    [-25, 'urgent'],
  ])('of %i points lies in the band "%s"', (total, band) => {
    const score = scoreOf(selfCheck, answersWorth(total) ?? []);
    expect(score?.points).toBe(total);
    expect(score?.band?.id).toBe(band);
  });

  test('cannot be 99, since the smallest loss is one 一部実施している', () => {
    expect(answersWorth(99)).toBeUndefined();
    expect(answersWorth(98)).toBeDefined();
  });

  test('would not lie in the top band at 99 points if an edition made 99 possible', () => {
    const almost = { id: 'almost', mark: 'partly', points: 3 } as const;
    const finer = prepareInstrument({ ...(selfCheck as InstrumentFile), choices: [...selfCheck.choices, almost] });
    const score = scoreOf(finer, sameAnswer(finer, 'done').with(12, 'almost'));
    expect(score).toMatchObject({ points: 99, band: { id: 'partial' } });
  });

  test('lies in the published band at every total that can be reached', () => {
    for (let total = -25; total <= 100; total++) {
      const sheet = answersWorth(total);
      if (!sheet) continue;
      const band = total === 100 ? 'achieved' : total >= 70 ? 'partial' : total >= 50 ? 'insufficient' : 'urgent';
      expect(scoreOf(selfCheck, sheet)).toMatchObject({ points: total, band: { id: band } });
    }
  });

  test('is four per 実施, two per 一部, and one off per わからない, out of 100', () => {
    fc.assert(
      fc.property(finishedSheets(selfCheck), (sheet) => {
        const points = 4 * count(sheet, 'done') + 2 * count(sheet, 'partly') - count(sheet, 'unknown');
        const share = points < 0 ? 0 : points / 100;
        expect(scoreOf(selfCheck, sheet)).toMatchObject({ points, max: 100, answered: 25, total: 25, share });
      }),
    );
  });
});

describe.each([
  { id: cloud.id, instrument: cloud, done: 'confirmed' },
  { id: meti.id, instrument: meti, done: 'done' },
])('the score of $id', ({ instrument, done }) => {
  test('counts full marks out of those that apply, without a band', () => {
    fc.assert(
      fc.property(finishedSheets(instrument), (sheet) => {
        const points = count(sheet, done);
        const max = sheet.length - count(sheet, 'not-applicable');
        const score = scoreOf(instrument, sheet);
        expect(score).toMatchObject({ points, max, answered: sheet.length, total: sheet.length });
        expect(score?.share).toBe(max === 0 ? null : points / max);
        expect(score?.band).toBeUndefined();
      }),
    );
  });

  test('takes 該当しない out of the denominator', () => {
    const all = sameAnswer(instrument, done);
    const score = scoreOf(instrument, all.with(0, 'not-applicable').with(1, 'unknown'));
    expect(score).toMatchObject({ points: all.length - 2, max: all.length - 1, answered: all.length });
  });

  test('has no share when nothing applies, on the whole, by axis and by section', () => {
    const assessment = fillSheet(instrument, sameAnswer(instrument, 'not-applicable'));
    expect(scoreAssessment(instrument, assessment)).toMatchObject({ points: 0, max: 0, share: null });
    const groups = [...tallyAxes(instrument, assessment), ...tallySections(instrument, assessment)];
    expect(groups.map((group) => group.share)).toEqual(groups.map(() => null));
    expect(groups.map((group) => group.answered)).toEqual(groups.map((group) => group.total));
  });
});

describe('a half-filled sheet', () => {
  test.each(instruments)('has no score, whichever one question of $id is open', (instrument) => {
    fc.assert(
      fc.property(finishedSheets(instrument), places(instrument), (sheet, open) => {
        expect(scoreOf(instrument, sheet)).toBeDefined();
        expect(scoreOf(instrument, sheet.with(open, null))).toBeUndefined();
      }),
    );
  });

  test('has no score when an answer names a choice that this edition does not have', () => {
    expect(scoreOf(meti, sameAnswer(meti, 'done').with(40, 'partly'))).toBeUndefined();
  });

  test('loses its score again when an answer is taken back', () => {
    const finished = fillSheet(selfCheck, sameAnswer(selfCheck, 'done'));
    expect(scoreAssessment(selfCheck, changeAnswer(selfCheck, finished, 'q09', { choiceId: null }, 2))).toBeUndefined();
  });
});

describe('axes and sections', () => {
  test('tally only what is answered so far, and have no share where nothing is', () => {
    const assessment = fillSheet(selfCheck, answersTo(selfCheck, { q12: 'partly', q18: 'unknown', q11: 'unknown' }));
    const axes = new Map(tallyAxes(selfCheck, assessment).map((axis) => [axis.id, axis]));
    expect(axes.get('documents')).toEqual({ id: 'documents', points: 1, max: 8, answered: 2, total: 3, share: 1 / 8 });
    expect(axes.get('mail')).toEqual({ id: 'mail', points: 0, max: 0, answered: 0, total: 3, share: null });
    expect(axes.get('backup')).toMatchObject({ points: -1, max: 4, share: 0 });
  });

  test.each(instruments)('come in the order of $id', (instrument) => {
    const assessment = fillSheet(instrument, []);
    expect(tallyAxes(instrument, assessment).map(({ id }) => id)).toEqual(instrument.axes.map(({ id }) => id));
    expect(tallySections(instrument, assessment).map(({ id }) => id)).toEqual(instrument.sections.map(({ id }) => id));
  });

  test.each(instruments)('each add up to the whole of $id, at any stage', (instrument) => {
    const questionIds = instrument.questions.map(({ id }) => id);
    fc.assert(
      fc.property(openOrFinishedSheets(instrument), (sheet) => {
        const assessment = fillSheet(instrument, sheet);
        const whole = tally(instrument, assessment, questionIds);
        for (const groups of [tallyAxes(instrument, assessment), tallySections(instrument, assessment)]) {
          for (const key of ['points', 'max', 'answered', 'total'] as const) {
            expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(whole[key]);
          }
        }
      }),
    );
  });

  test('say the same thing twice only where each section is an axis', () => {
    expect(hasOwnSections(meti)).toBe(false);
    expect(hasOwnSections(selfCheck)).toBe(true);
    expect(hasOwnSections(cloud)).toBe(true);
  });
});

describe('every score', () => {
  test.each(instruments)('is the same in whatever order $id was answered', (instrument) => {
    fc.assert(
      fc.property(openOrFinishedSheets(instrument), orders(instrument), (sheet, order) => {
        const inTurn = fillSheet(instrument, sheet);
        const mixed = fillSheet(instrument, sheet, order);
        expect(scoreAssessment(instrument, mixed)).toEqual(scoreAssessment(instrument, inTurn));
        expect(tallyAxes(instrument, mixed)).toEqual(tallyAxes(instrument, inTurn));
        expect(tallySections(instrument, mixed)).toEqual(tallySections(instrument, inTurn));
      }),
    );
  });

  test.each(instruments)('is never lowered by a better answer to $id, nor is any axis or section', (instrument) => {
    fc.assert(
      fc.property(improvements(instrument), ({ before, after }) => {
        const [worse, better] = [fillSheet(instrument, before), fillSheet(instrument, after)];
        const tallies = (assessment: typeof worse) => [
          ...tallyAxes(instrument, assessment),
          ...tallySections(instrument, assessment),
          ...[scoreAssessment(instrument, assessment) ?? []].flat(),
        ];
        const betterTallies = tallies(better);
        for (const [place, { points, max, share }] of tallies(worse).entries()) {
          expect(betterTallies[place]?.points).toBeGreaterThanOrEqual(points);
          expect(betterTallies[place]?.max).toBe(max);
          expect(betterTallies[place]?.share ?? -1).toBeGreaterThanOrEqual(share ?? -1);
        }
      }),
    );
  });

  test.each(instruments)('is full, and only full, when every answer to $id is full marks', (instrument) => {
    const done = choiceWithMark(instrument, 'done').id;
    const notDone = choiceWithMark(instrument, 'not-done').id;
    expect(scoreOf(instrument, sameAnswer(instrument, done))?.share).toBe(1);
    expect(scoreOf(instrument, sameAnswer(instrument, notDone))?.share).toBe(0);
    expect(scoreOf(instrument, sameAnswer(instrument, done).with(0, notDone))?.share).toBeLessThan(1);
  });
});

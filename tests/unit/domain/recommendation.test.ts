import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Control, Effort } from '../../../src/domain/control';
import { type InstrumentFile, type Mark, prepareInstrument, type Question } from '../../../src/domain/instrument';
import { findGaps, type Gap, recommendControls } from '../../../src/domain/recommendation';
import {
  answersTo,
  choiceWithMark,
  cloud,
  controls,
  fillSheet,
  improvements,
  instruments,
  meti,
  openOrFinishedSheets,
  orders,
  type Sheet,
  sameAnswer,
  selfCheck,
} from './generators';

const gapsOf = (instrument: typeof selfCheck, sheet: Sheet) => findGaps(instrument, fillSheet(instrument, sheet));
const recommendFor = (instrument: typeof selfCheck, sheet: Sheet) =>
  recommendControls(gapsOf(instrument, sheet), controls);
const brief = (recommendations: ReturnType<typeof recommendControls>) =>
  recommendations.map(({ control, priority, because }) => ({
    id: control.id,
    priority,
    because: because.map((gap) => `${gap.instrument.id} ${gap.question.id}`),
  }));

/** The published rules once more, in whole numbers: fifths of a shortfall, halves of a weight, fifths of a pull. */
const SHORTFALL_IN_FIFTHS: Readonly<Record<string, Readonly<Partial<Record<Mark, number>>>>> = {
  'ipa-self-check-v3.1': { partly: 2, 'not-done': 4, unknown: 5 },
  'ipa-cloud-v3.1': { 'not-done': 5, unknown: 5 },
  'meti-checksheet-v2.0': { 'not-done': 5, unknown: 5 },
};
const EFFORTS: readonly Effort[] = ['today', 'this-month', 'half-year'];

function expectedPlan(answered: readonly { instrument: typeof selfCheck; sheet: Sheet }[], known: readonly Control[]) {
  return known
    .map((control, place) => {
      const [clause = 0, number = 0] = control.id.split('.').map(Number);
      const parts = answered.flatMap(({ instrument, sheet }) =>
        instrument.questions.map((question, at) => {
          const mark = instrument.choices.find(({ id }) => id === sheet[at])?.mark ?? 'done';
          const basic = instrument === selfCheck && at < 5;
          const pull = question.primary.includes(control.id) ? 5 : question.related.includes(control.id) ? 2 : 0;
          return (SHORTFALL_IN_FIFTHS[instrument.id]?.[mark] ?? 0) * (basic ? 3 : 2) * pull;
        }),
      );
      const units = parts.reduce((sum, part) => sum + part, 0);
      const causes = parts.filter((part) => part > 0).sort((a, b) => b - a);
      return { control, units, causes, order: [-units, EFFORTS.indexOf(control.effort), clause, number, place] };
    })
    .filter(({ units }) => units > 0)
    .sort((a, b) => a.order.map((key, at) => key - (b.order[at] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ control, units, causes }) => ({ id: control.id, priority: units / 50, causes }));
}

describe('gaps', () => {
  test.each([
    { id: selfCheck.id, instrument: selfCheck, mark: 'partly', shortfall: 2 / 5 },
    { id: selfCheck.id, instrument: selfCheck, mark: 'not-done', shortfall: 4 / 5 },
    { id: selfCheck.id, instrument: selfCheck, mark: 'unknown', shortfall: 1 },
    { id: cloud.id, instrument: cloud, mark: 'not-done', shortfall: 1 },
    { id: cloud.id, instrument: cloud, mark: 'unknown', shortfall: 1 },
    { id: meti.id, instrument: meti, mark: 'not-done', shortfall: 1 },
    { id: meti.id, instrument: meti, mark: 'unknown', shortfall: 1 },
  ] as const)('fall short by $shortfall for $mark in $id', ({ instrument, mark, shortfall }) => {
    const choice = choiceWithMark(instrument, mark);
    const gaps = gapsOf(instrument, sameAnswer(instrument, choice.id));
    expect(gaps.map((gap) => gap.question)).toEqual(instrument.questions);
    expect(gaps.map((gap) => gap.shortfall)).toEqual(instrument.questions.map(() => shortfall));
    expect(gaps.every((gap) => gap.choice === choice)).toBe(true);
  });

  test('are the worst for わからない even where the sheet takes no point for it', () => {
    const lenient = selfCheck.choices.map((choice) => (choice.mark === 'unknown' ? { ...choice, points: 2 } : choice));
    const instrument = prepareInstrument({ ...(selfCheck as InstrumentFile), choices: lenient });
    expect(gapsOf(instrument, sameAnswer(instrument, 'unknown')).map((gap) => gap.shortfall)).toEqual(
      Array(25).fill(1),
    );
  });

  test('are neither full marks, nor 該当しない, nor open questions, nor choices of another edition', () => {
    const sheet = answersTo(meti, { 'q1-1': 'done', 'q1-2': 'not-applicable', 'q1-3': 'partly', 'q2-1': 'not-done' });
    expect(gapsOf(meti, sheet).map((gap) => gap.question.id)).toEqual(['q2-1']);
  });
});

describe('recommended controls', () => {
  test('get the whole pull where they are primary and 0.4 of it where related, 1.5 times that for 基本的対策', () => {
    expect(brief(recommendFor(selfCheck, answersTo(selfCheck, { q02: 'not-done', q11: 'partly' })))).toEqual([
      { id: '8.7', priority: 1.2, because: ['ipa-self-check-v3.1 q02'] },
      { id: '6.3', priority: 0.48, because: ['ipa-self-check-v3.1 q02'] },
      { id: '8.1', priority: 0.48, because: ['ipa-self-check-v3.1 q02'] },
      { id: '8.23', priority: 0.48, because: ['ipa-self-check-v3.1 q02'] },
      { id: '8.13', priority: 0.4, because: ['ipa-self-check-v3.1 q11'] },
      { id: '5.29', priority: 0.16, because: ['ipa-self-check-v3.1 q11'] },
      { id: '5.30', priority: 0.16, because: ['ipa-self-check-v3.1 q11'] },
      { id: '8.14', priority: 0.16, because: ['ipa-self-check-v3.1 q11'] },
    ]);
  });

  test('name the answers that led there, heaviest first', () => {
    const sheet = answersTo(selfCheck, { q02: 'partly', q06: 'unknown', q10: 'unknown', q20: 'done' });
    const malware = recommendFor(selfCheck, sheet).find(({ control }) => control.id === '8.7');
    // q06: 1 × 1, q02: 0.4 × 1.5, q10: 1 × 0.4
    expect(malware?.because.map((gap) => gap.question.id)).toEqual(['q06', 'q02', 'q10']);
    expect(malware?.priority).toBe(2);
  });

  test('stand by less effort, then by number, where priorities are equal: 5.2 before 5.10', () => {
    const question: Question = { id: 'q', weight: 1, primary: ['5.10', '8.1', '5.2', '7.3', '6.1'], related: [] };
    const instrument = prepareInstrument({
      ...(meti as InstrumentFile),
      sections: [{ id: 's', questions: [question] }],
      axes: [{ id: 's', questions: ['q'] }],
    });
    const efforts = new Map<string, Effort>([
      ['7.3', 'this-month'],
      ['8.1', 'today'],
    ]);
    const known = controls.map((control) => ({ ...control, effort: efforts.get(control.id) ?? 'half-year' }));
    const order = recommendControls(gapsOf(instrument, ['not-done']), known).map(({ control }) => control.id);
    expect(order).toEqual(['8.1', '7.3', '5.2', '5.10', '6.1']);
  });

  test('add up over several assessments, two sheets of one instrument included', () => {
    const sheets: Gap[] = [
      ...gapsOf(selfCheck, answersTo(selfCheck, { q11: 'not-done' })),
      ...gapsOf(cloud, answersTo(cloud, { q10: 'unknown' })),
      ...gapsOf(cloud, answersTo(cloud, { q10: 'not-yet', q13: 'not-yet' })),
    ];
    const backup = recommendControls(sheets, controls)[0];
    expect(backup?.control.id).toBe('8.13');
    expect(backup?.priority).toBe(3.2);
    expect(backup?.because.map((gap) => gap.question.id)).toEqual(['q10', 'q10', 'q11', 'q13']);
    expect(new Set(backup?.because.map((gap) => gap.assessment)).size).toBe(3);
  });

  test('leave out a control that is not among the known ones', () => {
    const known = controls.filter((control) => control.id !== '8.13');
    const found = recommendControls(gapsOf(selfCheck, answersTo(selfCheck, { q11: 'not-done' })), known);
    expect(found.map(({ control }) => control.id).sort()).toEqual(['5.29', '5.30', '8.14']);
  });

  test.each(instruments)('do not exist when every answer to $id is full marks', (instrument) => {
    expect(recommendFor(instrument, sameAnswer(instrument, choiceWithMark(instrument, 'done').id))).toEqual([]);
  });

  test('follow the published rules for any answers to all three instruments and any efforts', () => {
    const efforts = fc.array(fc.constantFrom(...EFFORTS), { minLength: controls.length, maxLength: controls.length });
    const sheets = fc.tuple(...instruments.map(openOrFinishedSheets));
    fc.assert(
      fc.property(sheets, efforts, (filled, effortAt) => {
        const known = controls.map((control, place) => ({ ...control, effort: effortAt[place] ?? control.effort }));
        const answered = instruments.map((instrument, at) => ({ instrument, sheet: filled[at] ?? [] }));
        const gaps = answered.flatMap(({ instrument, sheet }) => gapsOf(instrument, sheet));
        const found = recommendControls(gaps, known).map(({ control, priority, because }) => ({
          id: control.id,
          priority,
          causes: because.map((gap) => {
            const pull = gap.question.primary.includes(control.id) ? 5 : 2;
            return Math.round(gap.shortfall * 5) * gap.question.weight * 2 * pull;
          }),
        }));
        expect(found).toEqual(expectedPlan(answered, known));
      }),
    );
  });
});

describe('every recommendation', () => {
  test.each(instruments)('is the same in whatever order $id was answered', (instrument) => {
    fc.assert(
      fc.property(openOrFinishedSheets(instrument), orders(instrument), (sheet, order) => {
        const inTurn = findGaps(instrument, fillSheet(instrument, sheet));
        const mixed = findGaps(instrument, fillSheet(instrument, sheet, order));
        const asAnswers = (gaps: readonly Gap[]) => gaps.map((gap) => [gap.question.id, gap.choice.id, gap.shortfall]);
        expect(asAnswers(mixed)).toEqual(asAnswers(inTurn));
        expect(brief(recommendControls(mixed, controls))).toEqual(brief(recommendControls(inTurn, controls)));
      }),
    );
  });

  test.each(instruments)('is neither added nor made more urgent by a better answer to $id', (instrument) => {
    fc.assert(
      fc.property(improvements(instrument), ({ before, after }) => {
        const priorities = new Map(recommendFor(instrument, before).map((found) => [found.control.id, found.priority]));
        for (const { control, priority } of recommendFor(instrument, after)) {
          expect(priority).toBeLessThanOrEqual(priorities.get(control.id) ?? 0);
        }
      }),
    );
  });

  test.each(instruments)(
    'rests on an answer below full marks: none where all that point to it in $id are full',
    (instrument) => {
      const done = choiceWithMark(instrument, 'done').id;
      const pointed = instrument.questions.flatMap(({ primary, related }) => [...primary, ...related]);
      fc.assert(
        fc.property(openOrFinishedSheets(instrument), fc.constantFrom(...pointed), (sheet, id) => {
          const good = sheet.map((choiceId, place) => {
            const question = instrument.questions[place];
            return question?.primary.includes(id) || question?.related.includes(id) ? done : choiceId;
          });
          expect(recommendFor(instrument, good).map(({ control }) => control.id)).not.toContain(id);
        }),
      );
    },
  );
});

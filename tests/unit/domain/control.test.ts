import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Control, compareControls, type Effort } from '../../../src/domain/control';
import { controls } from './generators';

function control(id: string, effort: Effort = 'today'): Control {
  return { id, theme: 'organizational', effort, cost: 'free', who: ['owner'] };
}

const withAnyEffort = fc
  .array(fc.constantFrom<Effort[]>('today', 'this-month', 'half-year'), {
    minLength: controls.length,
    maxLength: controls.length,
  })
  .map((efforts) => controls.map((known, place) => ({ ...known, effort: efforts[place] ?? known.effort })));

describe('order of controls', () => {
  test('puts less effort first', () => {
    const sorted = [control('5.2', 'half-year'), control('8.1', 'today'), control('7.1', 'this-month')];
    expect(sorted.sort(compareControls).map(({ id }) => id)).toEqual(['8.1', '7.1', '5.2']);
  });

  test('reads the number after the dot as a number: 5.2 before 5.10', () => {
    expect(compareControls(control('5.2'), control('5.10'))).toBeLessThan(0);
    expect(compareControls(control('5.10'), control('5.2'))).toBeGreaterThan(0);
  });

  test('goes by clause before number: 5.37 before 6.1', () => {
    expect(compareControls(control('5.37', 'today'), control('6.1', 'today'))).toBeLessThan(0);
  });

  test('sees no difference between a control and itself', () => {
    expect(compareControls(control('5.2', 'today'), control('5.2', 'today'))).toBe(0);
    expect(compareControls(control('5.2'), control('5.2'))).toBe(0);
  });

  test('sorts the 93 into the order of the standard where effort says nothing, however they lay before', () => {
    const numbers = controls.map((known) => ({ ...known, effort: 'today' as const }));
    fc.assert(
      fc.property(fc.shuffledSubarray(numbers, { minLength: numbers.length }), (shuffled) => {
        expect(shuffled.sort(compareControls)).toEqual(numbers);
      }),
    );
  });

  test('does not depend on how the controls lay before, whatever their efforts', () => {
    const shuffles = withAnyEffort.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffles, ([all, shuffled]) => {
        expect(shuffled.sort(compareControls)).toEqual([...all].sort(compareControls));
      }),
    );
  });
});

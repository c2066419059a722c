import { describe, expect, it } from 'vitest';
import { fitTogether, questionPages } from '../../../src/ui/projector';
import type { RoomFigures } from '../../../src/ui/room-figures';
import { ROOM, TWO_ROOMS } from './room-example';

const [example] = ROOM.questions;
/** So many questions with texts of so many full-width letters. */
function sheet(count: number, length: number, change: Partial<RoomFigures> = {}): RoomFigures {
  const questions = Array.from({ length: count }, (_, place) => ({
    ...{ id: `q${place + 1}`, place: place + 1, text: '問'.repeat(length), lang: undefined },
    ...{ counts: example?.counts ?? [], otherCounts: undefined, yardstick: undefined },
  }));
  return { ...ROOM, questions, ...change };
}
const lengths = (figures: RoomFigures) => questionPages(figures).map((page) => page.length);

describe('questions on a projector', () => {
  it('stand five on a page where their texts are short', () => {
    expect(lengths(sheet(25, 40))).toEqual([5, 5, 5, 5, 5]);
  });

  it('are fewer where their texts are long, or where a second room takes its place', () => {
    expect(lengths(sheet(12, 120))[0]).toBeLessThan(5);
    expect(lengths(sheet(10, 80))[0]).toBe(5);
    expect(lengths(sheet(10, 80, { other: TWO_ROOMS.other }))[0]).toBeLessThan(5);
  });

  it('never stand alone at the end where another can join them', () => {
    expect(lengths(sheet(41, 40))).toEqual([5, 5, 5, 5, 5, 5, 5, 4, 2]);
    expect(lengths(sheet(1, 40))).toEqual([1]);
    expect(lengths(sheet(0, 40))).toEqual([]);
  });

  it('keep their order, and none is lost', () => {
    const figures = sheet(41, 110);
    expect(questionPages(figures).flat()).toEqual(figures.questions);
  });

  it('take Latin letters for about half as wide as Japanese ones', () => {
    const latin = sheet(10, 0);
    const questions = latin.questions.map((question) => ({ ...question, text: 'x'.repeat(80) }));
    expect(lengths({ ...latin, questions })).toEqual([5, 5]);
  });
});

it('five short questions fit together, five long ones do not', () => {
  const weakest = (length: number) =>
    [1, 2, 3, 4, 5].map((place) => ({
      ...{ id: `q${place}`, place, text: '問'.repeat(length), lang: undefined, done: 0 },
      control: { id: '8.8', title: '対策', href: '#/' },
    }));
  expect(fitTogether(weakest(56))).toBe(true);
  expect(fitTogether(weakest(107))).toBe(false);
});

import type { RoomFigures, RoomQuestion } from '../../../src/ui/room-figures';

const spread = (lower: number, median: number, upper: number) => ({ lower, median, upper, count: 8 });

function question(place: number, change: Partial<RoomQuestion> = {}): RoomQuestion {
  const id = `q${place}`;
  return {
    ...{ id, place, text: `設問その${place}`, lang: undefined },
    ...{ counts: [4, 3, 1], otherCounts: undefined, yardstick: undefined, ...change },
  };
}

/** A room of eight firms with seven questions, five of which fit on a page. */
export const ROOM: RoomFigures = {
  count: 8,
  name: '五月の会場',
  other: undefined,
  axes: [
    { id: 'a', name: '端末と更新', label: '更新', spread: spread(25, 50.4, 75), other: undefined },
    { id: 'b', name: 'パスワードと権限', label: 'パスワード', spread: spread(40, 40, 40), other: undefined },
    { id: 'c', name: '書類と持ち出し', label: '書類', spread: undefined, other: undefined },
  ],
  scores: {
    unit: 'points',
    bins: [
      { from: -5, to: -1, count: 0 },
      { from: 0, to: 9, count: 3 },
      { from: 10, to: 20, count: 5 },
    ],
    spread: spread(4, 12, 16),
    otherBins: undefined,
    otherSpread: undefined,
  },
  choices: [
    { id: 'done', mark: 'done', label: '実施している' },
    { id: 'not-done', mark: 'not-done', label: '実施していない' },
    { id: 'unknown', mark: 'unknown', label: 'わからない' },
  ],
  questions: [question(1, { yardstick: 71.4 }), ...[2, 3, 4, 5, 6, 7].map((place) => question(place))],
  yardstickSource: 'ある調査',
  weakest: [3, 1].map((place, rank) => ({
    ...{ id: `q${place}`, place, text: `設問その${place}`, lang: undefined, done: (rank + 1) / 8 },
    control: { id: `8.${place}`, title: `対策の名前${place}`, href: `#/controls/8.${place}` },
  })),
};

/** The same with a second room of five firms laid over it. */
export const TWO_ROOMS: RoomFigures = {
  ...ROOM,
  other: { name: '二月の会場', count: 5 },
  axes: ROOM.axes.map((axis) => ({ ...axis, other: axis.spread && spread(20, 30, 60) })),
  scores: {
    ...ROOM.scores,
    otherBins: ROOM.scores.bins.map((bin, place) => ({ ...bin, count: [1, 4, 0][place] ?? 0 })),
    otherSpread: spread(2, 3, 8),
  },
  questions: ROOM.questions.map((each) => ({ ...each, otherCounts: [5, 0, 0] })),
};

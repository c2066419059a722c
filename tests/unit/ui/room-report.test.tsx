import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { loadLaterTexts } from '../../../src/i18n/i18n';
import { RoomReport } from '../../../src/ui/room-report';
import { ja } from '../../support/words';
import { ROOM, TWO_ROOMS } from './room-example';

beforeAll(loadLaterTexts);
afterEach(cleanup);

/** The rows of the table with this caption, without its head. */
function rowsOf(caption: string | RegExp): readonly (readonly string[])[] {
  const [, ...rows] = within(screen.getByRole('table', { name: caption })).getAllByRole('row');
  return rows.map((row) =>
    [...within(row).getAllByRole('rowheader'), ...within(row).getAllByRole('cell')].map(
      (cell) => cell.textContent?.trim() ?? '',
    ),
  );
}

it('has all four views as tables, and the radar as a drawing', () => {
  render(<RoomReport {...ROOM} />);
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    ja['room.radarTitle'],
    ja['room.scoresTitle'],
    ja['room.weakestTitle'],
    ja['room.questionsTitle'],
  ]);
  expect(rowsOf(ja['report.axesCaption'])[0]).toEqual(['端末と更新', '50%', '25〜75%']);
  expect(rowsOf(ja['room.byPoints'])).toEqual([
    ['-5〜-1', '0'],
    ['0〜9', '3'],
    ['10〜20', '5'],
  ]);
  expect(rowsOf(ja['room.weakestCaption'])[0]).toEqual(['3', '設問その3', '1 / 8', '8.3 対策の名前3']);
  const questions = rowsOf(/実施している/);
  expect(questions).toHaveLength(7);
  expect(questions[0]).toEqual(['1', '設問その1 全国 71.4%', '4', '3', '1']);
  screen.getByRole('img', { name: ja['room.chart'] });
  screen.getByText('全国の値：ある調査');
});

it('puts a second room in brackets and says so', () => {
  render(<RoomReport {...TWO_ROOMS} />);
  screen.getByText('かっこの中は、二月の会場（5社）の数です。');
  expect(rowsOf(ja['report.axesCaption'])[0]).toEqual(['端末と更新', '50% (30%)', '25〜75%']);
  expect(rowsOf(ja['room.byPoints'])[1]).toEqual(['0〜9', '3 (4)']);
  expect(rowsOf(/実施している/)[1]).toEqual(['2', '設問その2', '4 (5)', '3 (0)', '1 (0)']);
});

it('has nothing to press', () => {
  render(<RoomReport {...TWO_ROOMS} />);
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.queryAllByRole('link')).toEqual([]);
});

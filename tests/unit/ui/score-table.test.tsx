import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { loadLaterTexts } from '../../../src/i18n/i18n';
import { ShareBars } from '../../../src/ui/radar-chart';
import { ScoreTable } from '../../../src/ui/score-table';
import { ja } from '../../support/words';

beforeAll(loadLaterTexts);
afterEach(cleanup);
const row = { id: 'a', name: '軸', href: '#/q', points: 6, max: 8, answered: 2, total: 2, share: 0.75 };

function cells(change: Partial<Omit<typeof row, 'share'>> & { share?: number | null }): string[] {
  render(<ScoreTable caption="表" rows={[{ ...row, ...change }]} value="点" shareHeading="割合" />);
  const [, body] = screen.getAllByRole('row');
  return within(body as HTMLElement)
    .getAllByRole('cell')
    .map((cell) => cell.textContent ?? '');
}

it('shows points and share, and leads from the axis to its first question', () => {
  expect(cells({})).toEqual(['6 / 8', '75%']);
  expect(screen.getByRole('link', { name: '軸' }).getAttribute('href')).toBe('#/q');
});

it('an axis without answers says so, and is never a zero', () => {
  expect(cells({ answered: 0, points: 0, max: 0, share: null })).toEqual([ja['result.unanswered'], '']);
});

it('an axis on which nothing applies says so, and is never a zero', () => {
  expect(cells({ points: 0, max: 0, share: null })).toEqual(['–', ja['result.noneApplies']]);
});

it('bars are named, and where there is nothing to show there is no bar', () => {
  render(
    <ShareBars
      bars={[
        { id: 'a', name: '一つ', share: 0.5, figure: '5 / 10' },
        { id: 'b', name: '二つ', share: null, figure: '該当なし' },
      ]}
    />,
  );
  expect(screen.getAllByRole<HTMLProgressElement>('progressbar').map((bar) => bar.value)).toEqual([0.5]);
});

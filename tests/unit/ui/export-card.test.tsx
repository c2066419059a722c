import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { loadLaterTexts } from '../../../src/i18n/i18n';
import { ExportCard } from '../../../src/ui/export-card';
import { ja } from '../../support/words';

type Outcome = 'shared' | 'downloaded' | 'cancelled' | 'failed';

beforeAll(loadLaterTexts);
afterEach(cleanup);

/** Shows a card whose files end as `outcome` says; returns what it was asked for. */
function show(outcome: () => Promise<Outcome>): readonly string[] {
  const asked: string[] = [];
  const give = (what: string) => {
    asked.push(what);
    return outcome();
  };
  const tables = [
    ['answers', '回答'],
    ['plan', '計画'],
  ] as const;
  render(
    <ExportCard
      title="診断票"
      date="2026/01/15"
      tables={tables}
      href="#/report/a"
      onCsv={give}
      onXlsx={() => give('xlsx')}
    />,
  );
  return asked;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it.each([
  ['shared', ja['data.shared']],
  ['downloaded', ja['data.downloaded']],
  ['cancelled', ja['data.cancelled']],
  ['failed', ja['data.failed']],
] as const)('a file that was %s is said to be so', async (outcome, words) => {
  show(async () => outcome);
  await press(ja['data.csv']);
  expect((await screen.findByText(words)).getAttribute('role')).toBe('status');
});

it('a file that could not be made is said to be so, and can be asked for again', async () => {
  const asked = show(() => Promise.reject(new Error('offline')));
  await press(ja['data.xlsx']);
  await screen.findByText(ja['data.notMade']);
  await press(ja['data.xlsx']);
  expect(asked).toEqual(['xlsx', 'xlsx']);
});

it('the CSV file is that of the chosen table', async () => {
  const asked = show(async () => 'downloaded');
  await press(ja['data.csv']);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: ja['data.table'] }), '計画');
  await press(ja['data.csv']);
  expect(asked).toEqual(['answers', 'plan']);
});

it('a second tap while a file is being made makes no second file', async () => {
  const asked = show(() => new Promise(() => {}));
  await press(ja['data.xlsx']);
  await screen.findByText(ja['data.making']);
  await press(ja['data.csv']);
  expect(asked).toEqual(['xlsx']);
});

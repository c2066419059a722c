import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadLaterTexts, setLocale } from '../../../src/i18n/i18n';
import type { RoomFigures, RoomView } from '../../../src/ui/room-figures';
import { RoomPicture } from '../../../src/ui/room-picture';
import { en, ja } from '../../support/words';
import { ROOM, TWO_ROOMS } from './room-example';

beforeAll(loadLaterTexts);
afterEach(async () => {
  cleanup();
  await setLocale('ja');
});

const show = (view: RoomView, figures: RoomFigures = ROOM) => render(<RoomPicture {...figures} view={view} />);
const texts = (elements: readonly HTMLElement[]) => elements.map(({ textContent }) => textContent?.trim());
/** Marks between phrases are elements, at which a computed name has spaces. */
const heading = () => screen.getByRole('heading', { level: 2 }).textContent;
const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => texts([...within(row).getAllByRole('rowheader'), ...within(row).getAllByRole('cell')]));

it.each([
  ['radar', ja['room.radarTitle']],
  ['scores', ja['room.scoresTitle']],
  ['weakest', ja['room.weakestTitle']],
  ['questions', ja['room.questionsTitle']],
] as const)('%s is headed by its title, and says which room it is and how many firms are in it', (view, title) => {
  show(view);
  expect(heading()).toBe(title);
  screen.getByText('五月の会場 · 8社');
});

it('a room without a name is this room', () => {
  show('radar', { ...ROOM, name: '' });
  screen.getByText('この会場 · 8社');
});

describe('results by area', () => {
  it('stand in a table: the middle, and between which values half of the firms are', () => {
    show('radar');
    expect(rows()).toEqual([
      ['更新', '50%', '25〜75%'],
      ['パスワード', '40%', '40%'],
      ['書類', ja['result.noneApplies'], ''],
    ]);
  });

  it('with a second room have its middle as well, and say which room it is', () => {
    show('radar', TWO_ROOMS);
    expect(rows().map((row) => row.at(-1))).toEqual(['30%', '30%', '–']);
    expect(texts(screen.getAllByRole('columnheader')).at(-1)).toBe(ja['room.otherMedianTitle']);
    screen.getByText('二月の会場 · 5社');
  });

  it('say that they are the app’s own where no points are published', () => {
    show('radar', { ...ROOM, scores: { ...ROOM.scores, unit: 'percent' } });
    screen.getByText(`${ja['room.outward']} ${ja['room.ownFigures']}`);
  });
});

describe('the spread of scores', () => {
  it('is told in a sentence', () => {
    show('scores');
    screen.getByText('まん中の会社は12点です。半分の会社は4〜16点です。');
  });

  it('names the number of firms of every bar', () => {
    show('scores');
    const bars = within(screen.getByRole('list', { name: ja['room.byPoints'] })).getAllByRole('listitem');
    expect(
      bars.map((bar) => [...bar.querySelectorAll(':scope > :not([aria-hidden])')].map((part) => part.textContent)),
    ).toEqual([
      ['-5〜-1', '0社'],
      ['0〜9', '3社'],
      ['10〜20', '5社'],
    ]);
  });

  it('with a second room says of every number whose it is', () => {
    show('scores', TWO_ROOMS);
    const [, second] = within(screen.getByRole('list', { name: ja['room.byPoints'] })).getAllByRole('listitem');
    expect(second?.textContent).toContain('五月の会場 3社');
    expect(second?.textContent).toContain('二月の会場 4社');
    screen.getByText('二月の会場は、まん中の会社が3点、半分の会社が2〜8点です。');
  });

  it('in percent says so, and that the figures are the app’s own', () => {
    show('scores', { ...ROOM, scores: { ...ROOM.scores, unit: 'percent' } });
    expect(heading()).toBe(ja['room.sharesTitle']);
    screen.getByText('まん中の会社は12%です。半分の会社は4〜16%です。');
    screen.getByRole('list', { name: ja['room.byPercent'] });
  });

  it('without any score says that, and draws no middle', () => {
    show('scores', { ...ROOM, scores: { ...ROOM.scores, spread: undefined } });
    screen.getByText(ja['room.noScores']);
  });

  it('is told in English with the right plurals', async () => {
    await setLocale('en');
    show('scores', { ...ROOM, scores: { ...ROOM.scores, spread: { lower: 0, median: 1, upper: 7.6, count: 8 } } });
    screen.getByText('The firm in the middle has 1 point. Half the firms have 0 to 8 points.');
  });
});

describe('what to talk about first', () => {
  it('is the question, how many firms do it, and a link to the control', () => {
    show('weakest');
    const [first, second] = screen.getAllByRole('listitem');
    expect(first?.textContent).toContain('問3 設問その3');
    expect(first?.textContent).toContain(`${ja['room.done']} 1 / 8`);
    expect(second?.textContent).toContain(`${ja['room.done']} 2 / 8`);
    const link = screen.getByRole('link', { name: '対策 8.3 対策の名前3' });
    expect(link.getAttribute('href')).toBe('#/controls/8.3');
  });

  it('is nothing where every firm does everything', () => {
    show('weakest', { ...ROOM, weakest: [] });
    screen.getByText(ja['room.noneWeak']);
  });
});

describe('answers by question', () => {
  const places = () => texts(screen.getAllByText(/^問\d/));
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

  it('are named one by one, those that nobody gave too', () => {
    show('questions', TWO_ROOMS);
    const [own] = screen.getAllByRole('list', { name: '五月の会場' });
    expect(texts(within(own as HTMLElement).getAllByRole('listitem'))).toEqual([
      '実施している 4社',
      '実施していない 3社',
      'わからない 1社',
    ]);
    const [other] = screen.getAllByRole('list', { name: '二月の会場' });
    expect(texts(within(other as HTMLElement).getAllByRole('listitem'))).toEqual([
      '実施している 5社',
      '実施していない 0社',
      'わからない 0社',
    ]);
  });

  it('come five at a time, and the buttons lead to the next and back', async () => {
    show('questions');
    expect(places()).toEqual(['問1', '問2', '問3', '問4', '問5']);
    expect(screen.getByRole('status').textContent).toBe('7問中 1〜5');
    await press(ja['check.next']);
    expect(places()).toEqual(['問6', '問7']);
    await press(ja['check.next']);
    expect(places()).toEqual(['問6', '問7']);
    await press(ja['check.back']);
    expect(places()).toHaveLength(5);
  });

  it('stand at the page that the caller names, which is asked for another one', async () => {
    const asked: number[] = [];
    render(<RoomPicture {...ROOM} view="questions" page={9} onPage={(page) => asked.push(page)} />);
    expect(places()).toEqual(['問6', '問7']);
    await press(ja['check.back']);
    expect(asked).toEqual([0]);
  });

  it('have the national rate beside those for which it is published, with its source', async () => {
    show('questions');
    screen.getByText('全国 71.4%');
    screen.getByText('ある調査');
    await press(ja['check.next']);
    expect(screen.queryByText(/全国/)).toBeNull();
    expect(screen.queryByText('ある調査')).toBeNull();
  });

  it('in another language than the page say which', () => {
    const [first, ...rest] = ROOM.questions;
    show('questions', { ...ROOM, questions: first ? [{ ...first, lang: 'ja' }, ...rest] : [] });
    expect(screen.getByText('設問その1').lang).toBe('ja');
  });
});

it('is there in English', async () => {
  await setLocale('en');
  show('weakest');
  expect(heading()).toBe(en['room.weakestTitle']);
  screen.getByText('五月の会場 · 8 firms');
});

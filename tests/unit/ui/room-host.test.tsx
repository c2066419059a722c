import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Taken } from '../../../src/domain/hand-in';
import { loadLaterTexts, t } from '../../../src/i18n/i18n';
import { RoomCollect } from '../../../src/ui/room-collect';
import { RoomReveal } from '../../../src/ui/room-reveal';
import { RoomTools } from '../../../src/ui/room-tools';
import { ja } from '../../support/words';

beforeAll(loadLaterTexts);
afterEach(cleanup);

const nothing = () => undefined;
const isSaid = (sentence: string) => screen.queryByText(sentence) !== null;

it('before the reveal the host is told how many are missing; with enough, to compare them with the people in the room', () => {
  const { rerender } = render(<RoomReveal count={4} fewest={5} onReveal={undefined} />);
  expect(isSaid(t('room.missing', { count: 1 }))).toBe(true);
  expect(screen.queryByRole('button')).toBeNull();
  rerender(<RoomReveal count={17} fewest={5} onReveal={nothing} />);
  expect(isSaid(t('room.compareCount', { count: 17 }))).toBe(true);
  screen.getByRole('button', { name: ja['room.reveal'] });
});

it.each([
  [{ shows: true, dropped: 0 }, [true, false]],
  [{ shows: false, dropped: 2 }, [false, true]],
  [{ shows: false, dropped: 0 }, [false, false]],
])('closing says beforehand what comes of it: %j', async (closing, said) => {
  render(
    <RoomTools
      others={[]}
      beside=""
      onBeside={nothing}
      exportCsv={undefined}
      onAgain={nothing}
      onClose={nothing}
      closing={closing}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: ja['room.close'] }));
  expect(isSaid(ja['room.closeHelp'])).toBe(true);
  expect([isSaid(ja['room.closeShows']), isSaid(t('room.closeDrops', { count: 2 }))]).toEqual(said);
});

function collect(props: Partial<Parameters<typeof RoomCollect>[0]>) {
  const given = { outcomes: new Map(), isReopened: false, unstored: 0, canShow: false, take: () => 'taken' as Taken };
  return render(<RoomCollect {...given} onPractise={undefined} {...props} />);
}

it('a host who collects reads nothing but what is the case', () => {
  collect({});
  expect(isSaid(ja['room.reopened'])).toBe(false);
  expect(screen.queryByText(/閉じないで/)).toBeNull();
  expect(isSaid(t('room.canShow', { view: ja['room.view.radar'] }))).toBe(false);
});

it('a host who comes back to a room is asked for the last codes again, until the first one is read', () => {
  const { unmount } = collect({ isReopened: true });
  expect(isSaid(ja['room.reopened'])).toBe(true);
  unmount();
  collect({ isReopened: true, outcomes: new Map([['duplicate', 1]]) });
  expect(isSaid(ja['room.reopened'])).toBe(false);
});

it('a host is told how many of the last are in no store yet, and when the result can be shown', () => {
  collect({ unstored: 3, canShow: true });
  expect(isSaid(t('room.unstored', { count: 3 }))).toBe(true);
  expect(isSaid(t('room.canShow', { view: ja['room.view.radar'] }))).toBe(true);
});

it.each(['other-room', 'other-instrument', 'damaged', 'newer-version', 'foreign', 'full'] as const)(
  'a code that is not taken (%s) is answered with a sentence without holes',
  async (taken) => {
    collect({ take: () => taken });
    await userEvent.type(screen.getByRole('textbox', { name: ja['room.typeCodes'] }), 'x');
    await userEvent.click(screen.getByRole('button', { name: ja['room.addCodes'] }));
    const said = screen.getAllByRole('status')[0]?.textContent;
    expect(said).toBe(ja[`room.outcome.${taken}`].replace('{{limit}}', '5000').replace('{{page}}', ja['handIn.title']));
  },
);

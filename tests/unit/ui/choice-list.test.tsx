import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/domain/instrument';
import { ChoiceList } from '../../../src/ui/choice-list';

const choices: readonly Choice[] = [
  { id: 'done', mark: 'done', points: 4 },
  { id: 'partly', mark: 'partly', points: 2 },
  { id: 'unknown', mark: 'unknown', points: -1 },
];
const labels = { done: '実施している', partly: '一部実施している', unknown: 'わからない' };

type Selected = readonly [choiceId: string, moveOn: boolean];

function show(chosen?: string, id = 'q01'): Selected[] {
  const selected: Selected[] = [];
  render(
    <ChoiceList
      id={id}
      question="更新していますか？"
      choices={choices}
      labels={labels}
      chosen={chosen}
      onSelect={(choiceId, moveOn) => selected.push([choiceId, moveOn])}
    />,
  );
  return selected;
}

afterEach(cleanup);

describe('a list of choices', () => {
  it('is a group named by the question, of radios named by their text, with nothing chosen beforehand', () => {
    show();
    expect(screen.getByRole('group', { name: '更新していますか？' })).toBeDefined();
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map((radio) => radio.checked)).toEqual([false, false, false]);
    expect(screen.getByRole('radio', { name: '一部実施している' })).toBe(radios[1]);
  });

  it('a tap selects and moves on', async () => {
    const selected = show();
    await userEvent.click(screen.getByRole('radio', { name: '実施している' }));
    expect(selected).toEqual([['done', true]]);
  });

  it('a tap on the chosen answer moves on as well, and does not clear it', async () => {
    const selected = show('partly');
    const radio = screen.getByRole<HTMLInputElement>('radio', { name: '一部実施している' });
    await userEvent.click(radio);
    expect(selected).toEqual([['partly', true]]);
    expect(radio.checked).toBe(true);
  });

  it('the second tap of a double tap is ignored', async () => {
    const selected = show();
    await userEvent.dblClick(screen.getByRole('radio', { name: 'わからない' }));
    expect(selected).toEqual([['unknown', true]]);
  });

  it('a key selects without moving on, also after a tap elsewhere', async () => {
    const selected = show();
    await userEvent.click(screen.getByRole('radio', { name: '実施している' }));
    screen.getByRole('radio', { name: 'わからない' }).focus();
    await userEvent.keyboard(' ');
    expect(selected.at(-1)).toEqual(['unknown', false]);
  });

  it('takes the focus to its question', async () => {
    show();
    await expect.poll(() => document.activeElement?.textContent).toBe('更新していますか？');
  });
});

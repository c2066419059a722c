import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { NOTE_LIMIT } from '../../../src/domain/assessment';
import { NoteField } from '../../../src/ui/note-field';

afterEach(cleanup);

function show(): { readonly field: HTMLTextAreaElement; readonly kept: string[] } {
  const kept: string[] = [];
  render(<NoteField note="前のメモ" onChange={(note) => kept.push(note)} />);
  return { field: screen.getByRole<HTMLTextAreaElement>('textbox', { hidden: true }), kept };
}

it('every change that fits is passed on at once', () => {
  const { field, kept } = show();
  fireEvent.input(field, { target: { value: '前のメモ。続き' } });
  fireEvent.input(field, { target: { value: 'あ'.repeat(NOTE_LIMIT) } });
  expect(kept.map((note) => note.length)).toEqual([7, NOTE_LIMIT]);
  expect(screen.queryByRole('alert', { hidden: true })).toBeNull();
});

it('a character that goes beyond the limit is not cut in half', () => {
  const { field, kept } = show();
  const fits = `${'あ'.repeat(NOTE_LIMIT - 2)}😀`;
  for (const value of [`あ${fits}`, fits]) fireEvent.input(field, { target: { value } });
  expect(kept).toEqual([fits]);
});

it('a note that is too long is said so, stays in the field, and is not passed on', () => {
  const { field, kept } = show();
  fireEvent.input(field, { target: { value: 'あ'.repeat(100_000) } });
  expect(kept).toEqual([]);
  expect(field.value.length).toBe(100_000);
  expect(screen.getByRole('alert', { hidden: true }).textContent).toContain(String(NOTE_LIMIT));
  fireEvent.input(field, { target: { value: '短い' } });
  expect(kept).toEqual(['短い']);
});

import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { SUBJECT_LIMIT } from '../../../src/domain/assessment';
import { SubjectForm } from '../../../src/ui/subject-form';
import { ja } from '../../support/words';

afterEach(cleanup);

async function submit(name: string): Promise<{ readonly started: readonly string[]; readonly said: string }> {
  const started: string[] = [];
  const open = { id: 'a', subject: 'メール', finished: false, progress: { answered: 3, total: 15 }, href: '#/x' };
  render(
    <SubjectForm
      sheets={[open]}
      limit={SUBJECT_LIMIT}
      instrumentTitle="題"
      onStart={(subject) => started.push(subject)}
    />,
  );
  if (name) await userEvent.type(screen.getByRole('textbox', { name: ja['subject.label'] }), name);
  await userEvent.click(screen.getByRole('button', { name: ja['subject.start'] }));
  return { started, said: screen.getByRole('alert').textContent ?? '' };
}

it.each([
  ['', ja['subject.empty']],
  [' \u3000 ', ja['subject.empty']],
  ['a'.repeat(SUBJECT_LIMIT + 1), ja['subject.tooLong'].replace('{{limit}}', String(SUBJECT_LIMIT))],
  ['メール', 'すでに途中まで'],
])('the name %j starts nothing and is answered in words', async (name, sentence) => {
  const { started, said } = await submit(name);
  expect(started).toEqual([]);
  expect(said).toContain(sentence);
});

it.each([
  ['  Google Workspace　', 'Google Workspace'],
  ['<img src=x>', '<img src=x>'],
])('the name %j starts a sheet for %j', async (name, subject) => {
  expect((await submit(name)).started).toEqual([subject]);
});

it('a sheet that is under way can be continued from here', async () => {
  await submit('');
  expect(screen.getByRole('link', { name: 'メール · 3 / 15' }).getAttribute('href')).toBe('#/x');
});

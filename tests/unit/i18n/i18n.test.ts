import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  findLocale,
  formatPercent,
  joined,
  LOCALES,
  loadLaterTexts,
  locale,
  setLocale,
  t,
} from '../../../src/i18n/i18n';
import { plain } from '../../../src/ui/phrases';
import { en, ja } from '../../support/words';

const folder = join(import.meta.dirname, '../../../src/i18n');
const stem = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

afterEach(() => setLocale('ja'));

type Texts = Record<string, string>;
const readTexts = (file: string): Texts => JSON.parse(readFileSync(join(folder, file), 'utf8'));
/** Every file of the app below src/, with its text. */
const sources = readdirSync(join(folder, '..'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
/** Keys that are put together from an id at run time. */
const PUT_TOGETHER = [
  'trouble.',
  'effort.',
  'cost.',
  'who.',
  'about.title',
  'glossary.title',
  'incident.title',
  'data.title',
  'restore.',
  'rooms.title',
  'room.view.',
  'room.outcome.',
  'room.tally.',
];

describe('every offered language', () => {
  const files = ['.', 'later'].flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((file) => file.endsWith('.json'))
      .map((file) => join(part, file)),
  );

  it('is exactly two files: what an answer needs, and the rest', () => {
    expect(files.sort()).toEqual(
      [...LOCALES, ...LOCALES.map((tag) => `later/${tag}`)].map((tag) => `${tag}.json`).sort(),
    );
  });

  it.each(files)('%s has every key, filled, with the same placeholders', (file) => {
    const texts = readTexts(file);
    const japanese = readTexts(join(file, '../ja.json'));
    expect([...new Set(Object.keys(texts).map(stem))].sort()).toEqual(
      [...new Set(Object.keys(japanese).map(stem))].sort(),
    );
    const byStem = Object.fromEntries(Object.entries(japanese).map(([key, text]) => [stem(key), text]));
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe('');
      // A singular may leave out its number.
      if (!key.endsWith('_one')) expect(placeholders(text), key).toEqual(placeholders(byStem[stem(key)] ?? ''));
    }
  });

  it('is used: no text lies about that nothing shows', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const unused = [...new Set(Object.keys(ja).map(stem))].filter(
      (key) => !all.includes(`'${key}'`) && !PUT_TOGETHER.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('brings with the start exactly what the start can show', () => {
    const start = new Set<string>();
    follow(join(folder, '../main.tsx'), start);
    const shown = sources.flatMap(({ path, text }) => (start.has(path) ? text : []));
    const isShown = (key: string) =>
      shown.some((text) => text.includes(`'${stem(key)}'`)) || PUT_TOGETHER.some((put) => key.startsWith(put));
    expect(Object.keys(readTexts('ja.json')).filter((key) => !isShown(key))).toEqual([]);
    expect(
      Object.keys(readTexts('later/ja.json')).filter((key) => shown.some((text) => text.includes(`'${stem(key)}'`))),
    ).toEqual([]);
  });
});

/** Collects a file and all that it imports at once. */
function follow(path: string, into: Set<string>): void {
  const source = sources.find((candidate) => [`${path}.ts`, `${path}.tsx`, path].includes(candidate.path));
  if (!source || into.has(source.path)) return;
  into.add(source.path);
  for (const [, imported = ''] of source.text.matchAll(/^(?:import|export) (?!type)[^;]*?'(\.[^']+)';/gm)) {
    follow(join(source.path, '..', imported), into);
  }
}

describe('t', () => {
  it('shows Japanese until another language has been loaded, then that one', async () => {
    expect(t('app.name')).toBe(ja['app.name']);
    expect(await setLocale('en')).toBe(true);
    expect(t('app.name')).toBe(en['app.name']);
    expect(locale.value).toBe('en');
  });

  it('knows the later texts once they are loaded, and in every language from then on', async () => {
    await loadLaterTexts();
    expect(plain(t('settings.title'))).toBe(ja['settings.title']);
    await setLocale('en');
    expect(t('settings.title')).toBe(en['settings.title']);
  });

  it('fills in two placeholders that touch', () => {
    expect(t('home.facts', { minutes: 5, count: 25 })).toBe('約5分・25問');
  });

  it('leaves markup as text: escaping is the view’s', () => {
    expect(t('subject.taken', { subject: '<b>&' })).toContain('<b>&');
  });
});

describe('findLocale', () => {
  it.each([
    [['en-GB', 'ja'], 'en'],
    [['fr-FR', 'ja-JP'], 'ja'],
    [['fr-FR'], 'ja'],
    [[], 'ja'],
  ])('%j leads to %s', (wanted, found) => {
    expect(findLocale(wanted)).toBe(found);
  });
});

it('percentages and joined pieces leave out what is empty', () => {
  expect(formatPercent(0.714, 1)).toBe('71.4%');
  expect(joined('a', '', undefined, 'b')).toBe('a · b');
});

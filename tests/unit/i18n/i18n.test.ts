import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import en from '../../../src/i18n/en.json';
import { findLocale, formatPercent, joined, LOCALES, locale, setLocale, t } from '../../../src/i18n/i18n';
import ja from '../../../src/i18n/ja.json';

const folder = join(import.meta.dirname, '../../../src/i18n');
const stem = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

afterEach(() => setLocale('ja'));

describe('every offered language', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

  it('is exactly one file', () => {
    expect(files.map((file) => file.slice(0, -5)).sort()).toEqual([...LOCALES].sort());
  });

  it.each(files)('%s has every key, filled, with the same placeholders', (file) => {
    const texts: Record<string, string> = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    expect([...new Set(Object.keys(texts).map(stem))].sort()).toEqual([...new Set(Object.keys(ja).map(stem))].sort());
    const japanese = Object.fromEntries(Object.entries(ja).map(([key, text]) => [stem(key), text]));
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe('');
      // A singular may leave out its number.
      if (!key.endsWith('_one')) expect(placeholders(text), key).toEqual(placeholders(japanese[stem(key)] ?? ''));
    }
  });

  it('is used: no text lies about that nothing shows', () => {
    const sources = readdirSync(join(folder, '..'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    const dynamic = ['trouble.'];
    const unused = [...new Set(Object.keys(ja).map(stem))].filter(
      (key) => !sources.includes(`'${key}'`) && !dynamic.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
});

describe('t', () => {
  it('shows Japanese until another language has been loaded, then that one', async () => {
    expect(t('app.name')).toBe(ja['app.name']);
    expect(await setLocale('en')).toBe(true);
    expect(t('app.name')).toBe(en['app.name']);
    expect(locale.value).toBe('en');
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

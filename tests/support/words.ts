import startEn from '../../src/i18n/en.json';
import startJa from '../../src/i18n/ja.json';
import laterEn from '../../src/i18n/later/en.json';
import laterJa from '../../src/i18n/later/ja.json';
import { plain } from '../../src/ui/phrases';

/** The texts as a page says them: without the marks between the phrases. */
function spoken<Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, plain(text)])) as Texts;
}

/** Every text of the app's own, by key. */
export const ja = spoken({ ...startJa, ...laterJa });
export const en = spoken({ ...startEn, ...laterEn });

import { signal } from '@preact/signals';
import i18next from 'i18next';
import ja from './ja.json';
import type laterJa from './later/ja.json';

/** A new language is one file here, one in later/ and one of each kind in each folder of data/. */
const others = import.meta.glob<Record<string, string>>(['./*.json', '!./ja.json'], { import: 'default' });
/** The texts behind the answering path: nobody waits for them to give an answer. */
const laters = import.meta.glob<Record<string, string>>('./later/*.json', { import: 'default' });
const DEFAULT_LOCALE = 'ja';

export const LOCALES: readonly string[] = [DEFAULT_LOCALE, ...Object.keys(others).map((path) => path.slice(2, -5))];

type WithoutPlural<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;
export type TextKey = WithoutPlural<keyof typeof ja | keyof typeof laterJa>;

const current = signal(DEFAULT_LOCALE);
/** The language shown now; whatever reads it is shown again when it changes. */
export const locale: { readonly value: string } = current;

i18next.init({
  lng: DEFAULT_LOCALE,
  resources: { ja: { translation: ja } },
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // The views escape; escaping here as well would show &amp; to people.
  interpolation: { escapeValue: false },
});

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  // i18next reads `lng` from the options, so the text follows the signal and not i18next's own state.
  return i18next.t(key, { ...values, lng: current.value });
}

/** Between the phrases of Japanese; put in while building, see vite.config.ts. Pages turn it into where a line may break. */
export const PHRASE_MARK = '\u200b';

/** The same text for where no line breaks: names of controls, what is copied, compared or put into a file. */
export function plain(text: string): string {
  return text.replaceAll(PHRASE_MARK, '');
}

/** `t` without a mark between phrases. */
export function plainly(key: TextKey, values: Record<string, string | number> = {}): string {
  return plain(t(key, values));
}

/** Switches the language once its texts are there. False: they could not be loaded, nothing changes. */
export async function setLocale(wanted: string): Promise<boolean> {
  try {
    await Promise.all([add(wanted, others), wantsLater && add(wanted, laters)]);
  } catch {
    return false;
  }
  current.value = wanted;
  return true;
}

/** True once a page behind the answering path was opened: from then on every language brings both files. */
let wantsLater = false;

/** Loads the texts of the pages behind the answering path. Rejects when the file cannot be fetched. */
export async function loadLaterTexts(): Promise<void> {
  wantsLater = true;
  // Switched meanwhile: that switch may not have known yet that both files are wanted.
  let loaded: string | undefined;
  while (loaded !== current.value) {
    loaded = current.value;
    await add(loaded, laters);
  }
}

type Files = Readonly<Record<string, () => Promise<Record<string, string>>>>;
const added = new Set<string>();

async function add(language: string, files: Files): Promise<void> {
  const path = Object.keys(files).find((name) => name.endsWith(`/${language}.json`));
  if (!path || added.has(path)) return;
  i18next.addResourceBundle(language, 'translation', await files[path]?.(), true);
  added.add(path);
}

/** The first offered language among those the browser asks for. */
export function findLocale(wanted: readonly string[]): string {
  const offered = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => LOCALES.includes(tag));
  return offered ?? DEFAULT_LOCALE;
}

/** Short pieces in one line, the empty ones left out: Japanese and English share this mark. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** Making a date format takes longer than everything else on a result: it is made once for each language. */
export function formatDate(time: number): string {
  const format = dates.get(current.value) ?? new Intl.DateTimeFormat(current.value, { dateStyle: 'medium' });
  dates.set(current.value, format);
  return format.format(time);
}

/** A share of 0–1 as a percentage with so many decimals. */
export function formatPercent(share: number, decimals = 0): string {
  return new Intl.NumberFormat(current.value, { style: 'percent', minimumFractionDigits: decimals }).format(share);
}

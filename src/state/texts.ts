import { effect, signal } from '@preact/signals';
import { locale } from '../i18n/i18n';

export interface Texts<T> {
  /** Undefined while they are not loaded; `key` where there are several of a kind. */
  find(key?: string): T | undefined;
  /** Rejects when a file cannot be fetched. */
  load(key?: string): Promise<void>;
}

/** Texts that are fetched where they are read, and once more when the language changes. */
export function textsInLanguage<T>(fetchTexts: (language: string, key: string) => Promise<T | undefined>): Texts<T> {
  const loaded = signal<ReadonlyMap<string, T>>(new Map());

  async function load(key: string): Promise<void> {
    const language = locale.value;
    const texts = await fetchTexts(language, key);
    // Switched meanwhile: the switch loads its own texts only if these had been there already.
    if (language !== locale.value) return load(key);
    if (texts) loaded.value = new Map(loaded.value).set(key, texts);
  }

  effect(() => {
    locale.value;
    // Offline and before everything is cached, the texts stay in the language they were loaded in.
    for (const key of loaded.peek().keys()) load(key).catch(() => undefined);
  });

  return {
    find: (key = '') => loaded.value.get(key),
    async load(key = '') {
      if (!loaded.value.has(key)) await load(key);
    },
  };
}

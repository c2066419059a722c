import { computed, signal } from '@preact/signals';
import { loadGlossary } from '../catalog/guides';
import {
  type ControlAttributes,
  loadControlAttributes,
  loadControlKnowHow,
  loadQuestionKnowHow,
  loadSearchWords,
} from '../catalog/know-how';
import { prepareSearch, search } from '../domain/search';
import { prepareTerms } from '../domain/terms';
import { controls } from './controls';
import { textsInLanguage } from './texts';

/** By instrument, then by question. */
export const questionKnowHow = textsInLanguage(loadQuestionKnowHow);
export const controlKnowHow = textsInLanguage(loadControlKnowHow);

/** The terms, and what finds them in a text. */
export const glossary = textsInLanguage(async (language) => {
  const terms = await loadGlossary(language);
  if (!terms) return undefined;
  return {
    terms,
    spellings: prepareTerms(Object.fromEntries(Object.entries(terms).map(([id, { also }]) => [id, also]))),
  };
});

const attributes = signal<Readonly<Record<string, ControlAttributes>> | undefined>(undefined);
/** A language without search words of its own is searched as it is written. */
const searchWords = textsInLanguage(
  async (language) => (await loadSearchWords(language)) ?? { words: {}, readings: {} },
);

const index = computed(() => {
  const loaded = controls.loaded.value;
  const knowHow = controlKnowHow.find();
  const { words, readings: read } = searchWords.find() ?? {};
  if (!loaded || !knowHow || !words || !read) return undefined;
  const readings = new Map(Object.entries(read));
  const texts = loaded.controls.map(({ id }): [string, readonly string[]] => {
    const { plain, steps } = knowHow.controls[id] ?? { plain: '', steps: [] };
    return [id, [id, loaded.text.controls[id]?.title ?? '', plain, ...steps, ...(words[id] ?? [])]];
  });
  return { entries: prepareSearch(new Map(texts), readings), readings };
});

/** The 93 controls with all that is known of each, and a search over them. */
export const library = {
  attributes: attributes as { readonly value: Readonly<Record<string, ControlAttributes>> | undefined },

  /** Rejects when a file cannot be fetched. */
  async load(): Promise<void> {
    const loading = attributes.value ? undefined : loadControlAttributes();
    await Promise.all([controls.load(), controlKnowHow.load(), searchWords.load(), glossary.load(), loading]);
    if (loading) attributes.value = await loading;
  },

  /** Ids of the controls in which every word of the query occurs; undefined while texts are loading. */
  search(query: string): ReadonlySet<string> | undefined {
    return index.value && new Set(search(index.value.entries, query, index.value.readings));
  },
};

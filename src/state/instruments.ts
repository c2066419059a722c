import { effect, signal } from '@preact/signals';
import { type InstrumentText, listInstruments, loadInstrument, loadInstrumentText } from '../catalog/instruments';
import type { Instrument } from '../domain/instrument';
import { locale } from '../i18n/i18n';

/** An instrument with its sentences in the language shown, and in the one it was published in. */
export interface LoadedInstrument {
  readonly instrument: Instrument;
  readonly text: InstrumentText;
  readonly official: InstrumentText;
}

/** Language of the questions' texts, where it is not the page's: they stand there as published. */
export function foreignLanguage({ instrument, text, official }: LoadedInstrument): string | undefined {
  return text === official && locale.value !== instrument.officialLanguage ? instrument.officialLanguage : undefined;
}

const loaded = signal<ReadonlyMap<string, LoadedInstrument>>(new Map());
const missing = signal<ReadonlySet<string>>(new Set());

async function load(id: string): Promise<void> {
  const language = locale.value;
  const [instrument, text] = await Promise.all([loadInstrument(id), loadInstrumentText(id, language)]);
  const official = instrument && (await loadInstrumentText(id, instrument.officialLanguage));
  // Meanwhile the language may have been switched; that switch loads its own texts.
  if (language !== locale.value) return;
  if (instrument && official)
    loaded.value = new Map(loaded.value).set(id, { instrument, text: text ?? official, official });
  else missing.value = new Set(missing.value).add(id);
}

export const instruments = {
  list: listInstruments,
  load,

  /** Loads those that are neither there nor known to be missing; all where none are named. Rejects when a file cannot be fetched. */
  async loadMissing(ids: Iterable<string> = listInstruments().map(({ id }) => id)): Promise<void> {
    await Promise.all([...new Set(ids)].filter((id) => !loaded.value.has(id) && !missing.value.has(id)).map(load));
  },

  /** Undefined while it is not loaded. */
  find(id: string): LoadedInstrument | undefined {
    return loaded.value.get(id);
  },

  /** In the language shown, loaded or not. */
  titleOf(id: string): string {
    const summary = listInstruments().find((instrument) => instrument.id === id);
    return loaded.value.get(id)?.text.title ?? summary?.text[locale.value]?.title ?? id;
  },

  /** True when no instrument has this id. */
  isMissing(id: string): boolean {
    return missing.value.has(id);
  },
};

effect(() => {
  locale.value;
  for (const id of loaded.peek().keys()) void load(id);
});

import summaries from 'virtual:instrument-index';
import { type Instrument, type InstrumentFile, prepareInstrument } from '../domain/instrument';

/** What the home screen shows of an instrument, known before any of its questions is loaded. */
export interface InstrumentSummary {
  readonly id: string;
  readonly edition: string;
  readonly order: number;
  readonly minutes: number;
  readonly subject: InstrumentFile['subject'];
  readonly questionCount: number;
  /** By language. */
  readonly text: Readonly<Record<string, { readonly title: string; readonly summary: string }>>;
}

export interface QuestionText {
  readonly title?: string;
  readonly text: string;
  /** Why the controls named for this question help; ours. */
  readonly reason: string;
  /** What a firm may not have at all, where the question silently assumes it. */
  readonly ifUnused?: string;
}

/** Every sentence of an instrument in one language: `text.<language>.json`. */
export interface InstrumentText {
  readonly title: string;
  readonly summary: string;
  readonly publisher: string;
  readonly source: string;
  readonly yardstickSource?: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly bands: Readonly<
    Record<string, { readonly status: string; readonly advice: string; readonly sentence: string }>
  >;
  readonly sections: Readonly<Record<string, string>>;
  readonly axes: Readonly<Record<string, { readonly name: string; readonly short: string }>>;
  readonly questions: Readonly<Record<string, QuestionText>>;
}

const files = import.meta.glob<InstrumentFile>('../../data/instruments/*/instrument.json', { import: 'default' });
const texts = import.meta.glob<InstrumentText>('../../data/instruments/*/text.*.json', { import: 'default' });

export function listInstruments(): readonly InstrumentSummary[] {
  return summaries;
}

/** Undefined when no such instrument exists; rejects when its file cannot be fetched. */
export async function loadInstrument(id: string): Promise<Instrument | undefined> {
  const file = await files[`../../data/instruments/${id}/instrument.json`]?.();
  return file && prepareInstrument(file);
}

/** Undefined when no such instrument exists in that language; rejects when its file cannot be fetched. */
export async function loadInstrumentText(id: string, language: string): Promise<InstrumentText | undefined> {
  return texts[`../../data/instruments/${id}/text.${language}.json`]?.();
}

/** What explains one question: `data/instruments/<id>/know-how.<language>.json`. All of it is ours. */
export interface QuestionKnowHow {
  readonly meaning: string;
  /** An everyday comparison, where one helps. */
  readonly like?: string;
  /** Signs by which the best answer is honestly given. */
  readonly doneWhen: readonly string[];
  /** What the answer in between looks like, where there is one. */
  readonly partly?: string;
  readonly risk: string;
  /** Whom to ask when nobody here knows. */
  readonly askWhom: string;
  /** The message to send to that person, as it is. */
  readonly askText: string;
}

export interface ControlKnowHow {
  readonly plain: string;
  /** The condition under which a small firm needs this at all, where most do not. */
  readonly unless?: string;
  readonly why: string;
  readonly steps: readonly string[];
  readonly evidence: string;
}

/** The five attributes of ISO/IEC 27002:2022, by which controls can be sorted. */
export type Attribute = 'type' | 'property' | 'concept' | 'capability' | 'domain';

/** `data/controls/attributes.json`, by control. */
export type ControlAttributes = Readonly<Record<Attribute, readonly string[]>> & {
  /** Numbers of ISO/IEC 27001:2013 Annex A that this control took the place of; none: new in 2022. */
  readonly replaces: readonly string[];
};

/** `data/controls/know-how.<language>.json`. */
export interface ControlKnowHows {
  readonly attributes: Readonly<
    Record<Attribute, { readonly name: string; readonly values: Readonly<Record<string, string>> }>
  >;
  readonly controls: Readonly<Record<string, ControlKnowHow>>;
}

/** `data/controls/search.<language>.json`: what people type who do not know our words. */
export interface SearchWords {
  /** By control. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Words of the texts in kanji, and how they are read. */
  readonly readings: Readonly<Record<string, string>>;
}

const questions = import.meta.glob<Readonly<Record<string, QuestionKnowHow>>>(
  '../../data/instruments/*/know-how.*.json',
  { import: 'default' },
);
const controls = import.meta.glob<ControlKnowHows>('../../data/controls/know-how.*.json', { import: 'default' });
const searches = import.meta.glob<SearchWords>('../../data/controls/search.*.json', { import: 'default' });

/** By question. Undefined when the instrument has none in that language; rejects when the file cannot be fetched. */
export async function loadQuestionKnowHow(language: string, instrumentId: string) {
  return questions[`../../data/instruments/${instrumentId}/know-how.${language}.json`]?.();
}

/** Undefined when there is no such language; rejects when the file cannot be fetched. */
export async function loadControlKnowHow(language: string): Promise<ControlKnowHows | undefined> {
  return controls[`../../data/controls/know-how.${language}.json`]?.();
}

/** By control; rejects when the file cannot be fetched. */
export async function loadControlAttributes(): Promise<Readonly<Record<string, ControlAttributes>>> {
  return (await import('../../data/controls/attributes.json')).default;
}

/** Undefined for a language that needs no such help; rejects when the file cannot be fetched. */
export async function loadSearchWords(language: string): Promise<SearchWords | undefined> {
  return searches[`../../data/controls/search.${language}.json`]?.();
}

import type { Ladder } from '../domain/ladder';

/** `data/guides/glossary.<language>.json`, by term. */
export interface Term {
  readonly term: string;
  /** By which the terms are sorted and found: kana in Japanese. */
  readonly reading: string;
  /** Spellings that open the explanation where they stand in a text. */
  readonly also: readonly string[];
  readonly text: string;
}

/** One part of まず知る: official titles with our explanations. */
export interface LearnSection {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly source: string;
  /** The questionnaire by which this part can be checked, where there is one. */
  readonly instrument?: string;
  readonly items: readonly LearnItem[];
}

export interface LearnItem {
  readonly title: string;
  readonly text: string;
  /** On a ladder: why somebody stands here, and what leads on. */
  readonly reason?: string;
  readonly next?: string;
}

export interface Incident {
  readonly lead: string;
  readonly first: { readonly title: string; readonly items: readonly string[] };
  readonly never: { readonly title: string; readonly items: readonly string[] };
  readonly stages: {
    readonly title: string;
    readonly source: string;
    readonly items: readonly { readonly title: string; readonly items: readonly string[] }[];
  };
  readonly contacts: {
    readonly title: string;
    readonly source: string;
    readonly check: string;
    readonly items: Readonly<Record<string, ContactText>>;
  };
  readonly records: {
    readonly title: string;
    readonly source: string;
    readonly lead: string;
    readonly items: readonly { readonly title: string; readonly when: string; readonly items: readonly string[] }[];
  };
}

interface ContactText {
  readonly organization: string;
  readonly name: string;
  readonly purpose: string;
  readonly hours?: string;
  readonly how?: string;
}

/** `data/guides/contacts.json`: what is the same in every language. */
export interface Contacts {
  /** The fiscal year (April to March) in which the contacts were published. */
  readonly fiscalYear: number;
  readonly items: readonly Contact[];
}

export interface Contact {
  readonly id: string;
  readonly phone?: string;
  readonly emails: readonly string[];
  readonly url: string;
}

/** `data/guides/references.<language>.json`: METI's 付録B. */
export interface References {
  readonly lead: string;
  readonly source: string;
  readonly groups: readonly {
    readonly title: string;
    readonly items: readonly {
      readonly title: string;
      readonly publisher: string;
      readonly about: string;
      /** The publisher's site: the documents themselves have moved often. */
      readonly url: string;
    }[];
  }[];
}

type Glossary = Readonly<Record<string, Term>>;

const glossaries = import.meta.glob<Glossary>('../../data/guides/glossary.*.json', { import: 'default' });
const learns = import.meta.glob<readonly LearnSection[]>('../../data/guides/learn.*.json', { import: 'default' });
const incidents = import.meta.glob<Incident>('../../data/guides/incident.*.json', { import: 'default' });
const references = import.meta.glob<References>('../../data/guides/references.*.json', { import: 'default' });

// Each: undefined when there is no such language; rejects when the file cannot be fetched.
export const loadGlossary = async (language: string) => glossaries[`../../data/guides/glossary.${language}.json`]?.();
export const loadLearn = async (language: string) => learns[`../../data/guides/learn.${language}.json`]?.();
export const loadIncident = async (language: string) => incidents[`../../data/guides/incident.${language}.json`]?.();
export const loadReferences = async (language: string) =>
  references[`../../data/guides/references.${language}.json`]?.();

/** Rejects when the file cannot be fetched. */
export async function loadContacts(): Promise<Contacts> {
  return (await import('../../data/guides/contacts.json')).default;
}

/** By section of まず知る; rejects when the file cannot be fetched. */
export async function loadLadders(): Promise<Readonly<Record<string, Ladder>>> {
  return (await import('../../data/guides/ladders.json')).default as unknown as Record<string, Ladder>;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Term } from '../../src/catalog/guides';
import type { ControlKnowHows, QuestionKnowHow } from '../../src/catalog/know-how';
import { instrumentFolders, readData } from './read-data';

/** A text of ours, with the place where it stands. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** Official wording, names, addresses and spellings: not sentences of ours. */
const NOT_OURS =
  /\/(term|reading|also|title|source|publisher|url|organization|name|hours|attributes|id|instrument)(\/|$)/;
/** Ours, but no sentences. */
const NO_SENTENCE = /\/askWhom$/;

function textsBelow(path: string, value: unknown): readonly Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsBelow(`${path}/${key}`, inner));
}

export function readQuestionKnowHow(folder: string, language: string) {
  return readData('instruments', folder, `know-how.${language}.json`) as Record<string, QuestionKnowHow>;
}

export function readControlKnowHow(language: string): ControlKnowHows {
  return readData('controls', `know-how.${language}.json`) as ControlKnowHows;
}

export function readGlossary(language: string): Record<string, Term> {
  return readData('guides', `glossary.${language}.json`) as Record<string, Term>;
}

export const GUIDES = ['glossary', 'learn', 'incident', 'references'] as const;

/** Every explanation of ours in one language. */
export function explanations(language: string): readonly Text[] {
  const files = [
    ...instrumentFolders.map((folder) => ['instruments', folder, `know-how.${language}.json`]),
    ['controls', `know-how.${language}.json`],
    ...GUIDES.map((guide) => ['guides', `${guide}.${language}.json`]),
  ];
  return files
    .flatMap((file) => textsBelow(file.join('/'), readData(...file)))
    .filter(({ path }) => !NOT_OURS.test(path));
}

/** Japanese sentences, one entry each. */
export function sentencesOf(texts: readonly Text[]): readonly Text[] {
  return texts
    .filter(({ path }) => !NO_SENTENCE.test(path))
    .flatMap(({ path, text }) =>
      text
        .split(/(?<=[。！？])(?![」』）])/)
        .filter((part) => part.trim() !== '')
        .map((part) => ({ path, text: part.trim() })),
    );
}

export const lengthOf = (sentence: string): number => [...sentence].length;

/** です・ます, or a request. */
export function isPolite(sentence: string): boolean {
  return /(です|ます|ません|ました|でした|ましょう|でしょう|ください)か?[。！？」』）]*$/.test(sentence);
}

const EVERYDAY = readFileSync(join(import.meta.dirname, 'everyday.ja.txt'), 'utf8')
  .split('\n')
  .filter(Boolean);

/** Words in katakana or Latin letters that neither everybody knows nor the glossary explains. */
export function unknownWords(text: string, glossary: Readonly<Record<string, Term>>): readonly string[] {
  const known = [...EVERYDAY, ...Object.values(glossary).flatMap(({ also }) => also)]
    .map((word) => word.normalize('NFKC'))
    .sort((a, b) => b.length - a.length);
  const rest = known.reduce((left, word) => left.replaceAll(word, ' '), text.normalize('NFKC'));
  return rest.match(/[ァ-ヶー]{3,}|[A-Za-z][A-Za-z0-9+./-]+/g) ?? [];
}

/** Words of an English sentence. */
export const wordsOf = (sentence: string): number => sentence.split(/\s+/).length;

/** English sentences, one entry each. */
export function englishSentencesOf(texts: readonly Text[]): readonly Text[] {
  return texts.flatMap(({ path, text }) => text.split(/(?<=[.!?])\s+/).map((part) => ({ path, text: part })));
}

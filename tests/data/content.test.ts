import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import type { ControlKnowHows, QuestionKnowHow } from '../../src/catalog/know-how';
import {
  englishSentencesOf,
  explanations,
  isPolite,
  lengthOf,
  readControlKnowHow,
  readGlossary,
  readQuestionKnowHow,
  sentencesOf,
  unknownWords,
  wordsOf,
} from './content';
import {
  instrumentFolders,
  offeredLanguages,
  pathsOf,
  problemsOf,
  readControls,
  readData,
  readInstrument,
  repeated,
  sentence,
} from './read-data';

/** Printed at the end: what was measured, as `npm run content` shows it. */
const measured: string[] = [];
afterAll(() => console.log(`\n${measured.join('\n')}\n`));
const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)} % (${part} of ${whole})`;

const questionSchema: v.GenericSchema<unknown, QuestionKnowHow> = v.strictObject({
  meaning: sentence,
  like: v.exactOptional(sentence),
  doneWhen: v.pipe(v.array(sentence), v.minLength(2), v.maxLength(3)),
  partly: v.exactOptional(sentence),
  risk: sentence,
  askWhom: sentence,
  askText: sentence,
});

const attribute = v.strictObject({ name: sentence, values: v.record(v.string(), sentence) });
const controlsSchema: v.GenericSchema<unknown, ControlKnowHows> = v.strictObject({
  attributes: v.strictObject({
    type: attribute,
    property: attribute,
    concept: attribute,
    capability: attribute,
    domain: attribute,
  }),
  controls: v.record(
    v.string(),
    v.strictObject({
      plain: sentence,
      unless: v.exactOptional(sentence),
      why: sentence,
      steps: v.pipe(v.array(sentence), v.minLength(3), v.maxLength(5)),
      evidence: sentence,
    }),
  ),
});

describe.each(offeredLanguages)('the know-how in %s', (language) => {
  test.each(instrumentFolders)('explains every question of %s, and no other', (folder) => {
    const { sections, choices } = readInstrument(folder);
    const ids = sections.flatMap((section) => section.questions.map((question) => question.id));
    const knowHow = readQuestionKnowHow(folder, language);
    expect(Object.keys(knowHow).sort()).toEqual([...ids].sort());
    for (const [id, texts] of Object.entries(knowHow)) {
      expect(problemsOf(questionSchema, texts), id).toEqual([]);
      expect('partly' in texts, `${id}: 一部 is explained where it can be chosen`).toBe(
        choices.some(({ mark }) => mark === 'partly'),
      );
      expect('like' in texts, `${id}: compared in every language or in none`).toBe(
        'like' in (readQuestionKnowHow(folder, 'ja')[id] ?? {}),
      );
    }
    measured.push(`${language} ${folder}: ${ids.length} questions explained`);
  });

  test('explains all 93 controls, with as many steps as in Japanese', () => {
    const knowHow = readControlKnowHow(language);
    expect(problemsOf(controlsSchema, knowHow)).toEqual([]);
    expect(Object.keys(knowHow.controls)).toEqual(readControls().map(({ id }) => id));
    expect(pathsOf(knowHow)).toEqual(pathsOf(readControlKnowHow('ja')));
    const steps = Object.values(knowHow.controls).flatMap((control) => control.steps);
    measured.push(`${language}: ${Object.keys(knowHow.controls).length} controls, ${steps.length} steps`);
  });

  test('never gives two controls the same step', () => {
    const steps = Object.values(readControlKnowHow(language).controls).flatMap((control) => control.steps);
    const bare = steps.map((step) =>
      step
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    );
    expect(repeated(bare)).toEqual([]);
    measured.push(`${language}: ${share(new Set(bare).size, bare.length)} of the steps are different`);
  });

  test('has no placeholder in it', () => {
    const texts = explanations(language);
    expect(texts.filter(({ text }) => /TODO|TBD|lorem|準備中|ダミー|サンプル文|\?\?\?|？？/i.test(text))).toEqual([]);
    measured.push(`${language}: ${texts.length} texts of ours`);
  });
});

describe('the Japanese explanations', () => {
  const texts = explanations('ja');
  const sentences = sentencesOf(texts);

  test('keep 95 % of their sentences to 50 characters, and all to 80', () => {
    const short = sentences.filter(({ text }) => lengthOf(text) <= 50);
    measured.push(`ja: ${share(short.length, sentences.length)} of the sentences have at most 50 characters`);
    measured.push(`ja: the longest has ${Math.max(...sentences.map(({ text }) => lengthOf(text)))}`);
    expect(short.length / sentences.length).toBeGreaterThanOrEqual(0.95);
    expect(sentences.filter(({ text }) => lengthOf(text) > 80)).toEqual([]);
  });

  test('are polite in every sentence', () => {
    expect(sentences.filter(({ text }) => !isPolite(text))).toEqual([]);
    measured.push(
      `ja: ${share(sentences.filter(({ text }) => isPolite(text)).length, sentences.length)} in です・ます`,
    );
  });

  test('use no word that neither everybody knows nor the glossary explains', () => {
    const glossary = readGlossary('ja');
    const unknown = texts.flatMap(({ path, text }) => unknownWords(text, glossary).map((word) => `${word}: ${path}`));
    expect(unknown).toEqual([]);
    measured.push(`ja: ${texts.length - new Set(unknown).size} of ${texts.length} texts without an unexplained word`);
  });

  test('write question marks, exclamation marks and brackets in full width', () => {
    expect(texts.filter(({ text }) => /[ぁ-ん]/.test(text) && /[?!()]/.test(text))).toEqual([]);
  });
});

describe('the English explanations', () => {
  test('have no Japanese left in them, and no sentence of more than 30 words', () => {
    const texts = explanations('en');
    // What has to be looked for under its Japanese name stands in brackets of its own.
    expect(texts.filter(({ text }) => /[ぁ-んァ-ヶ]/.test(text))).toEqual([]);
    const sentences = englishSentencesOf(texts);
    expect(sentences.filter(({ text }) => wordsOf(text) > 30)).toEqual([]);
    measured.push(`en: the longest sentence has ${Math.max(...sentences.map(({ text }) => wordsOf(text)))} words`);
  });
});

describe('the attributes of the controls', () => {
  const attributes = readData('controls', 'attributes.json') as Record<string, Record<string, readonly string[]>>;

  test('are given for all 93, by names that every language has', () => {
    expect(Object.keys(attributes)).toEqual(readControls().map(({ id }) => id));
    for (const language of offeredLanguages) {
      const names = readControlKnowHow(language).attributes;
      for (const [id, given] of Object.entries(attributes)) {
        for (const [name, { values }] of Object.entries(names)) {
          expect(given[name]?.length, `${id} ${name}`).toBeGreaterThan(0);
          for (const value of given[name] ?? []) expect(values, `${id} ${name} in ${language}`).toHaveProperty(value);
        }
      }
    }
  });

  test('use every value that can be filtered by', () => {
    for (const [name, { values }] of Object.entries(readControlKnowHow('ja').attributes)) {
      const used = new Set(Object.values(attributes).flatMap((given) => given[name] ?? []));
      expect([...used].sort()).toEqual(Object.keys(values).sort());
    }
  });

  test('name the 114 numbers of 2013 in 115 places, and none for the 11 new controls', () => {
    const numbers = Object.values(attributes).flatMap(({ replaces }) => replaces ?? []);
    expect([numbers.length, new Set(numbers).size]).toEqual([115, 114]);
    expect(Object.keys(attributes).filter((id) => attributes[id]?.replaces?.length === 0)).toEqual([
      ...['5.7', '5.23', '5.30', '7.4', '8.9', '8.10', '8.11', '8.12', '8.16', '8.23', '8.28'],
    ]);
  });
});

describe('the search words', () => {
  const { words, readings } = readData('controls', 'search.ja.json') as {
    words: Record<string, readonly string[]>;
    readings: Record<string, string>;
  };

  test('belong to controls that exist, and readings are kana of words in kanji', () => {
    expect(Object.keys(words).sort()).toEqual(
      readControls()
        .map(({ id }) => id)
        .sort(),
    );
    expect(Object.keys(readings).filter((word) => !/^[一-龠々]+$/.test(word))).toEqual([]);
    expect(Object.values(readings).filter((reading) => !/^[ぁ-んー]+$/.test(reading))).toEqual([]);
  });

  test('know how to read nearly every kanji of the titles, explanations and steps', () => {
    const { controls } = readControlKnowHow('ja');
    const texts = Object.values(controls).flatMap(({ plain, steps }) => [plain, ...steps]);
    const kanji = texts.flatMap((text) => text.match(/[一-龠々]/g) ?? []);
    const left = texts.flatMap((text) => unread(text, readings));
    expect(left.length / kanji.length).toBeLessThan(0.02);
    measured.push(`ja: ${share(kanji.length - left.length, kanji.length)} of the kanji can be searched by reading`);
  });
});

/** The kanji that no reading covers. */
function unread(text: string, readings: Readonly<Record<string, string>>): readonly string[] {
  const words = Object.keys(readings).sort((a, b) => b.length - a.length);
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text).match(/[一-龠々]/g) ?? [];
}

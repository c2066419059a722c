import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/domain/instrument';
import { digestOf, readInstrument, readInstrumentText } from './read-data';

const SELF_CHECK = 'ipa-self-check-v3.1';
const CLOUD = 'ipa-cloud-v3.1';
const METI = 'meti-checksheet-v2.0';
const FIVE = 'ipa-five-v3.1';

const questionsOf = (folder: string) => readInstrument(folder).sections.flatMap((section) => section.questions);
const numbered = (count: number) =>
  Array.from({ length: count }, (_, place) => `q${String(place + 1).padStart(2, '0')}`);

/** Choices of an instrument as the reader sees them, with their points. */
function choicesOf(folder: string) {
  const text = readInstrumentText(folder, 'ja');
  return readInstrument(folder).choices.map((choice) => [text.choices[choice.id], choice.mark, choice.points]);
}

/** Every official Japanese sentence in the order of the sheet: name of the section, then title and text of its questions. */
function officialWording(folder: string): readonly string[] {
  const text = readInstrumentText(folder, 'ja');
  return readInstrument(folder).sections.flatMap((section) => [
    text.sections[section.id] ?? '',
    ...section.questions.flatMap((question) => {
      const { title, text: wording = '' } = text.questions[question.id] ?? {};
      return title === undefined ? [wording] : [title, wording];
    }),
  ]);
}

describe('the published sheets', () => {
  test.each([
    [SELF_CHECK, [5, 13, 7], 25],
    [CLOUD, [6, 4, 5], 15],
    [METI, [3, 3, 5, 5, 6, 4, 6, 4, 3, 2], 41],
  ])('have as many questions in each part as published: %s', (folder, counts, total) => {
    expect(readInstrument(folder).sections.map((section) => section.questions.length)).toEqual(counts);
    expect(questionsOf(folder)).toHaveLength(total);
  });

  test('number their questions as published, under ids that saved answers rely on', () => {
    expect(questionsOf(SELF_CHECK).map((question) => question.id)).toEqual(numbered(25));
    expect(questionsOf(CLOUD).map((question) => question.id)).toEqual(numbered(15));
    const directives = [3, 3, 5, 5, 6, 4, 6, 4, 3, 2].flatMap((count, directive) =>
      Array.from({ length: count }, (_, place) => `q${directive + 1}-${place + 1}`),
    );
    expect(questionsOf(METI).map((question) => question.id)).toEqual(directives);
  });

  // Compared once, string by string, with the wording collected from the sources. Change a digest only with those at hand.
  test.each([
    [SELF_CHECK, 28, '53a87fd65186c2eb01d08a89bc4afec1f7873d544038a2ea0f24e92ae90c78b0'],
    [CLOUD, 33, '38d0ffa24b3bc382edc6f2d0efe716e9279ffa8a582fa24f9a6d291fa5b864e2'],
    [METI, 51, '6a1890345a8b9af1ee715c6f35306f6535134a42bb49808c77dc0e163d29a4fb'],
    [FIVE, 6, '36207a43a4e796c2202e7d2733f485f8c3d90e6cb07418147f3ebb501d2af5bb'],
  ])('keep the official wording of %s', (folder, count, digest) => {
    const wording = officialWording(folder);
    expect(wording).toHaveLength(count);
    expect(digestOf(wording)).toBe(digest);
  });

  test.each([SELF_CHECK, CLOUD, METI, FIVE])('show question marks and brackets in full width: %s', (folder) => {
    expect(officialWording(folder).filter((wording) => /[?!()]/.test(wording))).toEqual([]);
  });
});

describe('the 25 questions', () => {
  test('score 4, 2, 0 and −1, so that totals run from −25 to 100', () => {
    expect(choicesOf(SELF_CHECK)).toEqual([
      ['実施している', 'done', 4],
      ['一部実施している', 'partly', 2],
      ['実施していない', 'not-done', 0],
      ['わからない', 'unknown', -1],
    ]);
    const points = readInstrument(SELF_CHECK).choices.flatMap((choice) => choice.points ?? []);
    const count = questionsOf(SELF_CHECK).length;
    expect([Math.min(...points) * count, Math.max(...points) * count]).toEqual([-25, 100]);
    expect(readInstrument(SELF_CHECK).scoring).toBe('sum');
  });

  test('have bands from 100, 70, 50 and the lowest total on', () => {
    expect(readInstrument(SELF_CHECK).bands.map((band) => band.from)).toEqual([100, 70, 50, -25]);
  });

  test('weigh 1.5 in 基本的対策 and nowhere else', () => {
    const weights = questionsOf(SELF_CHECK).map((question) => question.weight);
    expect(weights).toEqual([...Array(5).fill(1.5), ...Array(20).fill(1)]);
    expect(readInstrumentText(SELF_CHECK, 'ja').sections.basic).toBe('基本的対策');
  });

  test('have a national rate exactly where one was published', () => {
    const rate = (question: Question) => (question.yardstick === undefined ? [] : [[question.id, question.yardstick]]);
    expect(questionsOf(SELF_CHECK).flatMap(rate)).toEqual([
      ['q01', 73.0],
      ['q02', 71.4],
      ['q05', 37.9],
      ['q24', 39.8],
      ['q25', 39.2],
    ]);
  });
});

describe('the sheets without an official score', () => {
  test.each([
    [CLOUD, ['確認した', 'まだ', 'わからない', '該当しない'], 'service'],
    [METI, ['実施している', '実施していない', 'わからない', '該当しない'], null],
  ])('count full marks out of what applies, and have no bands, weights or rates: %s', (folder, labels, subject) => {
    expect(choicesOf(folder)).toEqual([
      [labels[0], 'done', 1],
      [labels[1], 'not-done', 0],
      [labels[2], 'unknown', 0],
      [labels[3], 'not-applicable', null],
    ]);
    const { scoring, bands, subject: about } = readInstrument(folder);
    expect({ scoring, bands, about }).toEqual({ scoring: 'share', bands: [], about: subject });
    expect(questionsOf(folder).filter(({ weight, yardstick }) => weight !== 1 || yardstick !== undefined)).toEqual([]);
  });

  test('have the ten directives as axes of the METI sheet, under their published names', () => {
    const { sections, axes } = readInstrument(METI);
    const text = readInstrumentText(METI, 'ja');
    expect(axes.map(({ id, questions }) => [id, questions, text.axes[id]?.name])).toEqual(
      sections.map(({ id, questions }) => [id, questions.map((question) => question.id), text.sections[id]]),
    );
  });
});

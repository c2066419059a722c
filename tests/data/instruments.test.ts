import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { InstrumentText } from '../../src/catalog/instruments';
import { instrumentTag } from '../../src/domain/hand-in';
import type { InstrumentFile } from '../../src/domain/instrument';
import {
  instrumentFolders,
  languagesIn,
  offeredLanguages,
  pathsOf,
  problemsOf,
  readControls,
  readData,
  readInstrument,
  readInstrumentText,
  repeated,
  sentence,
} from './read-data';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/, 'is not in kebab-case'));
const controlId = v.pipe(v.string(), v.regex(/^[5-8]\.[1-9]\d?$/, 'is no number of a control'));
const whole = v.pipe(v.number(), v.integer());
const positive = v.pipe(whole, v.minValue(1));

const instrumentSchema: v.GenericSchema<unknown, InstrumentFile> = v.strictObject({
  id,
  edition: sentence,
  order: positive,
  minutes: positive,
  officialLanguage: sentence,
  scoring: v.picklist(['sum', 'share']),
  subject: v.nullable(v.literal('service')),
  choices: v.pipe(
    v.array(
      v.strictObject({
        id,
        mark: v.picklist(['done', 'partly', 'not-done', 'unknown', 'not-applicable']),
        points: v.nullable(whole),
      }),
    ),
    v.minLength(2),
  ),
  bands: v.array(v.strictObject({ id, from: whole })),
  sections: v.array(
    v.strictObject({
      id,
      questions: v.pipe(
        v.array(
          v.strictObject({
            id,
            weight: v.pipe(v.number(), v.gtValue(0)),
            primary: v.pipe(v.array(controlId), v.minLength(1)),
            related: v.array(controlId),
            csf: v.exactOptional(v.array(v.pipe(v.string(), v.regex(/^(ID|PR|DE|RS|RC)\.[A-Z]{2}(-\d+)?$/)))),
            yardstick: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
          }),
        ),
        v.minLength(1),
      ),
    }),
  ),
  axes: v.array(v.strictObject({ id, questions: v.pipe(v.array(id), v.minLength(1)) })),
});

const textSchema: v.GenericSchema<unknown, InstrumentText> = v.strictObject({
  title: sentence,
  summary: sentence,
  publisher: sentence,
  source: sentence,
  yardstickSource: v.exactOptional(sentence),
  choices: v.record(id, sentence),
  bands: v.record(id, v.strictObject({ status: sentence, advice: sentence, sentence })),
  sections: v.record(id, sentence),
  axes: v.record(id, v.strictObject({ name: sentence, short: sentence })),
  questions: v.record(
    id,
    v.strictObject({
      title: v.exactOptional(sentence),
      text: sentence,
      reason: sentence,
      ifUnused: v.exactOptional(sentence),
    }),
  ),
});

const idsOf = (items: readonly { readonly id: string }[]) => items.map((item) => item.id);
const questionsOf = (folder: string) => readInstrument(folder).sections.flatMap((section) => section.questions);

describe('the instruments together', () => {
  test('are at least one, in at least Japanese and English', () => {
    expect(instrumentFolders.length).toBeGreaterThan(0);
    expect(offeredLanguages).toEqual(expect.arrayContaining(['ja', 'en']));
  });

  test('each have a place of their own on the home screen', () => {
    expect(repeated(instrumentFolders.map((folder) => readInstrument(folder).order))).toEqual([]);
  });

  test('each have a tag of their own in the codes of rooms', () => {
    expect(repeated(instrumentFolders.map(instrumentTag))).toEqual([]);
  });
});

describe.each(instrumentFolders)('%s', (folder) => {
  const languages = languagesIn('instruments', folder);

  test('has an instrument.json with every field it needs and no other', () => {
    expect(problemsOf(instrumentSchema, readData('instruments', folder, 'instrument.json'))).toEqual([]);
  });

  test('is named after its id', () => {
    expect(readInstrument(folder).id).toBe(folder);
  });

  test('exists in every language that the app offers, and in the one it is published in', () => {
    expect(languages).toEqual(expect.arrayContaining([...offeredLanguages, readInstrument(folder).officialLanguage]));
  });

  test.each(languages)('has a text.%s.json with every field it needs, no other, and none empty', (language) => {
    expect(problemsOf(textSchema, readInstrumentText(folder, language))).toEqual([]);
  });

  test.each(languages)('names in text.%s.json exactly what instrument.json has', (language) => {
    const instrument = readInstrument(folder);
    const text = readInstrumentText(folder, language);
    for (const part of ['choices', 'bands', 'sections', 'axes'] as const) {
      expect(Object.keys(text[part]).sort(), part).toEqual(idsOf(instrument[part]).sort());
    }
    expect(Object.keys(text.questions).sort()).toEqual(idsOf(questionsOf(folder)).sort());
  });

  test.each(languages)('has the same keys in text.%s.json as in the language it is published in', (language) => {
    const published = readInstrumentText(folder, readInstrument(folder).officialLanguage);
    expect(pathsOf(readInstrumentText(folder, language))).toEqual(pathsOf(published));
  });

  test.each(languages)('never calls two choices, bands, sections or axes the same in text.%s.json', (language) => {
    const { choices, bands, sections, axes } = readInstrumentText(folder, language);
    expect(repeated(Object.values(choices))).toEqual([]);
    expect(repeated(Object.values(bands).map((band) => band.status))).toEqual([]);
    expect(repeated(Object.values(sections))).toEqual([]);
    expect(repeated(Object.values(axes).map((axis) => axis.name))).toEqual([]);
    expect(repeated(Object.values(axes).map((axis) => axis.short))).toEqual([]);
  });

  test('has each question in exactly one section', () => {
    expect(repeated(idsOf(questionsOf(folder)))).toEqual([]);
  });

  test('has each question on exactly one axis, and nothing else on any axis', () => {
    const onAxes = readInstrument(folder).axes.flatMap((axis) => axis.questions);
    expect([...onAxes].sort()).toEqual(idsOf(questionsOf(folder)).sort());
  });

  test('uses each id of a choice, band, section or axis once', () => {
    const { choices, bands, sections, axes } = readInstrument(folder);
    expect([choices, bands, sections, axes].map((part) => repeated(idsOf(part)))).toEqual([[], [], [], []]);
  });

  test('shows each mark on one choice at most, so that no two look alike', () => {
    expect(repeated(readInstrument(folder).choices.map((choice) => choice.mark))).toEqual([]);
  });

  test('gives points to every choice but 該当しない, and the most to "done" alone', () => {
    const { choices } = readInstrument(folder);
    const withoutPoints = choices.filter((choice) => choice.points === null).map((choice) => choice.mark);
    expect(withoutPoints).toEqual(choices.map((choice) => choice.mark).filter((mark) => mark === 'not-applicable'));
    const best = Math.max(...choices.flatMap((choice) => choice.points ?? []));
    expect(choices.filter((choice) => choice.points === best).map((choice) => choice.mark)).toEqual(['done']);
    expect(best).toBeGreaterThan(0);
  });

  test('points only to controls that exist, to each once per question', () => {
    const known = new Set(idsOf(readControls()));
    for (const question of questionsOf(folder)) {
      const pointed = [...question.primary, ...question.related];
      expect(
        pointed.filter((control) => !known.has(control)),
        question.id,
      ).toEqual([]);
      expect(repeated(pointed), question.id).toEqual([]);
    }
  });

  test('has bands that go down without a repeat, from a total that can be reached to the lowest one', () => {
    const { bands, choices } = readInstrument(folder);
    const points = choices.flatMap((choice) => choice.points ?? []);
    const count = questionsOf(folder).length;
    const edges = bands.map((band) => band.from);
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => b - a));
    if (edges.length === 0) return;
    expect(edges.at(0)).toBeLessThanOrEqual(Math.max(...points) * count);
    expect(edges.at(-1)).toBeLessThanOrEqual(Math.min(...points) * count);
  });

  test('names the source of its yardsticks where it has any', () => {
    const hasYardstick = questionsOf(folder).some((question) => question.yardstick !== undefined);
    for (const language of languages) {
      expect(readInstrumentText(folder, language).yardstickSource !== undefined).toBe(hasYardstick);
    }
  });

  test('explains every question in Japanese in at most 40 characters, and no two alike', () => {
    const explanations = Object.values(readInstrumentText(folder, 'ja').questions).map((question) => question.reason);
    expect(explanations.filter((explanation) => [...explanation].length > 40)).toEqual([]);
    expect(repeated(explanations)).toEqual([]);
  });
});

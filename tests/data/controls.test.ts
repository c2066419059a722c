import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { ControlTexts } from '../../src/catalog/controls';
import type { Control, Theme } from '../../src/domain/control';
import {
  digestOf,
  instrumentFolders,
  languagesIn,
  offeredLanguages,
  pathsOf,
  problemsOf,
  readControls,
  readControlTexts,
  readData,
  readInstrument,
  repeated,
  sentence,
} from './read-data';

const theme = v.picklist(['organizational', 'people', 'physical', 'technological']);

const controlsSchema: v.GenericSchema<unknown, { standard: string; controls: Control[] }> = v.strictObject({
  standard: sentence,
  controls: v.array(
    v.strictObject({
      id: v.string(),
      theme,
      effort: v.picklist(['today', 'this-month', 'half-year']),
      cost: v.picklist(['free', 'low', 'paid']),
      who: v.pipe(v.array(v.picklist(['owner', 'staff', 'vendor'])), v.minLength(1)),
    }),
  ),
});

const textsSchema: v.GenericSchema<unknown, ControlTexts> = v.strictObject({
  themes: v.strictObject({ organizational: sentence, people: sentence, physical: sentence, technological: sentence }),
  csfFunctions: v.record(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)), sentence),
  controls: v.record(v.string(), v.strictObject({ title: sentence })),
});

const languages = languagesIn('controls');

describe('the 93 controls', () => {
  test('have every field they need and no other', () => {
    expect(problemsOf(controlsSchema, readData('controls', 'controls.json'))).toEqual([]);
  });

  test('are 37 organizational, 8 people, 14 physical and 34 technological ones, in the order of the standard', () => {
    const clauses: readonly [Theme, number, number][] = [
      ['organizational', 5, 37],
      ['people', 6, 8],
      ['physical', 7, 14],
      ['technological', 8, 34],
    ];
    const expected = clauses.flatMap(([name, clause, count]) =>
      Array.from({ length: count }, (_, place) => ({ id: `${clause}.${place + 1}`, theme: name })),
    );
    expect(expected).toHaveLength(93);
    expect(readControls().map((control) => ({ id: control.id, theme: control.theme }))).toEqual(expected);
  });

  test('name nobody twice for the same work', () => {
    for (const control of readControls()) expect(repeated(control.who ?? []), control.id).toEqual([]);
  });
});

describe('the texts of the controls', () => {
  test('exist in every language that the app offers', () => {
    expect(languages).toEqual(expect.arrayContaining(['ja', 'en', ...offeredLanguages]));
  });

  test.each(languages)('have every field they need in %s, no other, and none empty', (language) => {
    expect(problemsOf(textsSchema, readControlTexts(language))).toEqual([]);
  });

  test.each(languages)('name exactly the 93 controls in %s', (language) => {
    const ids = readControls().map((control) => control.id);
    expect(Object.keys(readControlTexts(language).controls).sort()).toEqual([...ids].sort());
  });

  test.each(languages)('have the same keys in %s as in Japanese', (language) => {
    expect(pathsOf(readControlTexts(language))).toEqual(pathsOf(readControlTexts('ja')));
  });

  test.each(languages)('have a name in %s for every NIST CSF function that a question names', (language) => {
    const named = instrumentFolders.flatMap((folder) =>
      readInstrument(folder).sections.flatMap((section) => section.questions.flatMap((question) => question.csf ?? [])),
    );
    const functions = new Set(named.map((id) => id.slice(0, 2)));
    expect(Object.keys(readControlTexts(language).csfFunctions)).toEqual(expect.arrayContaining([...functions]));
  });

  test.each(languages)('never give two controls the same title in %s', (language) => {
    expect(repeated(Object.values(readControlTexts(language).controls).map((control) => control.title))).toEqual([]);
  });

  // Compared once, title by title, with those collected from the sources. Change a digest only with those at hand.
  test.each([
    ['ja', 'e7edcb67c316f81f2832a05d65488716da2b4b5d47f3097ac035e58fb4b04ecd'],
    ['en', '117dc0b87172734dba4818f4629ca23a9523d08dec1997400bb5b0333eacbbdb'],
  ])('carry the published titles in %s', (language, digest) => {
    const { controls } = readControlTexts(language);
    expect(digestOf(readControls().map((control) => controls[control.id]?.title ?? ''))).toBe(digest);
  });
});

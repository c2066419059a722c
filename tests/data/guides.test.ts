import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Contacts, Incident, LearnSection, References, Term } from '../../src/catalog/guides';
import type { Ladder } from '../../src/domain/ladder';
import { readGlossary } from './content';
import {
  digestOf,
  instrumentFolders,
  languagesIn,
  offeredLanguages,
  pathsOf,
  problemsOf,
  readData,
  readInstrument,
  repeated,
  sentence,
} from './read-data';

const some = <T>(schema: v.GenericSchema<unknown, T>) => v.pipe(v.array(schema), v.minLength(1));
const address = v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9.-]+\//));

const glossarySchema: v.GenericSchema<unknown, Record<string, Term>> = v.record(
  v.string(),
  v.strictObject({ term: sentence, reading: sentence, also: some(sentence), text: sentence }),
);
const learnSchema: v.GenericSchema<unknown, LearnSection[]> = some(
  v.strictObject({
    id: sentence,
    title: sentence,
    lead: sentence,
    source: sentence,
    instrument: v.exactOptional(sentence),
    items: some(
      v.strictObject({
        title: sentence,
        text: sentence,
        reason: v.exactOptional(sentence),
        next: v.exactOptional(sentence),
      }),
    ),
  }),
);
const list = v.strictObject({ title: sentence, items: some(sentence) });
const incidentSchema: v.GenericSchema<unknown, Incident> = v.strictObject({
  lead: sentence,
  first: list,
  never: list,
  stages: v.strictObject({ title: sentence, source: sentence, items: some(list) }),
  contacts: v.strictObject({
    title: sentence,
    source: sentence,
    check: sentence,
    items: v.record(
      v.string(),
      v.strictObject({
        organization: sentence,
        name: sentence,
        purpose: sentence,
        hours: v.exactOptional(sentence),
        how: v.exactOptional(sentence),
      }),
    ),
  }),
  records: v.strictObject({
    title: sentence,
    source: sentence,
    lead: sentence,
    items: some(v.strictObject({ title: sentence, when: sentence, items: some(sentence) })),
  }),
});
const referencesSchema: v.GenericSchema<unknown, References> = v.strictObject({
  lead: sentence,
  source: sentence,
  groups: some(
    v.strictObject({
      title: sentence,
      items: some(v.strictObject({ title: sentence, publisher: sentence, about: sentence, url: address })),
    }),
  ),
});
const contactsSchema: v.GenericSchema<unknown, Contacts> = v.strictObject({
  fiscalYear: v.pipe(v.number(), v.integer()),
  items: some(
    v.strictObject({
      id: sentence,
      phone: v.exactOptional(v.pipe(v.string(), v.regex(/^[#0-9-]+$/))),
      emails: v.array(v.pipe(v.string(), v.email())),
      url: address,
    }),
  ),
});

const SCHEMAS = {
  glossary: glossarySchema,
  learn: learnSchema,
  incident: incidentSchema,
  references: referencesSchema,
};
const read = (guide: string, language: string) => readData('guides', `${guide}.${language}.json`);
const learnIn = (language: string) => read('learn', language) as readonly LearnSection[];

describe.each(offeredLanguages)('the guides in %s', (language) => {
  test.each(Object.entries(SCHEMAS))('%s has every field it needs and no other', (guide, schema) => {
    expect(problemsOf(schema as v.GenericSchema, read(guide, language))).toEqual([]);
  });

  test.each(['learn', 'incident', 'references'])('%s says as much as the Japanese one', (guide) => {
    expect(pathsOf(read(guide, language))).toEqual(pathsOf(read(guide, 'ja')));
  });

  test('the glossary explains the same terms as the Japanese one, each under one spelling only', () => {
    expect(Object.keys(readGlossary(language))).toEqual(Object.keys(readGlossary('ja')));
    const spellings = Object.values(readGlossary(language)).flatMap(({ also }) => also);
    expect(repeated(spellings.map((spelling) => spelling.normalize('NFKC')))).toEqual([]);
  });

  test('every contact is named', () => {
    const { items } = readData('guides', 'contacts.json') as Contacts;
    expect(Object.keys((read('incident', language) as Incident).contacts.items).sort()).toEqual(
      items.map(({ id }) => id).sort(),
    );
  });

  test('a part with a ladder gives a reason and a next step for every rung', () => {
    const ladders = readData('guides', 'ladders.json') as Record<string, Ladder>;
    for (const { id, items } of learnIn(language)) {
      expect(items.filter(({ reason, next }) => reason && next).length, id).toBe(ladders[id]?.length ?? 0);
    }
    expect(Object.keys(ladders).every((id) => learnIn(language).some((section) => section.id === id))).toBe(true);
  });
});

describe('the glossary', () => {
  test('contains the 21 terms of METI’s glossary', () => {
    const terms = Object.keys(readGlossary('ja'));
    const published = [
      ...['incident', 'audit', 'cyber-attack', 'cybersecurity', 'cybersecurity-risk', 'residual-risk'],
      ...['security-report', 'stakeholder', 'security-policy', 'defence-in-depth', 'business-partner', 'malware'],
      ...['risk', 'risk-treatment', 'risk-evaluation', 'risk-analysis', 'log', 'bcp', 'ciso', 'csirt', 'pdca'],
    ];
    expect(published).toHaveLength(21);
    expect(terms).toEqual(expect.arrayContaining(published));
  });

  test('sorts Japanese by kana', () => {
    const readings = Object.values(readGlossary('ja')).map(({ reading }) => reading);
    expect(readings.filter((reading) => !/^[ぁ-んー]+$/.test(reading))).toEqual([]);
  });
});

describe('the contacts', () => {
  test('have every field they need, a name of their own, and say of which year they are', () => {
    const contacts = readData('guides', 'contacts.json');
    expect(problemsOf(contactsSchema, contacts)).toEqual([]);
    expect((contacts as Contacts).fiscalYear).toBe(2023);
    expect(languagesIn('guides')).toEqual([]);
  });

  // Compared once with the published table (and the police's number, which this app adds). Change only with it at hand.
  test('carry the published numbers and addresses', () => {
    const { items } = readData('guides', 'contacts.json') as Contacts;
    const given = items.flatMap(({ id, phone, emails, url }) => [id, phone ?? '', ...emails, url]).sort();
    expect(digestOf(given)).toBe('54d70256b7035029b5442a947d5d985caba0de70229db301eff06e4e39b4650f');
  });
});

describe('the ladders', () => {
  const ladders = readData('guides', 'ladders.json') as Record<string, Ladder>;

  test('name only questionnaires, questions and marks that exist', () => {
    for (const condition of Object.values(ladders).flatMap((ladder) => ladder.flatMap(({ ways }) => ways.flat()))) {
      expect(instrumentFolders).toContain(condition.instrument);
      const { sections, choices } = readInstrument(condition.instrument);
      const ids = sections.flatMap((section) => section.questions.map(({ id }) => id));
      for (const id of condition.questions ?? []) expect(ids).toContain(id);
      const marks = choices.map(({ mark }) => mark);
      expect(condition.marks.some((mark) => marks.includes(mark))).toBe(true);
      expect(condition.share).toBeGreaterThanOrEqual(0);
      expect(condition.share).toBeLessThanOrEqual(1);
    }
  });

  test('are the four steps and the six levels', () => {
    expect([ladders.steps?.length, ladders.maturity?.length]).toEqual([4, 6]);
  });
});

describe('what is official in まず知る', () => {
  // Compared once, title by title, with the published ones. Change the digest only with those at hand.
  test('keeps its published titles', () => {
    const titles = learnIn('ja').flatMap(({ items }) => items.map(({ title }) => title));
    expect(titles).toHaveLength(44);
    expect(digestOf(titles)).toBe('187b0d4c0469cda8d7ba84b6654854950cc8f1cb45ef9e3df2c925d826a03b46');
  });
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstrumentText } from '../../src/catalog/instruments';
import type { InstrumentFile } from '../../src/domain/instrument';

const folder = join(import.meta.dirname, '../../data/instruments');

/** An instrument with its sentences: what floor and app are both made from. */
export interface Sheet {
  readonly instrument: InstrumentFile;
  readonly text: InstrumentText;
  readonly english: InstrumentText;
}

export function readSheet(id: string): Sheet {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, id, file), 'utf8'));
  return { instrument: read('instrument.json'), text: read('text.ja.json'), english: read('text.en.json') };
}

/** Adds the sheet to a copy of the project, as anybody would add an instrument. */
export function addSheet(copy: string, { instrument, text, english }: Sheet): void {
  const target = join(copy, 'data/instruments', instrument.id);
  mkdirSync(target);
  const write = (file: string, content: unknown) => writeFileSync(join(target, file), JSON.stringify(content));
  write('instrument.json', instrument);
  write('text.ja.json', text);
  write('text.en.json', english);
}

/** A sheet of `count` questions with the sections, axes and controls of `model` in the same proportions. */
export function growSheet(model: Sheet, count: number): Sheet {
  const known = model.instrument.sections.flatMap(({ questions }) => questions);
  const ids = Array.from({ length: count }, (_, place) => `q${String(place + 1).padStart(4, '0')}`);
  const modelOf = (place: number) => known[place % known.length];
  const grown = (id: string | undefined) => ids.filter((_, place) => modelOf(place)?.id === id);
  return {
    instrument: {
      ...model.instrument,
      id: `generated-${count}`,
      order: 0,
      sections: model.instrument.sections.map((section) => ({
        ...section,
        questions: section.questions.flatMap((question) => grown(question.id).map((id) => ({ ...question, id }))),
      })),
      axes: model.instrument.axes.map((axis) => ({ ...axis, questions: axis.questions.flatMap(grown) })),
    },
    text: growText(model.text, ids),
    english: growText(model.english, ids),
  };
}

/** How many characters are taken over at a time: few enough that 2,500 questions do not compress far better than real ones. */
const SNIPPET = 3;

/** Sentences as long as the real ones, put together from their snippets, always the same. */
function growText(model: InstrumentText, ids: readonly string[]): InstrumentText {
  const known = Object.values(model.questions);
  const pool = known.map(({ text, reason }) => text + reason).join('');
  const random = createRandom();
  const mix = ({ length }: string) =>
    Array.from({ length: Math.ceil(length / SNIPPET) }, () => {
      const start = Math.floor(random() * (pool.length - SNIPPET));
      return pool.slice(start, start + SNIPPET);
    })
      .join('')
      .slice(0, length);
  const questions = ids.map((id, place) => {
    const { text = '', reason = '', ...rest } = known[place % known.length] ?? {};
    return [id, { ...rest, text: mix(text), reason: mix(reason) }];
  });
  return { ...model, questions: Object.fromEntries(questions) };
}

/** mulberry32: every bench measures the same sentences. */
function createRandom(): () => number {
  let state = 25;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

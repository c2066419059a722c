import fc from 'fast-check';
import { type Answer, type Assessment, startAssessment } from '../../../src/domain/assessment';
import { inGroups } from '../../../src/domain/code';
import { type HandIn, packHandIn } from '../../../src/domain/hand-in';
import { type Instrument, prepareInstrument } from '../../../src/domain/instrument';
import { instrumentFolders, readInstrument } from '../../data/read-data';
import { finishedSheets, type Sheet } from './generators';

/** Every instrument that stands in data/. */
export const allInstruments: readonly Instrument[] = instrumentFolders.map((folder) =>
  prepareInstrument(readInstrument(folder)),
);

/** What a code is made of. */
export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What a QR code holds in its alphanumeric mode, which is the smallest. */
export const QR_ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export const roomTags = fc.string({ unit: fc.constantFrom(...SYMBOLS), minLength: 4, maxLength: 4 });

export function answersOf({ questions }: Instrument, sheet: Sheet): ReadonlyMap<string, Answer> {
  return new Map(questions.map(({ id }, place) => [id, { choiceId: sheet[place] ?? null, note: '' }]));
}

export function assessmentOf(instrument: Instrument, id: string, sheet: Sheet): Assessment {
  return { ...startAssessment(id, instrument.id, '', 0), answers: answersOf(instrument, sheet) };
}

/** '' where there is no code. */
export function pack(instrument: Instrument, sheet: Sheet, roomTag: string, id = 'sheet'): string {
  return packHandIn(instrument, assessmentOf(instrument, id, sheet), roomTag) ?? '';
}

/** The sheet of each firm, numbered from 0 as its nonce. */
export function handInsOf(instrument: Instrument, sheets: readonly Sheet[]): readonly HandIn[] {
  return sheets.map((sheet, nonce) => ({ nonce, answers: answersOf(instrument, sheet) }));
}

export function manySheets(instrument: Instrument, maxLength: number): fc.Arbitrary<Sheet[]> {
  return fc.array(finishedSheets(instrument), { maxLength, size: 'max' });
}

/** How people write a code down; in the last two with letters that look like its digits. */
export const WAYS: readonly ((code: string) => string)[] = [
  (code) => code.toLowerCase(),
  (code) => code.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  inGroups,
  (code) => ` ${code.replace(/.{4}/g, '$&-')}　`,
  (code) => code.replaceAll('0', 'O').replaceAll('1', 'I'),
  (code) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
];

/** Two different letters look like a digit; every other character means itself. */
function meant(character: string): string {
  return { O: '0', I: '1', L: '1' }[character] ?? character;
}

/** Every code with one character changed to another of QR's that does not mean the same. */
export function changesOf(code: string): readonly string[] {
  return Array.from(code, (character, place) =>
    Array.from(QR_ALPHANUMERIC)
      .filter((other) => meant(other) !== meant(character))
      .map((other) => code.slice(0, place) + other + code.slice(place + 1)),
  ).flat();
}

/** Every code with two different characters in each other's place, near or far. */
export function swapsOf(code: string): readonly string[] {
  return Array.from(code, (a, first) =>
    Array.from(code).flatMap((b, second) =>
      second > first && a !== b ? Array.from(code).with(first, b).with(second, a).join('') : [],
    ),
  ).flat();
}

/** Numbers from 0 up to, but never, 1: always the same for one seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

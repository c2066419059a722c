import { type Answer, type Assessment, findChosen } from './assessment';
import { CHECK_LENGTH, checkOf, fromSymbols, hash, isSymbols, symbolsFor, tidyCode, toSymbols } from './code';
import type { Instrument } from './instrument';

/*
 * 提出: what a phone hands to the host of a room. Its code holds, in this order: `SK`, the version, a tag of the
 * instrument, the tag of the room, a nonce, the answers and a checksum. No name, no note, no time.
 */

/** One sheet without a name: the chosen answer of every question. */
export interface HandIn {
  /** The same for every code of one sheet in one room: 0 to 2^30 − 1. It says nothing else. */
  readonly nonce: number;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Why a code is not counted; each has a sentence in the language files. The last two come from the room's own count. */
export type Refusal =
  | 'foreign'
  | 'damaged'
  | 'newer-version'
  | 'other-instrument'
  | 'other-room'
  | 'duplicate'
  | 'full';

/** What became of a code. */
export type Taken = 'taken' | Refusal;

/** Longest code, in characters: larger QR codes are read less surely. */
export const CODE_LIMIT = 60;
const PREFIX = 'SK';
const VERSION = '1';
const INSTRUMENT_LENGTH = 3;
export const ROOM_TAG_LENGTH = 4;
const NONCE_LENGTH = 6;
/** So many nonces there are. */
export const NONCES = 32 ** NONCE_LENGTH;
const HEAD_LENGTH = VERSION.length + INSTRUMENT_LENGTH + ROOM_TAG_LENGTH + NONCE_LENGTH;

/** 15 bits that stand for the instrument in a code; a test of data/ sees to it that no two have the same. */
export function instrumentTag(instrumentId: string): string {
  return toSymbols(hash(instrumentId) & 0x7fff, INSTRUMENT_LENGTH);
}

/** Every way of answering, counted: the answers are one number below it. */
function sheetsOf({ choices, questions }: Instrument): bigint {
  return BigInt(choices.length) ** BigInt(questions.length);
}

/** The code of a finished sheet for the room with this tag; undefined while a question is open. */
export function packHandIn(instrument: Instrument, assessment: Assessment, roomTag: string): string | undefined {
  const base = BigInt(instrument.choices.length);
  let answers = 0n;
  for (const { id } of instrument.questions) {
    const chosen = findChosen(instrument, assessment, id);
    if (!chosen) return undefined;
    answers = answers * base + BigInt(instrument.choices.indexOf(chosen));
  }
  const nonce = hash(`${assessment.id} ${roomTag}`) % NONCES;
  const packed = toSymbols(answers, symbolsFor(sheetsOf(instrument)));
  const code = `${VERSION}${instrumentTag(instrument.id)}${roomTag}${toSymbols(nonce, NONCE_LENGTH)}${packed}`;
  return `${PREFIX}${code}${checkOf(code)}`;
}

/** Reads a code as it was scanned or typed. Whatever it is, the answer is a hand-in or a named reason. */
export function readHandIn(instrument: Instrument, roomTag: string, text: string): HandIn | Refusal {
  const tidy = tidyCode(text);
  const body = tidy.slice(PREFIX.length);
  if (tidy.length > CODE_LIMIT || !tidy.startsWith(PREFIX) || !isSymbols(body)) return 'foreign';
  const code = body.slice(0, -CHECK_LENGTH);
  if (code.length < HEAD_LENGTH || body.slice(-CHECK_LENGTH) !== checkOf(code)) return 'damaged';
  if (!code.startsWith(VERSION)) return 'newer-version';
  let end: number = VERSION.length;
  const take = (length: number) => {
    end += length;
    return code.slice(end - length, end);
  };
  if (take(INSTRUMENT_LENGTH) !== instrumentTag(instrument.id)) return 'other-instrument';
  if (take(ROOM_TAG_LENGTH) !== roomTag) return 'other-room';
  const nonce = Number(fromSymbols(take(NONCE_LENGTH)));
  const packed = code.slice(end);
  const sheets = sheetsOf(instrument);
  const answers = fromSymbols(packed);
  if (packed.length !== symbolsFor(sheets) || answers >= sheets) return 'damaged';
  return { nonce, answers: unpack(instrument, answers) };
}

function unpack({ choices, questions }: Instrument, answers: bigint): HandIn['answers'] {
  const base = BigInt(choices.length);
  let rest = answers;
  // The last question stands in the lowest places of the number.
  const unpacked = [...questions].reverse().map(({ id }): [string, Answer] => {
    const choiceId = choices[Number(rest % base)]?.id ?? null;
    rest /= base;
    return [id, { choiceId, note: '' }];
  });
  return new Map(unpacked.reverse());
}

/** Longest end of a line that is looked at: a code with a space after each symbol, and room to spare. In UTF-16 units. */
const LINE_LIMIT = 200;

/** The end of every line that may be a code: a pasted chat says who wrote before it, and when. */
export function findCodes(text: string): readonly string[] {
  return text.split(/[\r\n]+/).flatMap((line) => {
    // Looking for a code takes the square of a line's length: of a hostile megabyte, minutes.
    const tidy = line.normalize('NFKC').trim().slice(-LINE_LIMIT);
    if (tidy === '') return [];
    return /\bS\s*K\s*1[\w\s-]*$/i.exec(tidy)?.[0] ?? tidy;
  });
}

const JOIN_LENGTH = INSTRUMENT_LENGTH + ROOM_TAG_LENGTH;
/** In so short a code they notice every wrong symbol and every swap. */
const JOIN_CHECK_LENGTH = 2;

/** What leads a phone into a room, short enough to be typed: which instrument, which room, two symbols of checksum. */
export function joinCode(instrumentId: string, roomTag: string): string {
  const code = instrumentTag(instrumentId) + roomTag;
  return code + checkOf(code, JOIN_CHECK_LENGTH);
}

/** Undefined when it is mistyped, or when none of these instruments is meant. */
export function readJoinCode(
  typed: string,
  instrumentIds: readonly string[],
): { readonly instrumentId: string; readonly roomTag: string } | undefined {
  const tidy = tidyCode(typed);
  const code = tidy.slice(0, JOIN_LENGTH);
  if (tidy.length !== JOIN_LENGTH + JOIN_CHECK_LENGTH || !isSymbols(tidy)) return undefined;
  if (tidy.slice(JOIN_LENGTH) !== checkOf(code, JOIN_CHECK_LENGTH)) return undefined;
  const instrumentId = instrumentIds.find((id) => code.startsWith(instrumentTag(id)));
  return instrumentId === undefined ? undefined : { instrumentId, roomTag: code.slice(INSTRUMENT_LENGTH) };
}

import { findChosen } from './assessment';
import type { HandIn } from './hand-in';
import type { Instrument } from './instrument';
import { scoreAssessment, type Tally, tallyAxes } from './scoring';

/*
 * 会場: many hand-ins as sums. One rule keeps each firm unseen: a hand-in enters the sums only together with others, the
 * first time with at least four, later with at least two. Whoever compares the sums before and after sees no single one.
 */

/** How often each value was counted. */
export type Counts<Value> = ReadonlyMap<Value, number>;

export interface Sums {
  readonly count: number;
  /** Points where they are published, else percent of what applies; a sheet to which nothing applies has none. */
  readonly scores: Counts<number>;
  /** By axis: percent of what applies, 0–100. */
  readonly axes: ReadonlyMap<string, Counts<number>>;
  /** By question: by choice. */
  readonly answers: ReadonlyMap<string, Counts<string>>;
}

export interface Room {
  readonly id: string;
  /** What its codes carry, so that no other room takes them. */
  readonly tag: string;
  readonly instrumentId: string;
  readonly name: string;
  /** Milliseconds since 1970, as the other two. */
  readonly createdAt: number;
  /** Until the host reveals, nobody sees more than a count. */
  readonly revealedAt: number | null;
  readonly closedAt: number | null;
  readonly sums: Sums;
  /** Of the hand-ins in the sums, to know a second one of the same sheet; gone once the room is closed. */
  readonly nonces: ReadonlySet<number>;
}

/** A room with the hand-ins that are not summed yet. These are never stored. */
export interface Collection {
  readonly room: Room;
  readonly waiting: readonly HandIn[];
}

/** So many hand-ins a room has before anything of it can be seen. */
export const FEWEST = 5;
/** And by so many at least the picture grows each time. */
export const STEP = 3;
/**
 * So many hand-ins a room takes, fifty times a large one: a flood of made-up ones ends here, and a page that counts
 * them does not stand still.
 */
export const ROOM_LIMIT = 5000;
/** Longest name of a room, in UTF-16 units: with it, the address still fits a QR code that a phone reads from afar. */
export const ROOM_NAME_LIMIT = 20;

export const NO_SUMS: Sums = { count: 0, scores: new Map(), axes: new Map(), answers: new Map() };

/** Half a character, what breaks a line, and what turns the direction of the sentence around the name. */
const NOT_IN_NAMES = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}]+/gu;

/** The name of a room as somebody typed it, here or into a link: in one line, and short enough. */
export function tidyName(typed: string): string {
  const tidy = typed.normalize('NFC').replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim();
  return tidy
    .slice(0, ROOM_NAME_LIMIT)
    .replace(/\p{Surrogate}$/u, '')
    .trimEnd();
}

export function openRoom(id: string, tag: string, instrumentId: string, name: string, now: number): Room {
  const times = { createdAt: now, revealedAt: null, closedAt: null };
  return { id, tag, instrumentId, name, ...times, sums: NO_SUMS, nonces: new Set() };
}

/** What has been handed in, summed or not. */
export function countOf({ room, waiting }: Collection): number {
  return room.sums.count + waiting.length;
}

/** The only way to the numbers of a room: undefined before it is revealed, and with fewer than five hand-ins. */
export function visibleSums({ revealedAt, sums }: Room): Sums | undefined {
  return revealedAt !== null && sums.count >= FEWEST ? sums : undefined;
}

/** Why a hand-in is not counted, although its code was read; undefined: it is. */
export function refusalOf(collection: Collection, handIn: HandIn): 'duplicate' | 'full' | undefined {
  const { room, waiting } = collection;
  if (room.nonces.has(handIn.nonce) || waiting.some(({ nonce }) => nonce === handIn.nonce)) return 'duplicate';
  return countOf(collection) >= ROOM_LIMIT ? 'full' : undefined;
}

/** The same collection when the hand-in is refused, or when the room is closed. */
export function takeHandIn(instrument: Instrument, collection: Collection, handIn: HandIn): Collection {
  const { room, waiting } = collection;
  if (room.closedAt !== null || refusalOf(collection, handIn)) return collection;
  return sumUp(instrument, { room, waiting: [...waiting, handIn] });
}

export function canReveal(collection: Collection): boolean {
  return collection.room.revealedAt === null && countOf(collection) >= FEWEST;
}

/** From now on the sums can be seen, if there are enough of them; else the same collection. */
export function revealRoom(instrument: Instrument, collection: Collection, now: number): Collection {
  if (!canReveal(collection)) return collection;
  return sumUp(instrument, { ...collection, room: { ...collection.room, revealedAt: now } });
}

/** How many hand-ins would be dropped if the room were closed now: those that would stand out in the sums. */
export function droppedByClosing(instrument: Instrument, collection: Collection): number {
  return revealRoom(instrument, collection, 0).waiting.length;
}

/** Only sums are left, and can be seen. Hand-ins that would stand out in them, four at most, are dropped. */
export function closeRoom(instrument: Instrument, collection: Collection, now: number): Room {
  const { room } = revealRoom(instrument, collection, now);
  return { ...room, closedAt: room.closedAt ?? now, nonces: new Set() };
}

function sumUp(instrument: Instrument, collection: Collection): Collection {
  const { room, waiting } = collection;
  const fewest = room.sums.count === 0 ? FEWEST : STEP;
  // Until then as many stay back as make a group of their own: at the reveal nobody is left out.
  const heldBack = room.revealedAt === null ? STEP : 0;
  if (waiting.length < fewest + heldBack) return collection;
  const group = heldBack > 0 ? waiting.slice(0, fewest) : waiting;
  const sums = addHandIns(instrument, room.sums, group);
  const nonces = new Set([...room.nonces, ...group.map(({ nonce }) => nonce)]);
  return { room: { ...room, sums, nonces }, waiting: waiting.slice(group.length) };
}

/** The sums with some hand-ins more. */
export function addHandIns(instrument: Instrument, sums: Sums, handIns: readonly HandIn[]): Sums {
  const scores = new Map(sums.scores);
  const axes = new Map(instrument.axes.map(({ id }) => [id, new Map(sums.axes.get(id))]));
  const answers = new Map(instrument.questions.map(({ id }) => [id, new Map(sums.answers.get(id))]));
  for (const handIn of handIns) {
    const score = scoreAssessment(instrument, handIn);
    if (score) count(scores, instrument.scoring === 'sum' ? score.points : percentOf(score));
    for (const axis of tallyAxes(instrument, handIn)) count(axes.get(axis.id), percentOf(axis));
    for (const { id } of instrument.questions) count(answers.get(id), findChosen(instrument, handIn, id)?.id);
  }
  const total = sums.count + handIns.length;
  return { count: total, scores: sorted(scores), axes: eachSorted(axes), answers: eachSorted(answers) };
}

/** A share × 100 would fall short of some halves: 23 of 40 is 57.5, which rounds up. */
function percentOf({ points, max, share }: Tally): number | undefined {
  return share === null ? undefined : Math.round(Math.max(0, 100 * points) / max);
}

/** By value. In the order of arrival, the first entries of all counts together would be the sheet of the first firm. */
function sorted<Value extends number | string>(counts: Counts<Value>): Counts<Value> {
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function eachSorted<Value extends number | string>(
  groups: ReadonlyMap<string, Counts<Value>>,
): ReadonlyMap<string, Counts<Value>> {
  return new Map([...groups].map(([id, counts]) => [id, sorted(counts)]));
}

/** What has no value is counted nowhere. */
function count<Value>(counts: Map<Value, number> | undefined, value: Value | undefined): void {
  if (value !== undefined) counts?.set(value, (counts.get(value) ?? 0) + 1);
}

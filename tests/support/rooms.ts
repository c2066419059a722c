import { packHandIn, readHandIn } from '../../src/domain/hand-in';
import { type Instrument, prepareInstrument } from '../../src/domain/instrument';
import { makeUpSheet } from '../../src/domain/practice';
import { addHandIns, NO_SUMS, openRoom, type Room } from '../../src/domain/room';
import { toRoomRecord } from '../../src/storage/rooms';
import { readInstrument } from '../data/read-data';
import { randomFrom } from './torture';

/** Codes as the phones of so many made-up firms show them. */
export function handInCodes(instrumentId: string, roomTag: string, count: number, seed = 1): readonly string[] {
  const instrument = prepareInstrument(readInstrument(instrumentId));
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, nth) => {
    const sheet = makeUpSheet(instrument, `phone ${seed} ${nth}`, random);
    return packHandIn(instrument, sheet, roomTag) ?? '';
  });
}

interface Kept {
  readonly id: string;
  readonly instrument: string;
  readonly name: string;
  /** Hand-ins in its sums; the room is revealed and closed then. */
  readonly count: number;
}

/** One that collects, two that can be laid over each other, one of another sheet. */
export const ROOMS = {
  open: { id: 'room-open', instrument: 'ipa-self-check-v3.1', name: 'Chamber, November', count: 0 },
  before: { id: 'room-before', instrument: 'ipa-self-check-v3.1', name: 'Before the talk', count: 41 },
  after: { id: 'room-after', instrument: 'ipa-self-check-v3.1', name: 'After the talk', count: 32 },
  meti: { id: 'room-meti', instrument: 'meti-checksheet-v2.0', name: '', count: 17 },
} as const satisfies Record<string, Kept>;

/** What the codes of all of them carry. */
export const ROOM_TAG = 'ABCD';

export function roomRecords(rooms: readonly Kept[] = Object.values(ROOMS)): readonly ReturnType<typeof toRoomRecord>[] {
  return rooms.map(({ id, instrument, name, count }, place) => {
    const room = openRoom(id, ROOM_TAG, instrument, name, Date.UTC(2026, 10, 1) + place * 86_400_000);
    return toRoomRecord(count === 0 ? room : closed(room, prepareInstrument(readInstrument(instrument)), count));
  });
}

function closed(room: Room, instrument: Instrument, count: number): Room {
  const handIns = handInCodes(instrument.id, ROOM_TAG, count, count).flatMap((code) => {
    const read = readHandIn(instrument, ROOM_TAG, code);
    return typeof read === 'string' ? [] : read;
  });
  const times = { revealedAt: room.createdAt + 1, closedAt: room.createdAt + 2 };
  return { ...room, ...times, sums: addHandIns(instrument, NO_SUMS, handIns) };
}

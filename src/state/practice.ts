import { packHandIn } from '../domain/hand-in';
import type { Instrument } from '../domain/instrument';
import { makeUpSheet } from '../domain/practice';
import { rooms } from './rooms';

/** Made-up hand-ins for a room, by the way that real ones take. */
export function practise(instrument: Instrument, roomId: string, count: number): void {
  const tag = rooms.find(roomId)?.room.tag ?? '';
  for (let nth = 0; nth < count; nth++) {
    const sheet = makeUpSheet(instrument, crypto.randomUUID(), Math.random);
    rooms.take(instrument, roomId, packHandIn(instrument, sheet, tag) ?? '');
  }
}

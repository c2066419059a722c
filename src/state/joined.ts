import { signal } from '@preact/signals';
import { type JoinedRoom, readJoinedRoom, writeJoinedRoom } from '../storage/joined';

/** A seminar is over by the next day. Milliseconds. */
const JOINED_FOR = 24 * 3_600_000;

const current = signal(readJoinedRoom());

/** The room that this phone takes part in. */
export const joined = {
  /** Undefined where the phone has joined none today. `now`: milliseconds since 1970. */
  find(instrumentId: string, now: number): JoinedRoom | undefined {
    const room = current.value;
    return room?.instrumentId === instrumentId && now - room.joinedAt < JOINED_FOR ? room : undefined;
  },

  join(room: JoinedRoom): void {
    current.value = room;
    writeJoinedRoom(room);
  },
};

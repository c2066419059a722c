import { signal } from '@preact/signals';
import { whenErased } from '../storage/erase';
import { type JoinedRoom, readJoinedRoom, writeJoinedRoom } from '../storage/joined';

/** A seminar is over by the next day. Milliseconds. */
const JOINED_FOR = 24 * 3_600_000;

const current = signal(readJoinedRoom());
whenErased(() => {
  current.value = undefined;
});

/** The room that this phone takes part in. */
export const joinedRoom = {
  /** Undefined where the phone has joined none today. `now`: milliseconds since 1970. */
  find(instrumentId: string, now: number): JoinedRoom | undefined {
    const room = current.value;
    // A clock that was set back or forth meanwhile, as phones do when they find the time, loses no room.
    const isToday = room && Math.abs(now - room.joinedAt) < JOINED_FOR;
    return isToday && room.instrumentId === instrumentId ? room : undefined;
  },

  join(room: JoinedRoom): void {
    current.value = room;
    writeJoinedRoom(room);
  },
};

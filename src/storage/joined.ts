import * as v from 'valibot';
import { ROOM_NAME_LIMIT } from '../domain/room';
import { readLocal, writeLocal } from './local';

const KEY = 'security-kenshin-room';

const schema = v.object({
  instrumentId: v.string(),
  roomTag: v.string(),
  name: v.pipe(v.string(), v.maxLength(ROOM_NAME_LIMIT)),
  /** Milliseconds since 1970. */
  joinedAt: v.number(),
});

/** The room that this phone takes part in. */
export type JoinedRoom = Readonly<v.InferOutput<typeof schema>>;

export function readJoinedRoom(): JoinedRoom | undefined {
  return readLocal(KEY, schema);
}

/** Where it is not kept, the phone is in the room until the page is closed. */
export function writeJoinedRoom(room: JoinedRoom): void {
  writeLocal(KEY, room);
}

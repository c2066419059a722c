import { HandInPage } from './pages/hand-in';
import { JoinPage } from './pages/join';
import { RoomPage } from './pages/room';
import { RoomsPage } from './pages/rooms';

/** 会場モード, for hosts and for those who take part. */
export const pages = { rooms: RoomsPage, room: RoomPage, join: JoinPage, handIn: HandInPage };

import { computed, effect, signal } from '@preact/signals';
import { toSymbols } from '../domain/code';
import { ROOM_TAG_LENGTH, readHandIn, type Taken } from '../domain/hand-in';
import type { Instrument } from '../domain/instrument';
import {
  type Collection,
  closeRoom,
  openRoom,
  type Room,
  refusalOf,
  revealRoom,
  takeHandIn,
  tidyName,
} from '../domain/room';
import { StorageError, type StorageTrouble } from '../storage/database';
import { whenErased } from '../storage/erase';
import { loadRoom, loadRooms, removeRoom, saveRoom } from '../storage/rooms';
import { listenToOtherTabs, tellOtherTabs } from '../storage/tabs';
import { newId } from './new-id';
import { takeTurns } from './turns';

/** A room as this device has it. */
export interface HostedRoom extends Collection {
  /** With made-up numbers, to rehearse: never stored. */
  readonly isPractice: boolean;
  /** It comes from the store: what waited for company before, in a page that is closed now, is lost. */
  readonly isReopened: boolean;
  /** What became of the codes since it was opened here. */
  readonly outcomes: ReadonlyMap<Taken, number>;
}

const byId = signal<ReadonlyMap<string, HostedRoom>>(new Map());
const reading = signal<'loading' | 'done' | StorageTrouble>('loading');
const trouble = signal<StorageTrouble | undefined>(undefined);
const damagedRecords = signal(0);
/** Collected in this tab: others only look, or one would overwrite what the other has counted. */
const mine = signal<ReadonlySet<string>>(new Set());

/** Newest first. */
const all = computed(() => [...byId.value.values()].sort((a, b) => b.room.createdAt - a.room.createdAt));

function put(hosted: HostedRoom): void {
  byId.value = new Map(byId.value).set(hosted.room.id, hosted);
}

function drop(id: string): void {
  const rest = new Map(byId.value);
  rest.delete(id);
  byId.value = rest;
}

function stored(room: Room): HostedRoom {
  return { room, waiting: [], isPractice: false, isReopened: true, outcomes: new Map() };
}

async function load(): Promise<void> {
  if (reading.value === 'done') return;
  try {
    const { rooms: kept, damaged } = await loadRooms();
    byId.value = new Map([...kept.map((room) => [room.id, stored(room)] as const), ...byId.value]);
    damagedRecords.value = damaged;
    reading.value = 'done';
  } catch (error) {
    reading.value = troubleOf(error);
  }
}

/** Nothing is written over what came later. */
const inTurn = takeTurns();
/** Rooms whose next write has not begun yet: it will take along whatever is summed until then. */
const due = new Set<string>();

/** Stores the sums of a room. What waits for company is in no store. */
function keep({ room: { id }, isPractice }: HostedRoom): void {
  if (isPractice || due.has(id)) return;
  due.add(id);
  void inTurn(async () => {
    due.delete(id);
    const room = byId.value.get(id)?.room;
    if (!room) return;
    try {
      await saveRoom(room);
      trouble.value = undefined;
      tellOtherTabs({ kind: 'room', roomId: id });
    } catch (error) {
      // The next change, or the button beside the sentence, tries again.
      trouble.value = troubleOf(error);
    }
  });
}

function troubleOf(error: unknown): StorageTrouble {
  if (error instanceof StorageError) return error.trouble;
  throw error;
}

function change(id: string, work: (before: HostedRoom) => Partial<HostedRoom>): void {
  const before = byId.value.get(id);
  if (!before) return;
  const after = { ...before, ...work(before) };
  put(after);
  if (after.room !== before.room) keep(after);
}

/** Every room that this device hosts or has hosted. The only place that changes one. */
export const rooms = {
  all: all as { readonly value: readonly HostedRoom[] },
  reading: reading as { readonly value: 'loading' | 'done' | StorageTrouble },
  /** Why the last change was not stored; undefined again after the next success. */
  trouble: trouble as { readonly value: StorageTrouble | undefined },
  damagedRecords: damagedRecords as { readonly value: number },
  load,

  find(id: string): HostedRoom | undefined {
    return byId.value.get(id);
  },

  /** True while this tab, and no other, may take hand-ins. */
  isMine: (id: string): boolean => mine.value.has(id),

  /** Opens a room, stored unless it is for practice. */
  open(instrumentId: string, name: string, isPractice: boolean): Room {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const tag = toSymbols(random % 32 ** ROOM_TAG_LENGTH, ROOM_TAG_LENGTH);
    const room = openRoom(newId(), tag, instrumentId, tidyName(name), Date.now());
    const opened = { ...stored(room), isPractice, isReopened: false };
    put(opened);
    keep(opened);
    return room;
  },

  /** Holds the room for this tab until the returned function is called. */
  hold(id: string): () => void {
    const done = new AbortController();
    const held = async () => {
      await catchUp(id);
      // Left again meanwhile: nobody would ever let go of it.
      if (done.signal.aborted) return;
      mine.value = new Set([...mine.value, id]);
      await new Promise((resolve) => done.signal.addEventListener('abort', resolve));
      mine.value = new Set([...mine.value].filter((other) => other !== id));
    };
    // Without the means to ask other tabs, a person is believed to have one.
    if (navigator.locks) navigator.locks.request(`room ${id}`, { signal: done.signal }, held).catch(() => undefined);
    else void held();
    return () => done.abort();
  },

  /** Takes a code as it was scanned or typed, and says what became of it; undefined: the room is closed. */
  take(instrument: Instrument, id: string, code: string): Taken | undefined {
    if (byId.value.get(id)?.room.closedAt !== null) return undefined;
    let taken: Taken | undefined;
    change(id, (before) => {
      const read = readHandIn(instrument, before.room.tag, code);
      const { room, waiting } = typeof read === 'string' ? before : takeHandIn(instrument, before, read);
      taken = typeof read === 'string' ? read : (refusalOf(before, read) ?? 'taken');
      const outcomes = new Map(before.outcomes).set(taken, (before.outcomes.get(taken) ?? 0) + 1);
      return { room, waiting, outcomes };
    });
    return taken;
  },

  reveal(instrument: Instrument, id: string): void {
    change(id, (before) => revealRoom(instrument, before, Date.now()));
  },

  /** From then on the device knows only sums. */
  close(instrument: Instrument, id: string): void {
    change(id, (before) => ({ room: closeRoom(instrument, before, Date.now()), waiting: [] }));
  },

  /** False when the device could not remove it: then it is still there. */
  async remove(id: string): Promise<boolean> {
    try {
      await inTurn(async () => {
        if (!byId.value.get(id)?.isPractice) await removeRoom(id);
        drop(id);
      });
    } catch (error) {
      trouble.value = troubleOf(error);
      return false;
    }
    tellOtherTabs({ kind: 'room', roomId: id });
    return true;
  },

  /** Tries again to store the room as it is now. */
  saveAgain(id: string): void {
    change(id, (before) => ({ room: { ...before.room } }));
  },

  /** Shows these as they are stored now. */
  async refresh(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map(takeOver));
  },
};

/** Before this tab begins to count: another one may have counted until now. */
async function catchUp(id: string): Promise<void> {
  const room = await inTurn(() => loadRoom(id)).catch(() => undefined);
  const before = byId.value.get(id);
  // What could not be stored here is newer than what is stored.
  if (room && before && room.sums.count >= before.room.sums.count) show(room);
}

/** Puts a room on the screen as it is stored. What another tab has summed waits no more, and nothing does once it is closed. */
function show(room: Room): void {
  const before = byId.value.get(room.id) ?? stored(room);
  const waiting = before.waiting.filter(({ nonce }) => room.closedAt === null && !room.nonces.has(nonce));
  put({ ...before, room, waiting });
}

/** Shows what another tab has just stored, unless it is this tab that counts; what was removed there is gone here, too. */
async function takeOver(id: string): Promise<void> {
  if (reading.value !== 'done') return;
  try {
    const room = await loadRoom(id);
    if (!room) drop(id);
    else if (!mine.value.has(id)) show(room);
  } catch (error) {
    trouble.value = troubleOf(error);
  }
}

listenToOtherTabs((message) => {
  if (message.kind === 'room') void takeOver(message.roomId);
});

whenErased(() => {
  byId.value = new Map();
  damagedRecords.value = 0;
});

/** The browser asks before it closes a page in which something is that no store has. */
const askFirst = (event: Event) => event.preventDefault();
effect(() => {
  const isUnstored = all.value.some(({ isPractice, waiting }) => !isPractice && waiting.length > 0);
  if (isUnstored || trouble.value) addEventListener('beforeunload', askFirst);
  else removeEventListener('beforeunload', askFirst);
});

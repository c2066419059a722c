import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { DATABASE_VERSION, MIGRATIONS, type Upgrade } from './migrations';
import type { AnswerRecord, AssessmentRecord } from './records';
import type { RoomRecord } from './rooms';

export const DATABASE_NAME = 'security-kenshin';
/** After this, an open that never answers is treated as a failure. Milliseconds. */
const OPEN_LIMIT = 8000;

export interface Schema extends DBSchema {
  assessments: { key: string; value: AssessmentRecord };
  answers: { key: [string, string]; value: AnswerRecord };
  rooms: { key: string; value: RoomRecord };
}

/** Why the device could not do what was asked; each has a sentence in the language files. */
export type StorageTrouble = 'unavailable' | 'no-answer' | 'newer-version' | 'replaced' | 'quota' | 'failed';

export class StorageError extends Error {
  readonly trouble: StorageTrouble;

  constructor(trouble: StorageTrouble, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

type Connection = IDBPDatabase<Schema>;
let opening: Promise<Connection> | undefined;
/** Set once a newer version of the app has taken the database over: this page must not write any more. */
let replaced = false;

/** Set when the browser says that it has thrown away what was stored. */
let lost = false;
export const wasDatabaseLost = (): boolean => lost;

async function connect(): Promise<Connection> {
  if (!globalThis.indexedDB) throw new StorageError('unavailable');
  if (replaced) throw new StorageError('replaced');
  let abandoned = false;
  const opened = openDB<Schema>(DATABASE_NAME, DATABASE_VERSION, {
    async upgrade(database, oldVersion, _newVersion, transaction, event) {
      // Only Chromium says so: the files were damaged, and the browser has begun an empty database in their place.
      lost ||= 'dataLoss' in event && event.dataLoss === 'total';
      for (const migrate of MIGRATIONS.slice(oldVersion)) {
        await migrate(database as unknown as IDBPDatabase, transaction as unknown as Upgrade);
      }
    },
    blocking(_current, wanted, event) {
      // Another tab upgrades or erases the database: holding on would block it for good.
      (event.target as IDBDatabase).close();
      opening = undefined;
      replaced = wanted !== null;
    },
    terminated() {
      opening = undefined;
    },
  });
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => {
      abandoned = true;
      reject(new StorageError('no-answer'));
    }, OPEN_LIMIT);
  });
  opened.then((database) => abandoned && database.close()).catch(() => undefined);
  return Promise.race([opened, tooLong]);
}

/**
 * Runs one piece of work on the database, once more on a fresh connection when the old one turns out to be dead.
 * Rejects with a StorageError only.
 */
export async function withDatabase<Result>(work: (database: Connection) => Promise<Result>): Promise<Result> {
  try {
    return await work(await connected());
  } catch (error) {
    if (!isDeadConnection(error)) throw toStorageError(error);
    opening = undefined;
  }
  try {
    return await work(await connected());
  } catch (error) {
    throw toStorageError(error);
  }
}

async function connected(): Promise<Connection> {
  opening ??= connect();
  try {
    return await opening;
  } catch (error) {
    // The next save tries again: trouble of the device may pass.
    opening = undefined;
    throw toStorageError(error);
  }
}

/** Closes this page's connection, so that the database can be erased. */
export async function closeDatabase(): Promise<void> {
  const database = await opening?.catch(() => undefined);
  database?.close();
  opening = undefined;
}

function isDeadConnection(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

function toStorageError(error: unknown): StorageError {
  return error instanceof StorageError ? error : new StorageError(troubleOf(error), error);
}

function troubleOf(error: unknown): StorageTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return 'newer-version';
  if (name === 'QuotaExceededError') return 'quota';
  if (name === 'SecurityError' || name === 'InvalidStateError') return 'unavailable';
  return 'failed';
}

import type { IDBPDatabase, IDBPTransaction } from 'idb';

export type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/**
 * Append only: entry n takes the database from version n to n + 1.
 * Await nothing here but the transaction's own requests, or it commits half-way.
 */
export const MIGRATIONS: readonly ((database: IDBPDatabase, upgrade: Upgrade) => Promise<void> | void)[] = [
  (database) => {
    database.createObjectStore('assessments', { keyPath: 'id' });
    database.createObjectStore('answers', { keyPath: ['assessmentId', 'questionId'] });
  },
  (database) => {
    database.createObjectStore('rooms', { keyPath: 'id' });
  },
];

export const DATABASE_VERSION = MIGRATIONS.length;

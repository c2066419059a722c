import 'fake-indexeddb/auto';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { DATABASE_VERSION, MIGRATIONS, type Upgrade } from '../../../src/storage/migrations';

const NAME = 'migrations';
afterEach(() => deleteDB(NAME));

async function openAt(version: number, seen: Set<number>): Promise<IDBPDatabase> {
  return openDB(NAME, version, {
    async upgrade(database, oldVersion, newVersion, transaction) {
      for (let step = oldVersion; step < (newVersion ?? 0); step++) {
        seen.add(step);
        await MIGRATIONS[step]?.(database, transaction as unknown as Upgrade);
      }
    },
  });
}

it('from every version, the empty one included, every step runs and leads to the present stores', async () => {
  const seen = new Set<number>();
  for (let start = 0; start < DATABASE_VERSION; start++) {
    if (start > 0) (await openAt(start, seen)).close();
    const database = await openAt(DATABASE_VERSION, seen);
    expect([...database.objectStoreNames]).toEqual(['answers', 'assessments', 'rooms']);
    expect(database.transaction('answers').store.keyPath).toEqual(['assessmentId', 'questionId']);
    database.close();
    await deleteDB(NAME);
  }
  expect([...seen].sort()).toEqual(MIGRATIONS.map((_, step) => step));
});

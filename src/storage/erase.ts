import { deleteDB } from 'idb';
import { closeDatabase, DATABASE_NAME } from './database';
import { tellOtherTabs } from './tabs';

/** How long other tabs have to let go of the database. Milliseconds. */
const LIMIT = 5000;

/** Removes every answer, setting and cached file from this device. True only when nothing is left. */
export async function eraseEverything(): Promise<boolean> {
  try {
    tellOtherTabs({ kind: 'erased' });
    await closeDatabase();
    if (globalThis.indexedDB) await withinLimit(deleteDB(DATABASE_NAME));
    localStorage.clear();
    sessionStorage.clear();
    const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    await Promise.all(registrations.map((registration) => registration.unregister()));
    const names = globalThis.caches ? await caches.keys() : [];
    await Promise.all(names.map((name) => caches.delete(name)));
    return await isNothingLeft();
  } catch {
    return false;
  }
}

async function isNothingLeft(): Promise<boolean> {
  const databases = (await globalThis.indexedDB?.databases?.()) ?? [];
  const names = globalThis.caches ? await caches.keys() : [];
  return !databases.some(({ name }) => name === DATABASE_NAME) && names.length === 0 && localStorage.length === 0;
}

function withinLimit(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('blocked')), LIMIT))]);
}

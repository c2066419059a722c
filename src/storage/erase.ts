import { deleteDB } from 'idb';
import { closeDatabase, DATABASE_NAME } from './database';
import { clearAllLocal } from './local';
import { tellOtherTabs } from './tabs';

/** How long other tabs have to let go of the database. Milliseconds. */
const LIMIT = 5000;

const listeners = new Set<() => void>();

/** `forget` is called once nothing is left on the device: whoever still holds some of it in memory lets go of it. */
export function whenErased(forget: () => void): void {
  listeners.add(forget);
}

/** Removes every record, setting and cached file of this app from this device. True only when nothing is left. */
export async function eraseEverything(): Promise<boolean> {
  try {
    await closeDatabase();
    if (globalThis.indexedDB) await withinLimit(deleteDB(DATABASE_NAME));
    const settingsGone = clearAllLocal();
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.unregister();
    await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
    // Only now: a tab that reloads earlier would open the database again.
    tellOtherTabs({ kind: 'erased' });
    const isErased = settingsGone && (await ownCaches()).length === 0 && !(await hasDatabase());
    if (isErased) for (const forget of listeners) forget();
    return isErased;
  } catch {
    return false;
  }
}

async function hasDatabase(): Promise<boolean> {
  const databases = (await globalThis.indexedDB?.databases?.()) ?? [];
  return databases.some(({ name }) => name === DATABASE_NAME);
}

/** Another app may live on the same host: the service worker's caches carry the address of this one. */
async function ownCaches(): Promise<readonly string[]> {
  const names = globalThis.caches ? await caches.keys() : [];
  return names.filter((name) => name.endsWith(new URL('./', location.href).href));
}

function withinLimit(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('blocked')), LIMIT))]);
}

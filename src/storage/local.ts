import * as v from 'valibot';

/** What is kept under a key of localStorage; undefined when there is nothing that can be used. */
export function readLocal<Value>(key: string, schema: v.GenericSchema<unknown, Value>): Value | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? '{}'));
    return result.success ? result.output : undefined;
  } catch {
    // Blocked or unreadable: nothing kept here is worth more than the defaults.
    return undefined;
  }
}

/** False when the browser does not keep it. */
export function writeLocal(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** True when nothing is left. */
export function clearLocal(key: string): boolean {
  try {
    localStorage.removeItem(key);
    return localStorage.getItem(key) === null;
  } catch {
    // A browser that lets nobody at it has kept nothing either.
    return true;
  }
}

/** Removes whatever this app has kept. True when nothing is left. */
export function clearAllLocal(): boolean {
  try {
    const own = Object.keys(localStorage).filter((key) => key.startsWith('security-kenshin'));
    return own.map(clearLocal).every(Boolean);
  } catch {
    return true;
  }
}

import * as v from 'valibot';

/** Beside the database and not in it: a browser may empty the one and leave the other. */
const KEY = 'security-kenshin-kept';

const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const schema = v.object({
  /** How many assessments were stored when last looked. */
  count: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  lastBackupAt: v.optional(time),
  remindedAt: v.optional(time),
  /** The browser was asked once to keep the records. */
  asked: v.optional(v.boolean()),
});

/** What this device remembers of what it keeps. Times in milliseconds since 1970. */
export type TellTale = Readonly<v.InferOutput<typeof schema>>;

export function readTellTale(): TellTale {
  try {
    const result = v.safeParse(schema, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return result.success ? result.output : { count: 0 };
  } catch {
    // Blocked or unreadable: then it tells nothing, and the database is believed.
    return { count: 0 };
  }
}

export function writeTellTale(values: Partial<TellTale>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readTellTale(), ...values }));
  } catch {
    // Without room even for this, the next start believes the database; nothing is lost by that.
  }
}

/** True when nothing is left. */
export function clearTellTale(): boolean {
  try {
    localStorage.removeItem(KEY);
    return localStorage.getItem(KEY) === null;
  } catch {
    return true;
  }
}

import * as v from 'valibot';
import { clearLocal, readLocal, writeLocal } from './local';

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

/** Where it cannot be read it tells nothing, and the database is believed. */
export function readTellTale(): TellTale {
  return readLocal(KEY, schema) ?? { count: 0 };
}

/** Without room even for this, the next start believes the database; nothing is lost by that. */
export function writeTellTale(values: Partial<TellTale>): void {
  writeLocal(KEY, { ...readTellTale(), ...values });
}

/** True when nothing is left. */
export function clearTellTale(): boolean {
  return clearLocal(KEY);
}

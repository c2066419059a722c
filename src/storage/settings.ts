import * as v from 'valibot';
import { readLocal, writeLocal } from './local';

/** Kept in localStorage: needed before the first frame, when the database is not open yet. */
const KEY = 'security-kenshin';

const schema = v.object({
  locale: v.optional(v.string()),
  theme: v.optional(v.picklist(['light', 'dark'])),
  textSize: v.optional(v.picklist(['large', 'largest'])),
});

/** What the person chose; what is absent follows the device. */
export type Settings = Readonly<v.InferOutput<typeof schema>>;

export function loadSettings(): Settings {
  return readLocal(KEY, schema) ?? {};
}

/** False when the browser does not keep it. */
export function saveSettings(settings: Settings): boolean {
  return writeLocal(KEY, settings);
}

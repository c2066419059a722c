import * as v from 'valibot';

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
  try {
    const result = v.safeParse(schema, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return result.success ? result.output : {};
  } catch {
    // Blocked or unreadable: the device's own language and theme are the best guess, and nothing of value is lost.
    return {};
  }
}

/** False when the browser does not keep it. */
export function saveSettings(settings: Settings): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
    return true;
  } catch {
    return false;
  }
}

/** True when nothing is left. */
export function clearSettings(): boolean {
  try {
    localStorage.removeItem(KEY);
    return localStorage.getItem(KEY) === null;
  } catch {
    // A browser that lets nobody at it has kept nothing either.
    return true;
  }
}

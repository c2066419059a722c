/** How a word in kanji is read, in hiragana. */
export type Readings = ReadonlyMap<string, string>;

export interface SearchEntry {
  readonly id: string;
  /** The text as people may type it, and the same as it is read. */
  readonly written: string;
  readonly read: string;
}

/** Full and half width, capitals, katakana and hiragana make no difference. */
export function normalise(text: string): string {
  return text
    .replaceAll('\u200b', '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s・]+/g, ' ')
    .trim();
}

/** The text with every known word in kanji as it is read; what is unknown stays. */
export function readAloud(text: string, readings: Readings): string {
  return text.replace(/[一-龠々]+/g, (run) => {
    let read = '';
    for (let place = 0; place < run.length; ) {
      const word = longestWord(run.slice(place), readings);
      read += readings.get(word) ?? word;
      place += word.length;
    }
    return read;
  });
}

/** The longest known word at the start of a run of kanji, or its first character. */
function longestWord(run: string, readings: Readings): string {
  for (let length = run.length; length > 1; length--) {
    const word = run.slice(0, length);
    if (readings.has(word)) return word;
  }
  return run.charAt(0);
}

export function prepareSearch(
  texts: ReadonlyMap<string, readonly string[]>,
  readings: Readings,
): readonly SearchEntry[] {
  return [...texts].map(([id, parts]) => {
    const written = normalise(parts.join(' '));
    return { id, written, read: readAloud(written, readings) };
  });
}

/** Ids of the entries in which every word of the query occurs, written or read. An empty query finds all. */
export function search(entries: readonly SearchEntry[], query: string, readings: Readings): readonly string[] {
  const words = normalise(query).split(' ').filter(Boolean);
  const wanted = words.map((word) => ({ word, read: readAloud(word, readings) }));
  return entries
    .filter(({ written, read }) => wanted.every((one) => written.includes(one.word) || read.includes(one.read)))
    .map(({ id }) => id);
}

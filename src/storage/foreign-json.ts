/** Brackets within brackets: ours go seven deep, to a count in the sums of a room. Room for later versions everywhere. */
const DEEPEST = 10;
/** Lists and records in one file: one for each sheet and answer, and some 400 for a room. */
const MOST_BRACKETS = 400_000;
/** Fields of one record; ours have twelve at most. */
const MOST_FIELDS = 40;
/** Different sequences of field names; ours are six. */
const MOST_SHAPES = 100;

/**
 * Parses the text of a file that may come from anywhere. Undefined: no JSON, or of a shape that no file of ours has.
 * The shape is looked at first, because a parser is fast with many alike and takes seconds for 20 MB of nothing but
 * brackets or of names that never come again.
 */
export function parseForeign(text: string): unknown {
  if (!hasOurShape(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasOurShape(text: string): boolean {
  const shapes = new Set<string>();
  /** Names of the fields so far, of each record that is open. */
  const open: string[][] = [];
  let brackets = 0;
  let name = '';
  for (let place = 0; place < text.length; place++) {
    switch (text[place]) {
      case '"': {
        const end = endOfString(text, place + 1);
        name = text.slice(place, end);
        place = end;
        break;
      }
      case ':':
        if ((open.at(-1)?.push(name) ?? 0) > MOST_FIELDS) return false;
        break;
      case '{':
      case '[':
        if (open.push([]) > DEEPEST || ++brackets > MOST_BRACKETS) return false;
        break;
      case '}':
      case ']':
        shapes.add((open.pop() ?? []).join());
        if (shapes.size > MOST_SHAPES) return false;
    }
  }
  return true;
}

/** Place of the quotation mark that ends the string with its first character at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

/** A piece of a text: plain, or a term that the glossary explains. */
export type Piece = string | { readonly term: string; readonly text: string };

export interface Terms {
  readonly pattern: RegExp;
  /** Spelling → id of the term. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Makes ready what `splitByTerms` looks for. `spellings`: by term. */
export function prepareTerms(spellings: Readonly<Record<string, readonly string[]>>): Terms {
  const ids = new Map<string, string>();
  for (const [id, words] of Object.entries(spellings)) {
    // A word in small letters may also start a sentence; an abbreviation counts only as it is: UPS is not "ups".
    for (const word of words) ids.set(word, id).set(word.charAt(0).toUpperCase() + word.slice(1), id);
  }
  // The longest first, so that リスク分析 is not taken for リスク.
  const words = [...ids.keys()].sort((a, b) => b.length - a.length);
  return { pattern: words.length > 0 ? new RegExp(words.map(bounded).join('|'), 'gu') : /(?!)/g, ids };
}

/** A word in katakana or Latin letters counts only whole: no VPN in VPNs2, no ログ in ブログ. */
function bounded(word: string): string {
  const edge = (character: string, before: boolean) => {
    const kin = /[a-z0-9]/i.test(character) ? 'A-Za-z0-9' : /[ァ-ヶー]/.test(character) ? 'ァ-ヶー' : '';
    return kin && (before ? `(?<![${kin}])` : `(?![${kin}])`);
  };
  const quoted = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return edge(word.charAt(0), true) + quoted + edge(word.charAt(word.length - 1), false);
}

/** A text in its order, each term marked where it stands first. Joined again, the pieces are the text. */
export function splitByTerms(text: string, { pattern, ids }: Terms): readonly Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const id = ids.get(match[0]);
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push({ term: id, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

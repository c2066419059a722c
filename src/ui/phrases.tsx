import type { ComponentChildren } from 'preact';
import { PHRASE_MARK } from '../i18n/i18n';

export { plain } from '../i18n/i18n';

/** A text whose lines break only between its phrases. */
export function phrases(text: string): ComponentChildren {
  return text
    .split(PHRASE_MARK)
    .flatMap((phrase, place) => (place === 0 ? whole(phrase) : [<wbr key={place} />, whole(phrase)]));
}

/** A particle right after a closing bracket, and numbers from … to: browsers would break there. */
const UNBREAKABLE = /([」）』][ぁ-ん]+|\d+～\d+)/;

function whole(phrase: string): ComponentChildren {
  if (!UNBREAKABLE.test(phrase)) return phrase;
  return phrase.split(UNBREAKABLE).map((part, place) => (place % 2 === 0 ? part : <span class="whole">{part}</span>));
}

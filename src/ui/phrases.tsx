import type { ComponentChildren } from 'preact';

/** Between the phrases of Japanese headings, questions and answers; put in while building, see vite.config.ts. */
const MARK = '\u200b';

/** A text whose lines break only between its phrases. */
export function phrases(text: string): ComponentChildren {
  return text
    .split(MARK)
    .flatMap((phrase, place) => (place === 0 ? whole(phrase) : [<wbr key={place} />, whole(phrase)]));
}

/** A particle right after a closing bracket, and numbers from … to: browsers would break there. */
const UNBREAKABLE = /([」）』][ぁ-ん]+|\d+～\d+)/;

function whole(phrase: string): ComponentChildren {
  if (!UNBREAKABLE.test(phrase)) return phrase;
  return phrase.split(UNBREAKABLE).map((part, place) => (place % 2 === 0 ? part : <span class="whole">{part}</span>));
}

/** The same text for where no line breaks: names of controls, what is copied, what is compared. */
export function plain(text: string): string {
  return text.replaceAll(MARK, '');
}

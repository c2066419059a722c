import type { ComponentChildren } from 'preact';

/** Between the phrases of Japanese headings, questions and answers; put in while building, see vite.config.ts. */
const MARK = '\u200b';

/** A text whose lines break only between its phrases. */
export function phrases(text: string): ComponentChildren {
  return text.split(MARK).flatMap((phrase, place) => (place === 0 ? phrase : [<wbr key={place} />, phrase]));
}

/** The same text for where no line breaks: names of controls, what is copied, what is compared. */
export function plain(text: string): string {
  return text.replaceAll(MARK, '');
}

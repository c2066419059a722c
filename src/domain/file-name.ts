import { isoDate } from './table';

/** Longest subject in a file name, in UTF-16 units: at most 90 of the 255 bytes that file systems allow for a name. */
const LONGEST = 30;

/** What Windows, a file system or a browser refuses in a name, and marks that turn its reading direction. */
const REFUSED = /[/\\:*?"<>|\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}]+/gu;

/** A sheet, or a room whose subject is its name. Times in milliseconds since 1970. */
interface Named {
  readonly instrumentId: string;
  readonly subject: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

/**
 * Name, without its ending, of the files made from one sheet or room: what it is, what it is about, the day and minute
 * it was finished or, while it is open, started. So the sheets of two services, or two of one day, do not share a name.
 */
export function fileNameOf({ instrumentId, subject, finishedAt, startedAt }: Named): string {
  const time = finishedAt ?? startedAt;
  const part = fileNamePart(subject);
  return ['security-kenshin', instrumentId, ...(part ? [part] : []), isoDate(time), minuteOf(time)].join('_');
}

/** What a person typed, as part of a file name; '' when nothing of it can stand there. */
export function fileNamePart(text: string): string {
  let part = '';
  for (const { segment } of new Intl.Segmenter().segment(trimmed(text.normalize('NFC').replace(REFUSED, '-')))) {
    if (part.length + segment.length > LONGEST) break;
    part += segment;
  }
  return trimmed(part);
}

/** A name that begins with a dot is hidden; Windows drops dots and spaces at the end. */
function trimmed(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/g, '').replace(/\s+/g, ' ');
}

/** hhmm, at this place. */
function minuteOf(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join('');
}

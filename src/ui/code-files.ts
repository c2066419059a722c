import { findCodes } from '../domain/hand-in';
import { makeReader, type Reader } from './qr-reader';

/** Largest files that are opened, in megabytes: a photo of a good camera; a text with more codes than a room has. */
const PICTURE_LIMIT = 20;
const TEXT_LIMIT = 1;
const MEGABYTE = 1_000_000;

/** What one file holds, or why it was not read; `limit` in megabytes. */
export type FileOutcome =
  | { readonly kind: 'read'; readonly texts: readonly string[] }
  | { readonly kind: 'too-large'; readonly name: string; readonly limit: number }
  | { readonly kind: 'no-reader' };

/** The texts of all codes in a picture or a text file; one empty text where no code is found. */
export async function readCodeFile(file: File): Promise<FileOutcome> {
  const isText = file.type.startsWith('text/') || /\.txt$/i.test(file.name);
  const limit = isText ? TEXT_LIMIT : PICTURE_LIMIT;
  if (file.size > limit * MEGABYTE) return { kind: 'too-large', name: file.name, limit };
  if (isText) {
    const found = findCodes(await file.text().catch(() => ''));
    return { kind: 'read', texts: found.length > 0 ? found : [''] };
  }
  const reader = await pictureReader();
  return reader ? { kind: 'read', texts: [await readPicture(reader, file)] } : { kind: 'no-reader' };
}

async function readPicture(reader: Reader, file: File): Promise<string> {
  try {
    const picture = await createImageBitmap(file);
    const text = await reader.read(picture);
    picture.close();
    return text ?? '';
  } catch {
    // Not a picture, or of a kind that this browser does not know: there is no code in it.
    return '';
  }
}

let made: Promise<Reader | undefined> | undefined;

/** One for all files. Undefined when it could not be loaded; the next file tries again. */
async function pictureReader(): Promise<Reader | undefined> {
  made ??= makeReader().catch(() => undefined);
  const reader = await made;
  if (!reader) made = undefined;
  return reader;
}

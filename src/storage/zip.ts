import { type Zippable, zipSync } from 'fflate/browser';

/**
 * Stands in for fflate under write-excel-file, see vite.config.ts: fflate would pack a part of 160 kB and more in a
 * worker made from a blob, which our content policy refuses. A sheet full of long notes is such a part.
 */
export function zip(files: Zippable, done: (error: Error | null, archive: Uint8Array) => void): void {
  done(null, zipSync(files));
}

export * from 'fflate/browser';

/**
 * Codes that people scan, read aloud or type: numbers in Crockford's base 32 (no I, L, O, U), with the checksum
 * polynomial of BIP-350 (Bech32m), which notices up to four wrong symbols in a code of up to 89, wherever they stand.
 * A swap of two symbols is two wrong ones.
 */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32M = 0x2bc830a3;
/** Length of the whole checksum, in symbols. */
export const CHECK_LENGTH = 6;

/** A number from 0 up to 32^length − 1, in exactly so many symbols. */
export function toSymbols(value: bigint | number, length: number): string {
  let rest = BigInt(value);
  let symbols = '';
  for (let place = 0; place < length; place++) {
    symbols = SYMBOLS.charAt(Number(rest & 31n)) + symbols;
    rest >>= 5n;
  }
  return symbols;
}

/** The number that the symbols stand for. They must all be symbols: see `isSymbols`. */
export function fromSymbols(symbols: string): bigint {
  return Array.from(symbols).reduce((value, symbol) => value * 32n + BigInt(SYMBOLS.indexOf(symbol)), 0n);
}

export function isSymbols(text: string): boolean {
  return Array.from(text).every((character) => SYMBOLS.includes(character));
}

/** How many symbols hold every number below `count`. */
export function symbolsFor(count: bigint): number {
  return Math.ceil((count - 1n).toString(2).length / BITS);
}

/** The checksum of the symbols, or the first `length` symbols of it. */
export function checkOf(symbols: string, length = CHECK_LENGTH): string {
  let sum = 1;
  for (const symbol of `${symbols}${'0'.repeat(CHECK_LENGTH)}`) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << BITS) ^ SYMBOLS.indexOf(symbol);
    for (const [bit, generator] of GENERATORS.entries()) if ((top >>> bit) & 1) sum ^= generator;
  }
  return toSymbols((sum ^ BECH32M) >>> 0, CHECK_LENGTH).slice(0, length);
}

/**
 * A code as a person typed it, in symbols: full or half width, either case, with or without spaces and hyphens; the
 * letters that no code has stand for the digits that they look like.
 */
export function tidyCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u30fc\u2212]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** In groups of four, to be read aloud. */
export function inGroups(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$& ');
}

/** 32 bits that look random and always are the same for one text (FNV-1a, then the last step of MurmurHash3). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

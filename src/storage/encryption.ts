import * as v from 'valibot';

/** Of the form of the file, not of the records in it. */
export const ENCRYPTION_VERSION = 1;
/** OWASP's figure of 2023 for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;
/** More would let a hostile file keep a phone busy for minutes. */
const MOST_ITERATIONS = 5_000_000;
/** Crockford's base 32: no I, L, O or U, so that a code can be read from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/), v.maxLength(40_000_000));

/** An encrypted backup as it stands in the file. Everything but `data` is authenticated along with it. */
export const encryptedSchema = v.strictObject({
  app: v.literal('security-kenshin'),
  kind: v.literal('encrypted-backup'),
  version: v.literal(ENCRYPTION_VERSION),
  kdf: v.strictObject({
    name: v.literal('PBKDF2'),
    hash: v.literal('SHA-256'),
    iterations: v.pipe(v.number(), v.safeInteger(), v.minValue(ITERATIONS), v.maxValue(MOST_ITERATIONS)),
    salt: base64,
  }),
  cipher: v.strictObject({ name: v.literal('AES-256-GCM'), iv: base64 }),
  data: base64,
});

type Encrypted = v.InferOutput<typeof encryptedSchema>;

/** A new code of 80 random bits, in four groups. */
export function makeCode(): string {
  const code = Array.from(crypto.getRandomValues(new Uint8Array(CODE_LENGTH)), (byte) => ALPHABET[byte % 32]).join('');
  return code.match(/.{4}/g)?.join('-') ?? code;
}

export async function encrypt(text: string, passphrase: string): Promise<Encrypted> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header = {
    app: 'security-kenshin',
    kind: 'encrypted-backup',
    version: ENCRYPTION_VERSION,
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: ITERATIONS, salt: toBase64(salt) },
    cipher: { name: 'AES-256-GCM', iv: toBase64(iv) },
  } as const;
  const key = await deriveKey(passphrase, salt, ITERATIONS);
  const bytes = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt(algorithm(iv, header), key, bytes);
  return { ...header, data: toBase64(new Uint8Array(sealed)) };
}

/** Undefined when the passphrase is wrong or any byte of the file was changed: the two cannot be told apart. */
export async function decrypt({ data, ...header }: Encrypted, passphrase: string): Promise<string | undefined> {
  try {
    const key = await deriveKey(passphrase, fromBase64(header.kdf.salt), header.kdf.iterations);
    const opened = await crypto.subtle.decrypt(algorithm(fromBase64(header.cipher.iv), header), key, fromBase64(data));
    return new TextDecoder('utf-8', { fatal: true }).decode(opened);
  } catch {
    return undefined;
  }
}

function algorithm(
  iv: Uint8Array<ArrayBuffer>,
  { app, kind, version, kdf, cipher }: Omit<Encrypted, 'data'>,
): AesGcmParams {
  // In this very order: a header that says the same in another order would not be authentic.
  const { name, hash, iterations, salt } = kdf;
  const header = {
    app,
    kind,
    version,
    kdf: { name, hash, iterations, salt },
    cipher: { name: cipher.name, iv: cipher.iv },
  };
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(JSON.stringify(header)) };
}

async function deriveKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(canonical(passphrase));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** One of our own codes counts however it is typed; any other passphrase only as it is, whatever its width. */
function canonical(passphrase: string): string {
  const typed = passphrase.normalize('NFKC').trim();
  // Between the groups whatever a keyboard or a message puts there: dashes, the long mark ー, signs without width.
  const code = typed
    .replace(/[\s\p{Pd}\p{Cf}−ー]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === CODE_LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : typed;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In parts: a call with as many arguments as a large file has bytes would fail.
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}

/** Throws at a text that toBase64 would not have written: unused bits at its end must not be free to change. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  if (btoa(binary) !== text) throw new Error('not base 64');
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place++) bytes[place] = binary.charCodeAt(place);
  return bytes;
}

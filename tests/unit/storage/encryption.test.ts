import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBackup, writeBackup } from '../../../src/storage/backup';
import { decrypt, encrypt, encryptedSchema, makeCode } from '../../../src/storage/encryption';

const PASSPHRASE = 'うちの 会社の合言葉 2026';
const TEXT = 'x';

/** 600,000 rounds take a third of a second: where many keys are needed, each gets 599,999 fewer. */
function quick(): void {
  const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'deriveKey').mockImplementation((algorithm, ...rest) => {
    const { iterations, ...others } = algorithm as Pbkdf2Params;
    return derive({ ...others, iterations: iterations - 599_999 }, ...rest);
  });
}
afterEach(() => vi.restoreAllMocks());

describe('a sealed text', () => {
  it('opens with its passphrase and with no other, at the full number of rounds', async () => {
    const started = performance.now();
    const sealed = await encrypt('診断の記録 📎', PASSPHRASE);
    console.log(`sealing at 600,000 rounds: ${Math.round(performance.now() - started)} ms`);
    expect(sealed.kdf).toMatchObject({ name: 'PBKDF2', hash: 'SHA-256', iterations: 600_000 });
    expect(await decrypt(sealed, PASSPHRASE)).toBe('診断の記録 📎');
    expect(await decrypt(sealed, `${PASSPHRASE}x`)).toBeUndefined();
  });

  it('shows nothing of what it holds, and never repeats salt or start value', async () => {
    quick();
    const files = await Promise.all(Array.from({ length: 200 }, () => encrypt('無線LANの鍵は金庫の中', PASSPHRASE)));
    for (const { data } of files) expect(Buffer.from(data, 'base64').includes(Buffer.from('無線LAN'))).toBe(false);
    expect(new Set(files.map(({ kdf }) => kdf.salt)).size).toBe(200);
    expect(new Set(files.map(({ cipher }) => cipher.iv)).size).toBe(200);
    expect(new Set(files.map(({ data }) => data)).size).toBe(200);
    expect(Buffer.from(files[0]?.kdf.salt ?? '', 'base64').length).toBe(16);
    expect(Buffer.from(files[0]?.cipher.iv ?? '', 'base64').length).toBe(12);
  });
});

describe('a wrong passphrase', () => {
  beforeEach(quick);

  it.each(['', ' ', 'うちの会社の合言葉 2026', 'うちの 会社の合言葉 2025', PASSPHRASE.repeat(2), '\0'])(
    'is refused: %j',
    async (wrong) => expect(await decrypt(await encrypt(TEXT, PASSPHRASE), wrong)).toBeUndefined(),
  );

  it('is a matter of capitals, unless it is one of our codes', async () => {
    expect(await decrypt(await encrypt(TEXT, 'Correct horse'), 'correct horse')).toBeUndefined();
    expect(await decrypt(await encrypt(TEXT, 'Correct horse'), ' Ｃorrect　horse\n')).toBe(TEXT);
  });
});

describe('a file in which one bit was turned', () => {
  beforeEach(quick);

  // 1, 2 or 3 bytes in the last group: base 64 leaves bits unused that must not be free to change either.
  it.each([1, 10, 100])(
    'is refused whichever bit it was (made at %d)',
    async (now) => {
      const bytes = new TextEncoder().encode(await writeBackup({ assessments: [], rooms: [] }, now, PASSPHRASE));
      const taken: number[] = [];
      const refused: Record<string, number> = {};
      for (let place = 0; place < bytes.length * 8; place++) {
        const byte = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
        const opened = await openBackup(new Blob([bytes.with(place >> 3, byte)]), PASSPHRASE);
        if (opened.kind === 'opened') taken.push(place);
        else refused[opened.trouble] = (refused[opened.trouble] ?? 0) + 1;
      }
      console.log(`${bytes.length * 8} single bits turned, ${taken.length} taken; refused: ${JSON.stringify(refused)}`);
      expect(taken).toEqual([]);
    },
    60_000,
  );
});

const isAccepted = (sealed: unknown) => v.safeParse(encryptedSchema, sealed).success;

describe('one of our codes', () => {
  beforeEach(quick);

  it('has 80 random bits in four groups that can be read from paper', () => {
    const codes = Array.from({ length: 2000 }, makeCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(2000);
    const counts = new Map<string, number>();
    for (const sign of codes.join('').replaceAll('-', '')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    // 1,000 of each on average; five deviations of about 31 either way.
    expect([...counts.values()].filter((count) => count < 844 || count > 1156)).toEqual([]);
    expect(counts.size).toBe(32);
  });

  it.each([
    ['as it was shown', 'A1B2-C3D4-E5F6-0G7H'],
    ['in small letters', 'a1b2-c3d4-e5f6-0g7h'],
    ['without hyphens', 'A1B2C3D4E5F60G7H'],
    ['with spaces', ' A1B2 C3D4 E5F6 0G7H '],
    ['with spaces everywhere', 'A 1 B 2 C 3 D 4 E 5 F 6 0 G 7 H'],
    ['in full width', 'Ａ１Ｂ２－Ｃ３Ｄ４－Ｅ５Ｆ６－０Ｇ７Ｈ'],
    ['in small full width with a wide space', 'ａ１ｂ２　ｃ３ｄ４　ｅ５ｆ６　０ｇ７ｈ'],
    ['with the long mark of a kana keyboard', 'ａ１ｂ２ーｃ３ｄ４ーｅ５ｆ６ー０ｇ７ｈ'],
    ['with the half-width long mark', 'a1b2ｰc3d4ｰe5f6ｰ0g7h'],
    ['with a minus', 'A1B2−C3D4−E5F6−0G7H'],
    ['with dashes of a word processor', 'A1B2–C3D4—E5F6‐0G7H'],
    ['with characters without width from a message', 'A1B2-\u200BC3D4-E5F6-0G7H\uFEFF'],
    ['with O for 0, I and l for 1', 'aIb2-c3d4-e5f6-og7h'],
    ['on two lines', 'A1B2-C3D4-\nE5F6-0G7H\r\n'],
  ])('opens its file typed %s', async (_, typed) => {
    expect(await decrypt(await encrypt(TEXT, 'A1B2-C3D4-E5F6-0G7H'), typed)).toBe(TEXT);
    expect(await decrypt(await encrypt(TEXT, typed), 'A1B2-C3D4-E5F6-0G7H')).toBe(TEXT);
  });

  it.each(['A1B2-C3D4-E5F6-0G7', 'A1B2-C3D4-E5F6-0G7HH', 'A1B2-C3D4-E5F6-0G7J', 'H7G0-6F5E-4D3C-2B1A'])(
    'is not another one: %s',
    async (typed) => expect(await decrypt(await encrypt(TEXT, 'A1B2-C3D4-E5F6-0G7H'), typed)).toBeUndefined(),
  );
});

describe('the number of rounds in a file', () => {
  it.each([600_000, 600_001, 1_000_000, 5_000_000])('may be %d', async (iterations) => {
    quick();
    const sealed = await encrypt(TEXT, PASSPHRASE);
    expect(isAccepted({ ...sealed, kdf: { ...sealed.kdf, iterations } })).toBe(true);
  });

  it.each([0, 1, -1, 599_999, 599_999.5, 5_000_001, 1e9, Number.NaN, Number.POSITIVE_INFINITY, '600000', null])(
    'may not be %s: nothing is reckoned at all',
    async (iterations) => {
      const sealed = await encryptQuickly();
      const derive = vi.spyOn(crypto.subtle, 'deriveKey');
      const bent = { ...sealed, kdf: { ...sealed.kdf, iterations } };
      const opened = await openBackup(new Blob([JSON.stringify(bent)]), PASSPHRASE);
      expect(opened).toEqual({ kind: 'refused', trouble: 'foreign' });
      expect(derive).not.toHaveBeenCalled();
    },
  );
});

async function encryptQuickly() {
  quick();
  const sealed = await encrypt(TEXT, PASSPHRASE);
  vi.restoreAllMocks();
  return sealed;
}

it('a file is asked for its passphrase before anything is reckoned', async () => {
  quick();
  const text = await writeBackup({ assessments: [], rooms: [] }, 1000, PASSPHRASE);
  vi.restoreAllMocks();
  const derive = vi.spyOn(crypto.subtle, 'deriveKey');
  expect(await openBackup(new Blob([text]))).toEqual({ kind: 'refused', trouble: 'needs-passphrase' });
  expect(derive).not.toHaveBeenCalled();
});

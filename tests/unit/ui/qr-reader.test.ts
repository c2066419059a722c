import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeReader, type Source } from '../../../src/ui/qr-reader';
import { paintFrame, randomNumbers, type View } from '../../support/code-frame';
import { asLive, asStill, installCanvas } from '../../support/software-canvas';

const CODE = 'SK10AB2CDE3FGHJK4MNPQRSTVWXYZ056789';
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

beforeEach(installCanvas);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A code of `length` signs in the middle of a frame of 640 × 480, as a camera gives it. */
function frameOf(text: string, view: Partial<View> = {}, random = randomNumbers(1)) {
  return paintFrame(text, { width: 640, height: 480, x: 320, y: 240, side: 240, ...view }, random);
}

describe('live pictures', () => {
  /** So many of this many codes are read; the rest comes with one of the next frames. */
  const FRAMES = 12;
  it.each<readonly [string, (random: () => number) => Partial<View>, number]>([
    ['held straight', () => ({}), 12],
    ['turned by any angle', (random) => ({ angle: random() * 360 }), 12],
    ['as small as a fifth of the height', (random) => ({ side: 100, angle: random() * 20 }), 12],
    ['as large as the frame', (random) => ({ side: 460, angle: random() * 4 }), 12],
    ['out of focus', (random) => ({ blur: 3, angle: random() * 20 }), 12],
    ['in the noise of a dark room', (random) => ({ noise: 40, angle: random() * 20 }), 12],
    [
      'small, turned, noisy and a little blurred',
      (random) => ({ side: 150, noise: 15, blur: 1, angle: random() * 360 }),
      9,
    ],
  ])('codes %s are read, and none wrongly', async (_, view, fewest) => {
    const random = randomNumbers(7);
    const reader = await makeReader();
    let read = 0;
    for (let place = 0; place < FRAMES; place++) {
      const signs = Array.from({ length: 32 }, () => SYMBOLS.charAt(random() * SYMBOLS.length));
      const text = `SK1${signs.join('')}`;
      const found = await reader.read(asLive(frameOf(text, view(random), random)));
      expect([text, undefined]).toContain(found);
      if (found) read += 1;
    }
    expect(read).toBeGreaterThanOrEqual(fewest);
  });

  it('are read in the middle square only', async () => {
    const reader = await makeReader();
    const wide = { width: 1280, height: 720, y: 360 };
    expect(await reader.read(asLive(frameOf(CODE, { ...wide, x: 640 })))).toBe(CODE);
    expect(await reader.read(asLive(frameOf(CODE, { ...wide, x: 130 })))).toBeUndefined();
  });
});

describe('still pictures', () => {
  it.each<readonly [string, Partial<View>]>([
    ['at the edge of a wide one', { width: 1280, height: 720, x: 130, y: 130 }],
    ['tiny in a large one', { width: 2400, height: 1800, x: 400, y: 1500, side: 130 }],
    ['filling a small one', { width: 120, height: 120, x: 60, y: 60, side: 118 }],
  ])('codes %s are found', async (_, view) => {
    const reader = await makeReader();
    expect(await reader.read(asStill(frameOf(CODE, view)))).toBe(CODE);
  });
});

it('a picture without a code, and one without pixels, hold no text', async () => {
  const reader = await makeReader();
  expect(await reader.read(asLive(frameOf(CODE, { side: 20 })))).toBeUndefined();
  expect(await reader.read(asStill(frameOf(CODE, { side: 0.001 })))).toBeUndefined();
  expect(await reader.read(asLive({ width: 0, height: 0, luma: new Uint8Array() }))).toBeUndefined();
});

describe('a browser that reads codes itself', () => {
  /** A browser with these formats whose detector answers so. */
  function browserThat(formats: readonly string[], detect: (source: Source) => readonly string[]): void {
    class BarcodeDetector {
      static getSupportedFormats = async () => formats;
      detect = async (source: Source) => detect(source).map((rawValue) => ({ rawValue }));
    }
    vi.stubGlobal('BarcodeDetector', BarcodeDetector);
  }

  it('does so', async () => {
    browserThat(['ean_13', 'qr_code'], () => ['from the browser']);
    expect(await (await makeReader()).read(asLive(frameOf(CODE)))).toBe('from the browser');
  });

  it('is left alone when it does not know QR codes', async () => {
    browserThat(['ean_13'], () => ['from the browser']);
    expect(await (await makeReader()).read(asLive(frameOf(CODE)))).toBe(CODE);
  });

  it('is helped out when nothing is behind its promise', async () => {
    browserThat(['qr_code'], () => {
      throw new DOMException('service unavailable', 'NotSupportedError');
    });
    expect(await (await makeReader()).read(asLive(frameOf(CODE)))).toBe(CODE);
  });

  it('is helped out with a still picture in which it finds nothing', async () => {
    browserThat(['qr_code'], () => []);
    const reader = await makeReader();
    expect(await reader.read(asStill(frameOf(CODE)))).toBe(CODE);
    expect(await reader.read(asLive(frameOf(CODE)))).toBeUndefined();
  });
});

import { vi } from 'vitest';
import type { Source } from '../../src/ui/qr-reader';
import type { Frame } from './code-frame';

/*
 * A canvas for tests without a browser: it draws frames of our own, scaled by the mean of the pixels that fall together,
 * and gives their pixels back. Nothing else.
 */

interface Picture {
  readonly frame: Frame;
}

/** A frame as a picture that was opened. */
export function asStill(frame: Frame): Source {
  const { width, height } = frame;
  const picture: ImageBitmap & Picture = { frame, width, height, close() {} };
  return picture;
}

/** A frame as a camera shows it. */
export function asLive(frame: Frame): Source {
  return { frame, videoWidth: frame.width, videoHeight: frame.height } as Picture & Partial<Source> as HTMLVideoElement;
}

/** Every canvas draws in this way until `vi.restoreAllMocks()`. */
export function installCanvas(): void {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => context() as CanvasRenderingContext2D);
}

function context(): Pick<CanvasRenderingContext2D, 'drawImage' | 'getImageData'> {
  let drawn = new Uint8ClampedArray();
  return {
    drawImage: (...[source, x, y, width, height, , , toWidth, toHeight]: readonly unknown[]) => {
      const { frame } = source as Picture;
      const part = [x, y, width, height].map(Number);
      drawn = scale(frame, part, Number(toWidth), Number(toHeight));
    },
    getImageData: (_x: number, _y: number, width: number, height: number) =>
      ({ width, height, data: drawn, colorSpace: 'srgb' }) as ImageData,
  };
}

function scale(frame: Frame, part: readonly number[], width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const [left = 0, top = 0, partWidth = 0, partHeight = 0] = part;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let place = 0; place < width * height; place++) {
    const from = {
      x: left + ((place % width) * partWidth) / width,
      y: top + (Math.floor(place / width) * partHeight) / height,
    };
    const value = mean(frame, from.x, from.y, from.x + partWidth / width, from.y + partHeight / height);
    data.set([value, value, value, 255], place * 4);
  }
  return data;
}

function mean({ width, luma }: Frame, left: number, top: number, right: number, bottom: number): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top); y < bottom; y++) {
    for (let x = Math.floor(left); x < right; x++) {
      sum += luma[y * width + x] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}

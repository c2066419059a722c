import { encodeQR } from 'qr';

/** A grey picture: one byte of brightness for each pixel. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
}

/** How a camera sees the code. Lengths in pixels of the frame. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Where the middle of the code lies. */
  readonly x: number;
  readonly y: number;
  /** Side of the code with its quiet zone. */
  readonly side: number;
  /** Clockwise, in degrees. */
  readonly angle?: number;
  /** Radius of a box that every pixel is averaged over. */
  readonly blur?: number;
  /** Standard deviation of the noise, in steps of brightness (0–255). */
  readonly noise?: number;
}

const BACKGROUND = 128;
const DARK = 30;
const LIGHT = 225;
/** Each pixel is the mean of so many by so many points. */
const POINTS = 3;

/** Numbers from 0 up to 1 that look random and are the same for one seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a camera sees of a code on a screen before a grey wall. */
export function paintFrame(text: string, view: View, random: () => number): Frame {
  const { width, height, blur = 0, noise = 0 } = view;
  const sharp = new Uint8Array(width * height).fill(BACKGROUND);
  paintCode(sharp, encodeQR(text, 'raw', { ecc: 'medium', border: 4 }), view);
  const luma = blur > 0 ? blurred(blurred(sharp, width, 1, blur), width, width, blur) : sharp;
  if (noise > 0) addNoise(luma, noise, random);
  return { width, height, luma };
}

function paintCode(luma: Uint8Array, rows: readonly (readonly boolean[])[], view: View): void {
  const { width, height, x, y, side, angle = 0 } = view;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const modules = rows.length / side;
  const reach = Math.ceil(side * 0.71) + 1;
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(height, y + reach); row++) {
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(width, x + reach); column++) {
      let sum = 0;
      for (let point = 0; point < POINTS * POINTS; point++) {
        const across = column + ((point % POINTS) + 0.5) / POINTS - x;
        const down = row + (Math.floor(point / POINTS) + 0.5) / POINTS - y;
        const module =
          rows[Math.floor((down * cos - across * sin + side / 2) * modules)]?.[
            Math.floor((across * cos + down * sin + side / 2) * modules)
          ];
        sum += module === undefined ? BACKGROUND : module ? DARK : LIGHT;
      }
      luma[row * width + column] = sum / (POINTS * POINTS);
    }
  }
}

/** The mean over 2 × radius + 1 pixels that lie `step` apart. */
function blurred(luma: Uint8Array, width: number, step: number, radius: number): Uint8Array {
  const out = new Uint8Array(luma.length);
  const length = step === 1 ? width : luma.length / width;
  for (let place = 0; place < luma.length; place++) {
    const along = step === 1 ? place % width : Math.floor(place / width);
    const first = Math.max(-radius, -along);
    const last = Math.min(radius, length - 1 - along);
    let sum = 0;
    for (let offset = first; offset <= last; offset++) sum += luma[place + offset * step] ?? 0;
    out[place] = sum / (last - first + 1);
  }
  return out;
}

/** So many values of noise are made for a frame and used again and again; prime, so that no pattern of columns comes up. */
const NOISE_VALUES = 65_537;

function addNoise(luma: Uint8Array, deviation: number, random: () => number): void {
  // Three even ones are near enough to a normal one; their sum has a variance of a quarter.
  const values = Float32Array.from(
    { length: NOISE_VALUES },
    () => (random() + random() + random() - 1.5) * 2 * deviation,
  );
  for (let place = 0; place < luma.length; place++) {
    const value = (luma[place] ?? 0) + (values[place % NOISE_VALUES] ?? 0);
    luma[place] = Math.min(255, Math.max(0, value));
  }
}

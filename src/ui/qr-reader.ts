/** A camera's live picture or a still one. */
export type Source = HTMLVideoElement | HTMLImageElement | HTMLCanvasElement | ImageBitmap;

export interface Reader {
  /**
   * The text of a QR code in the picture; undefined when none is found or the picture cannot be used. Never rejects.
   * Of a live picture only the middle square is sure to be looked at.
   */
  read(source: Source): Promise<string | undefined>;
}

/** Shape Detection API, https://wicg.github.io/shape-detection-api/; not in every browser. */
interface Detector {
  detect(source: Source): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const FORMAT = 'qr_code';
/** Side of the square that a live picture is scaled to, in pixels. */
const LIVE_SIDE = 480;
/** Longest sides, in pixels, at which a still picture is looked at: what blurs at one is often clear at another. */
const STILL_SIDES = [480, 960, 1600];
/** How hard to look, and for how many milliseconds beyond one look: of a live picture, the next frame comes soon. */
const LIVE_EFFORT = { effort: 1, timeLimit: 0 };
const STILL_EFFORT = { effort: Number.POSITIVE_INFINITY, timeLimit: 400 };

/** The browser's own reader, else one of ours. Rejects when that one cannot be loaded. */
export async function makeReader(): Promise<Reader> {
  const detector = await makeDetector();
  if (!detector) return makeOwnReader();
  let own: Promise<Reader> | undefined;
  return {
    async read(source) {
      try {
        const [found] = await detector.detect(source);
        if (found || isLive(source)) return found?.rawValue;
      } catch {
        // Some systems name the format and have nothing behind it; some pictures are refused.
      }
      own ??= makeOwnReader();
      return own.then((reader) => reader.read(source)).catch(() => undefined);
    },
  };
}

async function makeDetector(): Promise<Detector | undefined> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  try {
    const formats = await BarcodeDetector?.getSupportedFormats();
    if (BarcodeDetector && formats?.includes(FORMAT)) return new BarcodeDetector({ formats: [FORMAT] });
  } catch {
    // A browser that cannot tell has none.
  }
  return undefined;
}

async function makeOwnReader(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');

  /** Scales a part of the source, in its own pixels, to so many pixels and looks at them. */
  const look = (source: Source, part: Area, size: Size, effort: typeof LIVE_EFFORT): string | undefined => {
    if (canvas.width !== size.width) canvas.width = size.width;
    if (canvas.height !== size.height) canvas.height = size.height;
    try {
      context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
      return decodeQR(context.getImageData(0, 0, size.width, size.height), effort);
    } catch {
      return undefined;
    }
  };
  return {
    async read(source) {
      const whole = sizeOf(source);
      if (isLive(source))
        return look(source, middleSquare(whole), { width: LIVE_SIDE, height: LIVE_SIDE }, LIVE_EFFORT);
      for (const side of STILL_SIDES) {
        const text = look(source, { x: 0, y: 0, ...whole }, scaled(whole, side), STILL_EFFORT);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

function isLive(source: Source): source is HTMLVideoElement {
  return 'videoWidth' in source;
}

function sizeOf(source: Source): Size {
  if (isLive(source)) return { width: source.videoWidth, height: source.videoHeight };
  if ('naturalWidth' in source) return { width: source.naturalWidth, height: source.naturalHeight };
  return { width: source.width, height: source.height };
}

function middleSquare({ width, height }: Size): Area {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
}

function scaled({ width, height }: Size, longest: number): Size {
  const scale = longest / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

import { type CameraTrouble, facesUser, listCameras, openCamera, permissionAnswered } from './camera';
import { makeReader, type Reader } from './qr-reader';

/** Why nothing is read; each has a sentence in the language files. */
export type ScanTrouble = CameraTrouble | 'no-reader';

/** The camera whose picture is shown. */
export interface Shown {
  readonly deviceId: string;
  readonly isMirrored: boolean;
  readonly cameras: readonly MediaDeviceInfo[];
}

interface Events {
  onShown(shown: Shown): void;
  /** Nothing has come from the camera yet. It may still come. */
  onSilence(): void;
  /** It is over, and the camera is released. */
  onEnd(trouble: ScanTrouble): void;
  onText(text: string): void;
}

/** From the answer to the permission question, in milliseconds. */
const PATIENCE = 800;

/** Shows the camera in `video` and reads its codes until the returned function is called, which releases the camera. */
export function startScanning(video: HTMLVideoElement, deviceId: string | undefined, events: Events): () => void {
  const session = new AbortController();
  const { signal } = session;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const expectPicture = () => {
    if (!signal.aborted) silence ??= setTimeout(events.onSilence, PATIENCE);
  };
  signal.addEventListener('abort', () => clearTimeout(silence));
  const end = (trouble: ScanTrouble) => {
    if (signal.aborted) return;
    session.abort();
    events.onEnd(trouble);
  };

  const run = async () => {
    const loading = makeReader().catch(() => undefined);
    const stream = await openCamera(deviceId);
    if (typeof stream === 'string') return end(stream);
    // Stopped meanwhile: the picture may be another camera's by now.
    if (signal.aborted) return release(stream);
    signal.addEventListener('abort', () => {
      release(stream);
      video.srcObject = null;
    });
    for (const track of stream.getTracks()) track.addEventListener('ended', () => end('busy'), { signal });
    video.srcObject = stream;
    expectPicture();
    if (!(await isPlaying(video))) return end('busy');
    clearTimeout(silence);
    const cameras = await listCameras();
    const reader = await loading;
    if (signal.aborted) return;
    if (!reader) return end('no-reader');
    const shownId = stream.getVideoTracks()[0]?.getSettings().deviceId ?? '';
    events.onShown({ deviceId: shownId, isMirrored: facesUser(stream), cameras });
    readFrames(video, reader, events.onText, signal);
  };
  permissionAnswered(signal).then(expectPicture, () => {});
  void run();
  return () => session.abort();
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** False when the camera was taken away, or stopped, before a picture came. */
async function isPlaying(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return true;
  } catch {
    return false;
  }
}

/** Between the starts of two looks, in milliseconds: about 15 a second at 30 or 60 frames. */
const PACE = 60;
/** So long after it was last seen, a text is news again; in milliseconds. */
const FORGOTTEN = 2000;

/** Reads one frame after the other, never two at once. A code that is held before the camera is told only once. */
export function readFrames(
  video: HTMLVideoElement,
  reader: Reader,
  onText: (text: string) => void,
  signal: AbortSignal,
): void {
  const next = (look: (now: number) => void) =>
    'requestVideoFrameCallback' in video ? video.requestVideoFrameCallback(look) : requestAnimationFrame(look);
  let started = Number.NEGATIVE_INFINITY;
  let last = { text: '', seenAt: Number.NEGATIVE_INFINITY };
  const look = async (now: number) => {
    if (signal.aborted) return;
    if (now - started >= PACE) {
      started = now;
      const text = await reader.read(video);
      if (signal.aborted) return;
      if (text !== undefined) {
        const isNews = text !== last.text || now - last.seenAt >= FORGOTTEN;
        last = { text, seenAt: now };
        if (isNews) onText(text);
      }
    }
    next(look);
  };
  next(look);
}

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadLaterTexts, t } from '../../../src/i18n/i18n';
import { CameraScanner } from '../../../src/ui/camera-scanner';
import { installMedia, removeMedia } from '../../support/fake-media';
import { ja } from '../../support/words';

beforeAll(loadLaterTexts);

/** What the browser's own reader sees in every frame. */
let seen: string[] = [];
beforeEach(() => {
  seen = [];
  class BarcodeDetector {
    static getSupportedFormats = async () => ['qr_code'];
    detect = async () => seen.map((rawValue) => ({ rawValue }));
  }
  vi.stubGlobal('BarcodeDetector', BarcodeDetector);
});
afterEach(() => {
  cleanup();
  removeMedia();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const fails = (name: string) => () => Promise.reject(new DOMException('', name));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

/** A promise that is kept when the test says so. */
function later() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Shows the scanner and starts it; returns what it tells. */
function start(): string[] {
  const told: string[] = [];
  render(<CameraScanner onText={(text) => told.push(text)} />);
  press(ja['room.startCamera']);
  return told;
}

function turnPage(visibility: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
  fireEvent(document, new Event('visibilitychange'));
}

describe('the camera', () => {
  it('is asked for only by the button: the one at the back, without sound', async () => {
    const { asked } = installMedia(async () => {});
    render(<CameraScanner onText={() => {}} />);
    expect(asked).toEqual([]);
    press(ja['room.startCamera']);
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toMatchObject({ video: { facingMode: 'environment' }, audio: false });
  });

  it('is released by the stop button, and when the scanner goes away', async () => {
    const { tracks } = installMedia(async () => {});
    start();
    await screen.findByRole('combobox');
    press(ja['room.stopCamera']);
    await waitFor(() => expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended']));
    press(ja['room.startCamera']);
    await waitFor(() => expect(tracks).toHaveLength(2));
    cleanup();
    await waitFor(() => expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']));
  });

  it('is released when it answers only after it was stopped', async () => {
    const given = later();
    const { tracks } = installMedia(() => given.promise);
    start();
    await screen.findByText(ja['room.aim']);
    press(ja['room.stopCamera']);
    given.resolve();
    await waitFor(() => expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended']));
  });

  it('is released while the page is hidden, and comes back with it', async () => {
    const { tracks } = installMedia(async () => {});
    start();
    await screen.findByRole('combobox');
    turnPage('hidden');
    await waitFor(() => expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended']));
    turnPage('visible');
    await waitFor(() => expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']));
  });

  it('can be another one where there are several', async () => {
    const { asked, tracks } = installMedia(async () => {});
    start();
    const choice = await screen.findByRole('combobox', { name: ja['room.camera'] });
    screen.getByRole('option', { name: t('room.cameraNumber', { number: 2 }) });
    fireEvent.change(choice, { target: { value: 'back' } });
    await waitFor(() => expect(asked[1]).toMatchObject({ video: { deviceId: { exact: 'back' } } }));
    await waitFor(() => expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']));
  });
});

describe('a camera that gives no picture', () => {
  it.each([
    ['NotAllowedError', ja['room.cameraRefused']],
    ['NotFoundError', ja['room.cameraMissing']],
    ['NotReadableError', ja['room.cameraBusy']],
    ['AbortError', ja['room.cameraBusy']],
  ])('is explained at once: %s', async (name, sentence) => {
    installMedia(fails(name));
    start();
    expect((await screen.findByRole('alert')).textContent).toBe(sentence);
    press(ja['room.startCamera']);
    expect(screen.queryByRole('alert')).toBeNull();
    await screen.findByRole('alert');
  });

  it('is explained where the browser has no cameras at all', async () => {
    start();
    expect((await screen.findByRole('alert')).textContent).toBe(ja['room.cameraMissing']);
  });

  it('is explained 800 ms after the permission, and may still come', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const given = later();
    installMedia(() => given.promise);
    start();
    await vi.advanceTimersByTimeAsync(700);
    expect(screen.queryByRole('alert')).toBeNull();
    await vi.advanceTimersByTimeAsync(150);
    vi.useRealTimers();
    expect((await screen.findByRole('alert')).textContent).toBe(ja['room.cameraBusy']);
    given.resolve();
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('is waited for as long as the person has not answered the question', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    installMedia(() => new Promise(() => {}), 'prompt');
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    await screen.findByText(ja['room.aim']);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a code', () => {
  it('that is held before the camera is told once, and again after another one', async () => {
    installMedia(async () => {});
    const told = start();
    for (const text of ['SK1A', 'SK1B', 'SK1A']) {
      seen = [text];
      await waitFor(() => expect(told.at(-1)).toBe(text));
      await new Promise((done) => setTimeout(done, 150));
    }
    expect(told).toEqual(['SK1A', 'SK1B', 'SK1A']);
  });
});

import { expect, it } from 'vitest';
import { readFrames } from '../../../src/ui/scanning';

/** Shows one frame after the other, each `gap` milliseconds after the one before; returns how often it was read. */
async function play(frames: readonly (string | undefined)[], gap: number) {
  const told: string[] = [];
  const session = new AbortController();
  let waiting: VideoFrameRequestCallback | undefined;
  let now = 0;
  let shown: string | undefined;
  let reads = 0;
  const video = Object.assign(document.createElement('video'), {
    requestVideoFrameCallback(look: VideoFrameRequestCallback) {
      expect(waiting).toBeUndefined();
      waiting = look;
      return 0;
    },
  });
  const read = async () => {
    reads += 1;
    return shown;
  };
  readFrames(video, { read }, (text) => told.push(text), session.signal);
  for (const frame of frames) {
    shown = frame;
    const look = waiting;
    waiting = undefined;
    look?.(now, {} as VideoFrameCallbackMetadata);
    await new Promise((done) => setTimeout(done));
    now += gap;
  }
  session.abort();
  return { told, reads };
}

it('looks at no more than about fifteen frames a second', async () => {
  const second = Array.from({ length: 30 }, () => undefined);
  expect((await play(second, 1000 / 30)).reads).toBe(15);
  expect((await play([...second, ...second], 1000 / 60)).reads).toBe(15);
  expect((await play(second.slice(0, 10), 100)).reads).toBe(10);
});

it('tells a text that is seen all the time only once', async () => {
  const { told } = await play(
    Array.from({ length: 100 }, () => 'A'),
    100,
  );
  expect(told).toEqual(['A']);
});

it('tells it no second time after a short gap, but after two seconds without it', async () => {
  const gap = (frames: number) => Array.from({ length: frames }, () => undefined);
  expect((await play(['A', ...gap(10), 'A'], 100)).told).toEqual(['A']);
  expect((await play(['A', ...gap(20), 'A'], 100)).told).toEqual(['A', 'A']);
});

it('tells it again after another one', async () => {
  expect((await play(['A', 'B', 'B', 'A'], 100)).told).toEqual(['A', 'B', 'A']);
});

import type { Browser, CDPSession, Page } from 'playwright-core';
import { appReady, visit } from '../support/app';
import { handInCodes } from '../support/rooms';
import { goTo, JAPANESE, SELF_CHECK } from '../support/seed';
import { CONDITIONS } from './conditions';
import { type Figure, median } from './figures';

const { words } = JAPANESE;
/** How many hand-ins a room has before each one that is measured. */
const FILLED = [9, 499, 4999] as const;
/** How long the camera is looked at, and for how many looks at least. */
const WATCHED = { seconds: 10, looks: 30 };

/** Times in milliseconds. */
export interface RoomVisit {
  /** From the tap that adds one more hand-in to the frame that shows the count, for each of FILLED. */
  readonly adding: readonly number[];
  /** From a frame's way into the canvas to the answer what code is in it. */
  readonly looks: readonly number[];
  /** Bytes of live objects with 5,000 hand-ins. */
  readonly heap: number;
}

export const ROOM_FIGURES: readonly Figure<RoomVisit>[] = [
  { label: 'hand-in 10 to frame', unit: 'ms', of: ({ adding }) => adding[0] ?? Number.NaN },
  // One frame to wait for, one to work in.
  { label: 'hand-in 500 to frame', unit: 'ms', of: ({ adding }) => adding[1] ?? Number.NaN, goal: { most: 33.4 } },
  { label: 'hand-in 5,000 to frame', unit: 'ms', of: ({ adding }) => adding[2] ?? Number.NaN },
  { label: 'look at one camera frame', unit: 'ms', of: ({ looks }) => median(looks), goal: { most: 15 } },
  { label: 'heap with 5,000 hand-ins', unit: 'MB', of: ({ heap }) => heap / 1e6 },
];

/** A host with a slow processor collects. The browser's camera shows codes of other rooms all the time. */
export async function visitRoom(browser: Browser, url: string): Promise<RoomVisit> {
  const { context, page } = await visit(browser, url);
  const devtools = await context.newCDPSession(page);
  await appReady(page);
  await page.addInitScript(timeLooks);
  await page.reload();
  await appReady(page);
  await goTo(page, '#/room');
  await page.getByRole('button', { name: words['rooms.open'], exact: true }).click();
  const code = await page.getByText(/^[0-9A-Z]{9}$/).textContent();
  await page.getByRole('link', { name: words['room.view.collect'], exact: true }).click();
  const codes = handInCodes(SELF_CHECK, code?.slice(3, 7) ?? '', 5000);
  const adding: number[] = [];
  let taken = 0;
  for (const filled of FILLED) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await fill(page, codes.slice(taken, filled), filled);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpuSlowdown });
    adding.push(await add(page, codes[filled] ?? '', filled + 1));
    taken = filled + 1;
  }
  const heap = await heapOf(devtools);
  await page.getByRole('button', { name: words['room.startCamera'] }).click();
  await page.waitForTimeout(WATCHED.seconds * 1000);
  const looks = await page.evaluate(() => (globalThis as unknown as { looks: number[] }).looks);
  if (looks.length < WATCHED.looks) throw new Error(`the camera was looked at only ${looks.length} times`);
  await context.close();
  return { adding, looks, heap };
}

/** Adds many codes from a file: a browser takes half a minute to paste so many into a field. */
async function fill(page: Page, codes: readonly string[], total: number): Promise<void> {
  const file = { name: 'codes.txt', mimeType: 'text/plain', buffer: Buffer.from(codes.join('\n')) };
  await page.getByLabel(words['room.chooseFiles']).setInputFiles(file);
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-testid=hand-ins]')?.textContent?.endsWith(` ${wanted}`),
    total,
  );
}

/** Adds one code as a host types it; milliseconds from the tap to the frame that shows so many. */
async function add(page: Page, code: string, total: number): Promise<number> {
  await page.getByRole('textbox', { name: words['room.typeCodes'] }).fill(code);
  const measured = page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        const onClick = ({ timeStamp }: Event) => {
          const look = () => {
            if (!document.querySelector('[data-testid=hand-ins]')?.textContent?.endsWith(` ${wanted}`))
              return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - timeStamp);
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        addEventListener('click', onClick, { capture: true, once: true });
      }),
    total,
  );
  await page.getByRole('button', { name: words['room.addCodes'] }).click();
  return measured;
}

/** In the page: a look begins when a video is drawn, and ends when the next frame is asked for. */
function timeLooks(): void {
  const looks: number[] = [];
  Object.assign(globalThis, { looks });
  let began: number | undefined;
  const { drawImage } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.drawImage = function (...all: unknown[]) {
    if (all[0] instanceof HTMLVideoElement) began = performance.now();
    return Reflect.apply(drawImage, this, all);
  };
  const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
    if (began !== undefined) looks.push(performance.now() - began);
    began = undefined;
    return requestVideoFrameCallback.call(this, callback);
  };
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

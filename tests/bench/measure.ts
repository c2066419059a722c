import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext } from 'playwright-core';
import { CONDITIONS, openPhone, openTab, serveReady, stopWorkers, type Tab } from './conditions';
import type { ProbeOptions, Start } from './probe';

/** Something that asks the questions: the floor or the app. */
export interface Candidate extends ProbeOptions {
  readonly dist: string;
  /** Address of its first question, behind the host. */
  readonly address: string;
}

/** What one visit on a fresh phone showed. Times in milliseconds, sizes in bytes after brotli. */
export interface Visit {
  readonly start: Start;
  /** From every answer but the last to the frame that shows it. */
  readonly taps: readonly number[];
  readonly heap: number;
}

export interface WholeVisit extends Visit {
  readonly lastAnswerToRadar: number;
  readonly precache: readonly { readonly path: string; readonly bytes: number }[];
  /** A second visit with the server there, and one without. */
  readonly warm: Start;
  readonly offline: Start;
}

/** A person is never faster; the work that follows an answer may use this time. Beyond any double tap. Milliseconds. */
const PAUSE = 600;

/** Answers all `count` questions on a phone that has never seen the candidate, then comes back twice. */
export async function visitWhole(browser: Browser, candidate: Candidate, count: number): Promise<WholeVisit> {
  const server = await serveReady(candidate.dist);
  const phone = await openPhone(browser);
  try {
    const url = server.url + candidate.address;
    const first = await openTab(phone, candidate);
    const start = await startIn(first, url);
    await waitForWorker(first);
    const taps = await answer(first, 0, count - 1, false);
    const [lastAnswerToRadar = Number.NaN] = await answer(first, count - 1, count, true);
    await pause(first);
    const heap = await heapOf(first);
    const precache = await precacheOf(first, candidate.dist);
    await first.page.close();
    const warm = await comeBack(phone, candidate, url);
    await server.close();
    const offline = await comeBack(phone, candidate, url);
    return { start, taps, lastAnswerToRadar, heap, precache, warm, offline };
  } finally {
    await phone.close();
    await server.close();
  }
}

/** Answers only the first `count` questions: enough to see whether a long sheet is slower. */
export async function visitBriefly(browser: Browser, candidate: Candidate, count: number): Promise<Visit> {
  const server = await serveReady(candidate.dist);
  const phone = await openPhone(browser);
  try {
    const tab = await openTab(phone, candidate);
    const start = await startIn(tab, server.url + candidate.address);
    await waitForWorker(tab);
    const taps = await answer(tab, 0, count, false);
    return { start, taps, heap: await heapOf(tab) };
  } finally {
    await phone.close();
    await server.close();
  }
}

/** Whether an answer given at the very moment that counts as usable is still there at the next visit. */
export async function keepsFirstTap(browser: Browser, candidate: Candidate): Promise<boolean> {
  const server = await serveReady(candidate.dist);
  const phone = await openPhone(browser);
  try {
    const url = server.url + candidate.address;
    const first = await openTab(phone, candidate);
    await first.page.goto(url, { waitUntil: 'commit' });
    await first.page.evaluate(() => probe.usable);
    const legend = await first.page.locator('legend:visible').first().textContent();
    await first.page.locator('fieldset label:visible').first().tap();
    await first.page.evaluate(() => probe.start());
    await first.page.waitForTimeout(2000);
    await first.page.close();
    const second = await openTab(phone, candidate);
    await startIn(second, url);
    if (!candidate.movesOn) return await second.page.locator('input').first().isChecked();
    return (await second.page.locator('legend:visible').first().textContent()) !== legend;
  } finally {
    await phone.close();
    await server.close();
  }
}

async function startIn({ page }: Tab, url: string): Promise<Start> {
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate(() => probe.start());
}

async function comeBack(phone: BrowserContext, candidate: Candidate, url: string): Promise<Start> {
  const tab = await openTab(phone, candidate);
  await stopWorkers(tab);
  const start = await startIn(tab, url);
  await tab.page.close();
  return start;
}

/** A person needs minutes for the questions: long before the last one, everything is precached. */
async function waitForWorker({ page }: Tab): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForTimeout(1000);
}

async function answer(tab: Tab, from: number, to: number, last: boolean): Promise<number[]> {
  const times: number[] = [];
  for (let place = from; place < to; place++) {
    await pause(tab);
    const { x, y } = await tab.page.evaluate(([n, last]) => probe.aim(n, n % 4, last), [place, last] as const);
    await tab.page.touchscreen.tap(x, y);
    times.push(await tab.page.evaluate(() => probe.tapped()));
  }
  return times;
}

function pause({ page }: Tab): Promise<void> {
  return page.waitForTimeout(PAUSE);
}

/** Bytes of live objects, after the browser has thrown away all others. */
async function heapOf({ devtools }: Tab): Promise<number> {
  // Finalizers free more for a second round.
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}

/** What the service worker has really put into its caches, whatever its list looks like. */
async function precacheOf({ page }: Tab, dist: string): Promise<WholeVisit['precache']> {
  const urls = await page.evaluate(async () => {
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
  const paths = new Set(urls.map((url) => new URL(url).pathname));
  return [...paths].map((path) => ({ path, bytes: packedSize(join(dist, path.endsWith('/') ? 'index.html' : path)) }));
}

function packedSize(file: string): number {
  const content = readFileSync(file);
  return (extname(file) === '.png' ? content : brotliCompressSync(content)).length;
}

/** Written into the report. */
export const METHOD = { ...CONDITIONS, pauseBetweenAnswers: PAUSE };

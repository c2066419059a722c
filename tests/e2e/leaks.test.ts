import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { appReady, offlineReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { LEAVING, STAYING } from '../support/leaks';
import { type StaticServer, serve } from '../support/server';
import { openSink, type Sink } from '../support/sink';

const ALL = [...Object.keys(STAYING), ...Object.keys(LEAVING)].sort();
/** What no policy inside a page can forbid: going somewhere else, and WebRTC (`udp`). */
const BEYOND_META = ['link-to-new-tab', 'location', 'refresh', 'udp', 'window-open'];
/** How long an attempt gets after the last one. Milliseconds. */
const PATIENCE = 3000;
/** How often an attempt is made at most until it arrives, where nothing stands in its way. */
const ROUNDS = 5;

const dist = inject('dist');
const bare = mkdtempSync(join(tmpdir(), 'bare-'));
let browser: Browser;
let sink: Sink;
let server: StaticServer | undefined;

beforeAll(async () => {
  cpSync(dist, bare, { recursive: true });
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  writeFileSync(join(bare, 'index.html'), page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  browser = await launchBrowser();
  sink = await openSink();
});
afterEach(() => server?.close());
afterAll(async () => {
  await browser.close();
  sink.close();
  rmSync(bare, { recursive: true });
});

const wait = (time: number) => new Promise((done) => setTimeout(done, time));

/**
 * Tries every way out of the app at this address and returns those at whose end something arrived. What the console says
 * is not looked at: each attempt that is stopped complains there.
 */
async function whatArrives(url: string, options: BrowserContextOptions, before = async (_: Page) => {}) {
  sink.forget();
  const { context, page, newTab } = await visit(browser, url, options);
  await appReady(page);
  await before(page);
  const open = async () => {
    const tab = await newTab();
    await tab.goto(url);
    await appReady(tab);
    return tab;
  };
  // A refused attempt may throw at once; that is as good as not arriving.
  const staying = await open();
  for (const attempt of Object.values(STAYING)) await staying.evaluate(attempt, sink.addresses).catch(() => {});
  for (const attempt of Object.values(LEAVING)) await (await open()).evaluate(attempt, sink.addresses).catch(() => {});
  await wait(PATIENCE);
  await context.close();
  return [...sink.arrived()].sort();
}

function report(where: string, arrived: readonly string[]): void {
  console.log(
    `ways out, ${where}: ${arrived.length} of ${ALL.length} arrive${arrived.length ? `: ${arrived.join(', ')}` : ''}`,
  );
}

const NO_WORKER: BrowserContextOptions = { serviceWorkers: 'block' };
/** Before version 152, Chromium does not know the one header that also covers navigation and WebRTC. */
const openDespiteHeaders = () => (Number.parseInt(browser.version(), 10) >= 152 ? [] : BEYOND_META);

it('without any policy every attempt arrives, so that none of them is stopped by its own fault', async () => {
  server = await serve(bare);
  const arrived = new Set<string>();
  // Fetching ahead is the browser's to decide: on a busy machine it leaves some of it out, but not each time.
  for (let round = 0; round < ROUNDS && arrived.size < ALL.length; round++) {
    for (const name of await whatArrives(server.url, NO_WORKER)) arrived.add(name);
  }
  report('without a policy', [...arrived].sort());
  expect([...arrived].sort()).toEqual(ALL);
});

it('the policy in index.html stops everything but leaving the page and WebRTC', async () => {
  server = await serve(dist);
  const arrived = await whatArrives(server.url, NO_WORKER);
  report('with the policy in index.html', arrived);
  expect(arrived).toEqual(BEYOND_META);
});

it('with our headers from the host nothing gets out', async () => {
  server = await serve(dist, 0, { readsHeaders: true });
  const arrived = await whatArrives(server.url, NO_WORKER);
  report('with our headers from the host', arrived);
  expect(arrived).toEqual(openDespiteHeaders());
});

it('with our headers from the service worker nothing gets out, from the second visit on', async () => {
  server = await serve(dist);
  const arrived = await whatArrives(server.url, {}, offlineReady);
  report('with our headers from the service worker', arrived);
  expect(arrived).toEqual(openDespiteHeaders());
});

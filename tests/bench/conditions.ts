import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { type StaticServer, serve } from '../support/server';
import { installProbe, type ProbeOptions } from './probe';

/** A cheap phone: its processor, its radio, its screen. Written into the report as well. */
export const CONDITIONS = {
  cpuSlowdown: 4,
  /** Milliseconds, and bytes per second: 1.6 Mbit/s down, 750 kbit/s up. */
  network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
  viewport: { width: 360, height: 640 },
  locale: 'ja-JP',
};

/** A phone that has never been here: no cache, no worker, no answers. */
export async function openPhone(browser: Browser): Promise<BrowserContext> {
  const { viewport, locale } = CONDITIONS;
  return browser.newContext({ viewport, locale, isMobile: true, hasTouch: true, serviceWorkers: 'allow' });
}

export interface Tab {
  readonly page: Page;
  readonly devtools: CDPSession;
}

/** A slow tab in which the probe looks on from the first moment. */
export async function openTab(phone: BrowserContext, options: ProbeOptions): Promise<Tab> {
  const page = await phone.newPage();
  const devtools = await phone.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', CONDITIONS.network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpuSlowdown });
  await page.addInitScript(installProbe, options);
  return { page, devtools };
}

/** Ends the phone's idle workers, as the system does between two visits. */
export async function stopWorkers({ devtools }: Tab): Promise<void> {
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
}

/** Serves a folder that is already compressed: that work belongs to a deployment, not to a visit. */
export async function serveReady(folder: string): Promise<StaticServer> {
  const server = await serve(folder);
  for (const file of filesOf(folder)) await fetch(new URL(file, server.url));
  return server;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`));
}

/** Seconds to wait for other work on this machine to end. */
const PATIENCE = 300;
let neverBusy = true;

/** Waits until nothing else keeps the machine busy: other work would be measured as ours. */
export async function waitForQuiet(): Promise<void> {
  for (let seconds = 0; seconds < PATIENCE; seconds++) {
    const before = processorTime();
    await sleep(1000);
    const after = processorTime();
    if ((after.idle - before.idle) / (after.all - before.all) > 0.85) return;
  }
  neverBusy = false;
}

/** False once a visit had to begin on a busy machine: its times then say little. */
export function wasQuiet(): boolean {
  return neverBusy;
}

function processorTime(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((time) => Object.values(time))) };
}

import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium without anything that talks to the outside by itself; `more` flags for what only some tests need. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No browser: run npm test, which finds or installs one.');
  return chromium.launch({ executablePath, args: [...FLAGS, ...more] });
}

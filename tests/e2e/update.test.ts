import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { appReady, offlineReady, saved, tapAnswer, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { type BuiltApp, buildCopy } from '../support/build';
import { serve } from '../support/server';
import { ja } from '../support/words';

const NEW_VERSION = '9.9.9';
const dist = inject('dist');
let browser: Browser;
let next: BuiltApp;

beforeAll(async () => {
  browser = await launchBrowser();
  next = buildCopy((copy) => {
    const path = join(copy, 'package.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version: NEW_VERSION }));
  });
});
afterAll(async () => {
  await browser.close();
  next.remove();
});

async function versionOf(page: Page): Promise<string> {
  await page.goto(`${page.url().split('#')[0]}#/about`);
  return (await page.getByText(/アプリの版/).textContent()) ?? '';
}

/** What an installed app does when it comes back to the front. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((done) => setTimeout(done, 50));
  });
}

it('a new version waits while a question is open, asks between pages, and takes the answers along', async () => {
  const server = await serve(dist);
  const { page, context, expectNoProblems } = await visit(browser, server.url);
  await offlineReady(page);
  await page.goto(`${server.url}#/check/ipa-self-check-v3.1`);
  await tapAnswer(page, 0);
  await tapAnswer(page, 1);
  await page.getByText(ja['check.note']).click();
  await page.getByRole('textbox').fill('途中のメモ');
  await page.evaluate(() => Object.assign(globalThis, { samePage: true }));

  server.deploy(next.dist);
  await lookForUpdate(page);
  // The old page goes on with its own files, and nothing asks on top of the question.
  await tapAnswer(page, 2);
  expect(await page.getByRole('button', { name: ja['update.accept'] }).count()).toBe(0);
  await saved(page);
  expect(await page.evaluate(() => 'samePage' in globalThis)).toBe(true);

  await page.goto(`${server.url}#/`);
  await page.getByRole('button', { name: ja['update.accept'] }).click();
  await page.waitForFunction(() => !('samePage' in globalThis));
  await page.getByRole('link', { name: ja['home.continue'] }).click();
  await page.waitForURL(/q04$/);
  await page.getByRole('link', { name: ja['check.back'] }).click();
  await page.getByText(ja['check.note']).click();
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('途中のメモ');
  expect(await versionOf(page)).toContain(NEW_VERSION);
  expectNoProblems();
  await context.close();
  await server.close();
});

it('accepting in one tab brings every tab to the new version, with no answer lost', async () => {
  const server = await serve(dist);
  const { page, context, newTab, expectNoProblems } = await visit(browser, server.url);
  await offlineReady(page);
  const tabs = [page, await newTab(), await newTab()];
  await tabs[1]?.goto(`${server.url}#/check/ipa-self-check-v3.1`);
  await tabs[2]?.goto(`${server.url}#/check/meti-checksheet-v2.0`);
  for (const tab of tabs) await appReady(tab);
  server.deploy(next.dist);
  await lookForUpdate(page);
  for (const tab of tabs) await tab.evaluate(() => Object.assign(globalThis, { oldPage: true }));
  for (const tab of tabs.slice(1)) await tapAnswer(tab, 0);

  await page.getByRole('button', { name: ja['update.accept'] }).click();
  for (const tab of tabs) await tab.waitForFunction(() => !('oldPage' in globalThis));
  for (const tab of tabs.slice(1)) {
    await tab.getByRole('link', { name: ja['check.back'] }).click();
    await tab.waitForFunction(() => document.querySelector('#app input:checked'));
  }
  for (const tab of tabs) expect(await versionOf(tab)).toContain(NEW_VERSION);
  expectNoProblems();
  await context.close();
  await server.close();
});

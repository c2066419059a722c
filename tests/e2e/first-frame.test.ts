import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { instrumentFolders, readInstrument, readInstrumentText } from '../data/read-data';
import { appReady, saved, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { METI, question, questionAddress, SELF_CHECK, storedChoices } from '../support/seed';
import { type StaticServer, serve } from '../support/server';
import { en, ja } from '../support/words';

/** The home screen shows every questionnaire; those that need no name first also bring their first question along. */
const FIRST_QUESTIONS = instrumentFolders.filter((folder) => !readInstrument(folder).subject).length;

let browser: Browser;
let server: StaticServer;
let url: string;
/** The built app, and beside it a page that starts nothing: from there things can be stored beforehand. */
const folder = mkdtempSync(join(tmpdir(), 'first-frame-'));
beforeAll(async () => {
  cpSync(inject('dist'), folder, { recursive: true });
  writeFileSync(join(folder, 'still.html'), '<!doctype html><link rel="icon" href="data:,"><title>still</title>');
  server = await serve(folder);
  url = server.url;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Held extends Visit {
  /** Lets the app's scripts arrive at last. */
  release(): Promise<void>;
}

/** Opens an address while every script but first-frame.js is still on its way. */
async function visitHeld(hash = '', settings = '', options: BrowserContextOptions = {}): Promise<Held> {
  const visitor = await visit(browser, `${url}still.html`, options);
  const { page } = visitor;
  if (settings) await page.evaluate((text) => localStorage.setItem('security-kenshin', text), settings);
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/assets/*.js', (route) => held.then(() => route.continue()));
  await page.goto(url + hash, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.readyState !== 'loading' && document.styleSheets.length > 0);
  // The app takes them away when it starts.
  expect(await page.locator('.first-question').count()).toBe(FIRST_QUESTIONS);
  return {
    ...visitor,
    async release() {
      release();
      await appReady(page);
    },
  };
}

function startLink(page: Page, instrument: string) {
  return page.getByRole('link', { name: `${ja['home.start']} (${readInstrumentText(instrument, 'ja').title})` });
}

/** What a person can read now: whatever can be selected. */
const shownText = (page: Page) =>
  page.evaluate(() => getSelection()?.selectAllChildren(document.body) ?? `${getSelection()}`);
const firstFrame = (page: Page) => page.locator('html').getAttribute('data-first-frame');

describe('without any script', () => {
  it.each([
    { id: SELF_CHECK, first: 'q01' },
    { id: METI, first: 'q1-1' },
  ])('home and the first question of $id can be read', async ({ id, first }) => {
    const { context, page, expectNoProblems } = await visit(browser, url, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1, name: ja['home.title'] }).isVisible()).toBe(true);
    expect(await page.getByText(ja['home.privacy']).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: ja['home.start'] }).count()).toBe(instrumentFolders.length);
    expect(await page.locator('noscript p').first().isVisible()).toBe(true);
    await startLink(page, id).click();
    await question(page, id, first).waitFor();
    for (const label of Object.values(readInstrumentText(id, 'ja').choices)) {
      expect(await page.getByRole('radio', { name: label, exact: true }).isVisible()).toBe(true);
    }
    expect(await page.getByRole('main').count(), 'screens at a time').toBe(1);
    await context.close();
    expectNoProblems();
  });
});

it('holds exactly the home screen that the app draws for a first visitor', async () => {
  const still = await visit(browser, url, { javaScriptEnabled: false });
  const prerendered = await still.page.locator('#app').innerHTML();
  await still.context.close();
  // From home the app takes over what is there, and would leave a wrong attribute; from another page it draws all itself.
  for (const from of ['', '#/about']) {
    const { context, page, expectNoProblems } = await visit(browser, url + from);
    await appReady(page);
    // The one thing that becomes true later: everything has been stored for use without a signal.
    const offlineReady = page.getByText(ja['app.offlineReady']);
    await offlineReady.waitFor();
    if (from) await page.getByRole('link', { name: ja['app.name'], exact: true }).click();
    await page.getByRole('heading', { level: 1, name: ja['home.title'] }).waitFor();
    await offlineReady.evaluate((line) => line.remove());
    expect(await page.locator('#app').innerHTML(), from).toBe(prerendered);
    await context.close();
    expectNoProblems();
  }
  still.expectNoProblems();
});

it('does not draw home anew when the app starts: the same elements stay', async () => {
  const { context, page, release, expectNoProblems } = await visitHeld();
  const heading = await page.getByRole('heading', { level: 1, name: ja['home.title'] }).elementHandle();
  await release();
  await page.getByText(ja['app.offlineReady']).waitFor();
  expect(await heading?.evaluate((element) => element.isConnected)).toBe(true);
  await context.close();
  expectNoProblems();
});

describe('a tap on the first question before the app has arrived', () => {
  it.each([
    { id: SELF_CHECK, from: 'home', first: 'q01', second: 'q02', choice: 'not-done' },
    { id: METI, from: 'home', first: 'q1-1', second: 'q1-2', choice: 'unknown' },
    { id: SELF_CHECK, from: 'its address', first: 'q01', second: 'q02', choice: 'not-done' },
  ])('is kept, saved and moves on in $id, opened from $from', async ({ id, from, first, second, choice }) => {
    const { context, page, release, expectNoProblems } = await visitHeld(from === 'home' ? '' : `#/check/${id}`);
    if (from === 'home') await startLink(page, id).click();
    const answer = question(page, id, first).getByRole('radio').nth(2);
    await answer.click({ timeout: 5000 });
    expect(await answer.isChecked()).toBe(true);
    await release();
    await question(page, id, second).waitFor();
    await saved(page);
    expect(page.url()).toBe(url + questionAddress(id, second));
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await storedChoices(page)).toEqual({ [first]: choice });
    await page.reload();
    await question(page, id, second).waitFor();
    await page.getByRole('link', { name: ja['check.back'] }).click();
    await question(page, id, first).waitFor();
    expect(await page.getByRole('radio').nth(2).isChecked()).toBe(true);
    await context.close();
    expectNoProblems();
  });

  it('counts when it is the last of several', async () => {
    const { context, page, release, expectNoProblems } = await visitHeld();
    await startLink(page, SELF_CHECK).click();
    for (const place of [0, 3, 1]) await page.getByRole('radio').nth(place).click();
    await release();
    await question(page, SELF_CHECK, 'q02').waitFor();
    await saved(page);
    expect(await storedChoices(page)).toEqual({ q01: 'partly' });
    await context.close();
    expectNoProblems();
  });

  it('does not overwrite the answer of an earlier day', async () => {
    const earlier = await visit(browser, `${url}#/check/${SELF_CHECK}`);
    await appReady(earlier.page);
    await tapAnswer(earlier.page, 0);
    await saved(earlier.page);
    const storageState = await earlier.context.storageState({ indexedDB: true });
    await earlier.context.close();
    const { context, page, release, expectNoProblems } = await visitHeld('', '', { storageState });
    expect(await storedChoices(page)).toEqual({ q01: 'done' });
    await startLink(page, SELF_CHECK).click();
    await page.getByRole('radio').nth(3).click();
    await release();
    await question(page, SELF_CHECK, 'q02').waitFor();
    await page.getByRole('link', { name: ja['check.back'] }).click();
    await question(page, SELF_CHECK, 'q01').waitFor();
    expect(await page.getByRole('radio', { name: '実施している', exact: true }).isChecked()).toBe(true);
    expect(await storedChoices(page)).toEqual({ q01: 'done' });
    await context.close();
    expectNoProblems();
  });
});

describe('before the app has arrived', () => {
  it.each([
    { who: 'somebody who chose English', settings: '{"locale":"en"}', locale: 'ja-JP' },
    { who: 'somebody whose device speaks English', settings: '', locale: 'en-GB' },
  ])('$who sees nothing Japanese', async ({ settings, locale }) => {
    for (const address of ['', `#/check/${SELF_CHECK}`]) {
      const { context, page, release, expectNoProblems } = await visitHeld(address, settings, { locale });
      expect(await firstFrame(page)).toBe('empty');
      expect(await shownText(page)).toBe('');
      await release();
      await page.getByRole('link', { name: en['app.name'], exact: true }).waitFor();
      expect(await firstFrame(page)).toBeNull();
      await context.close();
      expectNoProblems();
    }
  });

  it('somebody who chose Japanese on an English device sees home', async () => {
    const { context, page, release, expectNoProblems } = await visitHeld('', '{"locale":"ja"}', { locale: 'en-GB' });
    expect(await firstFrame(page)).toBeNull();
    expect(await shownText(page)).toContain(ja['home.title']);
    await release();
    expect(await shownText(page)).toContain(ja['home.title']);
    await context.close();
    expectNoProblems();
  });

  it('home does not flash up where another page is wanted', async () => {
    const { context, page, release, expectNoProblems } = await visitHeld('#/settings');
    expect(await firstFrame(page)).toBe('other');
    expect(await shownText(page)).toBe('');
    await release();
    await page.getByRole('heading', { level: 1, name: ja['settings.title'] }).waitFor();
    expect(await firstFrame(page)).toBeNull();
    await context.close();
    expectNoProblems();
  });

  it.each([
    { theme: 'dark', colorScheme: 'light', background: 'rgb(26, 26, 26)' },
    { theme: 'light', colorScheme: 'dark', background: 'rgb(255, 255, 255)' },
  ] as const)('the chosen $theme theme and text size are there, whatever the device prefers', async (wanted) => {
    const { theme, colorScheme, background } = wanted;
    const settings = JSON.stringify({ theme, textSize: 'largest' });
    const { context, page, release, expectNoProblems } = await visitHeld('', settings, { colorScheme });
    const look = () =>
      page.locator('html').evaluate((html) => {
        const { fontSize, backgroundColor } = getComputedStyle(html);
        return [fontSize, backgroundColor];
      });
    expect(await look()).toEqual(['27px', background]);
    await release();
    expect(await look(), 'with the app').toEqual(['27px', background]);
    await context.close();
    expectNoProblems();
  });
});

it.each(['{', 'null', '[]', '{"theme":7}', '{"locale":"xx"}'])(
  'starts with settings that make no sense: %s',
  async (settings) => {
    const { context, page, release, expectNoProblems } = await visitHeld('', settings);
    await release();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await firstFrame(page)).toBeNull();
    await context.close();
    expectNoProblems();
  },
);

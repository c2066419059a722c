import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { appReady, offlineReady, saved, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { ja } from '../support/words';

const url = inject('url');
const SELF = '#/check/ipa-self-check-v3.1';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const sheetLink = (page: Page) => page.getByRole('link', { name: ja['home.continue'], exact: true });
const goHome = (page: Page) => page.getByRole('link', { name: ja['app.name'], exact: true }).click();

/** What this browser keeps for the app; given a sentence, in the very frame in which that one shows. */
function kept(page: Page, sentence = '') {
  return page.evaluate(async (wanted) => {
    while (!document.body.textContent?.includes(wanted)) await new Promise(requestAnimationFrame);
    return {
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: (await caches.keys()).length,
      settings: localStorage.length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  }, sentence);
}
const NOTHING = { databases: [], caches: 0, settings: 0, workers: 0 };

/** Somebody with two answers, a setting of their own and the app stored for offline use. */
async function visitUser(): Promise<Visit> {
  const visitor = await visit(browser, url + SELF);
  const { page } = visitor;
  await appReady(page);
  await page.getByRole('radio').first().waitFor();
  for (const place of [0, 1]) await tapAnswer(page, place);
  await saved(page);
  await offlineReady(page);
  await page.getByRole('link', { name: ja['app.settings'], exact: true }).click();
  await page.getByRole('radio', { name: ja['settings.themeDark'] }).click();
  expect(await kept(page)).toEqual({ databases: ['security-kenshin'], caches: 1, settings: 2, workers: 1 });
  return visitor;
}

async function erase(page: Page): Promise<void> {
  await button(page, ja['settings.eraseTitle']).click();
  await page.getByRole('group', { name: ja['settings.eraseConfirm'] }).waitFor();
  await button(page, ja['settings.eraseYes']).click();
}

it('says that everything is erased only when nothing is left on the device', async () => {
  const { page, context, expectNoProblems } = await visitUser();
  const left = kept(page, ja['settings.erased']);
  await erase(page);
  expect(await left).toEqual(NOTHING);
  expect(await page.getByText(ja['settings.eraseFailed']).count()).toBe(0);
  await page.reload();
  await appReady(page);
  await goHome(page);
  await page.getByRole('heading', { level: 1, name: ja['home.title'] }).waitFor();
  expect(await sheetLink(page).count()).toBe(0);
  expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
  expectNoProblems();
  await context.close();
});

it('shows none of the erased answers any more, not even before the next start', async () => {
  const { page, context, expectNoProblems } = await visitUser();
  await erase(page);
  await page.getByText(ja['settings.erased']).waitFor();
  await goHome(page);
  await page.getByRole('heading', { level: 1, name: ja['home.title'] }).waitFor();
  expect(await sheetLink(page).count()).toBe(0);
  expect((await kept(page)).databases).toEqual([]);
  expectNoProblems();
  await context.close();
});

it('sends a second tab home, which then holds no answers either', async () => {
  const { page, context, newTab, expectNoProblems } = await visitUser();
  const other = await newTab();
  await other.goto(`${url}${SELF}/q02`);
  await other.getByRole('radio', { checked: true }).waitFor();
  await erase(page);
  await page.getByText(ja['settings.erased']).waitFor();
  await other.waitForURL(url);
  await appReady(other);
  await other.getByRole('heading', { level: 1, name: ja['home.title'] }).waitFor();
  expect(await sheetLink(other).count()).toBe(0);
  await other.goto(`${url}${SELF}/q02`);
  await other.getByRole('radio').first().waitFor();
  expect(await other.getByRole('radio', { checked: true }).count()).toBe(0);
  expect(await other.evaluate(() => localStorage.length)).toBe(0);
  expectNoProblems();
  await context.close();
});

it('says so when the database could not be erased, and erases it once the other tab is closed', async () => {
  const { page, context, expectNoProblems } = await visitUser();
  const beside = await context.newPage();
  await beside.goto(`${url}icons/icon.svg`);
  await beside.evaluate(async () => {
    const opening = indexedDB.open('security-kenshin');
    await new Promise((done) => opening.addEventListener('success', done));
  });
  await erase(page);
  await page.getByRole('alert').filter({ hasText: ja['settings.eraseFailed'] }).waitFor();
  expect(await page.getByText(ja['settings.erased']).count()).toBe(0);
  expect((await kept(page)).databases).toEqual(['security-kenshin']);

  await beside.close();
  const left = kept(page, ja['settings.erased']);
  await erase(page);
  expect(await left).toEqual(NOTHING);
  expectNoProblems();
  await context.close();
});

it('erases nothing when the question is answered with no', async () => {
  const { page, context, expectNoProblems } = await visitUser();
  const before = await kept(page);
  await button(page, ja['settings.eraseTitle']).click();
  await button(page, ja['settings.eraseNo']).click();
  await button(page, ja['settings.eraseTitle']).waitFor();
  expect(await kept(page)).toEqual(before);
  await goHome(page);
  await sheetLink(page).click();
  await page.locator('#app').getByTestId('progress').getByText('3 / 25', { exact: true }).waitFor();
  expectNoProblems();
  await context.close();
});

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { appReady, saved, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { FIRM, goTo, question, questionAddress, SELF_CHECK, storedChoices, visitFirm } from '../support/seed';
import { report, times } from '../support/torture';
import { ja } from '../support/words';

const url = inject('url');
const { origin } = new URL(url);
const SELF = `${url}#/check/${SELF_CHECK}`;
const NOTE = 'あ'.repeat(2000);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const note = (page: Page) => page.getByRole('textbox', { name: ja['check.noteLabel'], includeHidden: true });

/** A visit to a device that runs this script before every page of the app. */
function visitWith(script: () => void, address = url): Promise<Visit> {
  const newContext = async (options: BrowserContextOptions) => {
    const context = await browser.newContext(options);
    await context.addInitScript(script);
    return context;
  };
  return visit({ newContext } as Browser, address);
}

/** The copies of the app's files would fill a small device first. */
const withoutCopies = () => Object.defineProperty(navigator, 'serviceWorker', { value: undefined });

/** Keeps the app's connections, so that they can be ended under it. */
const withConnections = () => {
  const open = IDBFactory.prototype.open;
  const connections: IDBDatabase[] = [];
  IDBFactory.prototype.open = function (...wanted) {
    const opening = open.apply(this, wanted);
    opening.addEventListener('success', () => connections.push(opening.result));
    return opening;
  };
  Object.assign(globalThis, { connections });
};

describe('a device that gets full half-way', () => {
  const ROUNDS = times(3, 20);

  it(`says so within a second and keeps everything until there is room, ${ROUNDS} times`, async () => {
    const slowest: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { page, context, expectNoProblems } = await visitWith(withoutCopies);
      const devtools = await context.newCDPSession(page);
      const setRoom = (quotaSize?: number) =>
        devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) });
      // An empty database takes 74,000 bytes. What Chromium has promised to a page, that page may still use up.
      await setRoom(84_000);
      await page.goto(SELF);
      await appReady(page);
      const taps = round % 4;
      let answered = 0;
      let shownAfter = 0;
      while (shownAfter === 0) {
        if (answered === 1) await setRoom(50_000);
        await page.getByText(ja['check.note']).click();
        const before = page.url();
        const start = Date.now();
        await note(page).fill(NOTE);
        await page.getByRole('radio').nth(taps).click();
        await page.waitForFunction((address) => location.href !== address, before);
        await page.locator('#app [data-testid=saved]:is([data-status=saved], [data-status=failed])').waitFor();
        if (await alert(page, ja['trouble.quota']).count()) shownAfter = Date.now() - start;
        answered++;
      }
      slowest.push(shownAfter);
      expect(shownAfter).toBeLessThanOrEqual(1000);
      expect(await page.getByText(ja['check.saved'], { exact: true }).count()).toBe(0);
      expect(await alert(page, ja['trouble.quota']).locator('a[href="#/data"]').count()).toBe(1);
      const isThere = async () => {
        await page.locator('#app').getByTestId('progress').getByText(`${answered} / 25`, { exact: true }).waitFor();
        expect(await page.getByRole('radio').nth(taps).isChecked()).toBe(true);
        expect(await note(page).inputValue()).toBe(NOTE);
      };
      await page.getByRole('link', { name: ja['check.back'] }).click();
      await isThere();

      await setRoom();
      if (round % 2 === 0) await page.getByRole('button', { name: ja['trouble.retry'] }).click();
      await saved(page);
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.reload();
      await appReady(page);
      await isThere();
      expect(Object.keys(await storedChoices(page))).toHaveLength(answered);
      expectNoProblems();
      await context.close();
    }
    report(
      'quota 50 kB mid-way',
      `${ROUNDS} of ${ROUNDS} named, slowest after ${Math.max(...slowest)} ms, all saved once there was room`,
    );
  });
});

describe('a connection that dies under the app', () => {
  const ROUNDS = times(5, 50);
  const DEATHS = {
    // As after the browser has cleared or repaired the store: the connection is gone, and an event says so.
    'with its event': (connection: IDBDatabase) => {
      connection.close();
      connection.dispatchEvent(new Event('close'));
    },
    // As on iOS after a while in the background: the next transaction finds it out.
    'without a word': (connection: IDBDatabase) => connection.close(),
    'for one transaction': (connection: IDBDatabase) => {
      connection.transaction = () => {
        Reflect.deleteProperty(connection, 'transaction');
        throw new DOMException('the database connection is closing', 'InvalidStateError');
      };
    },
  };

  it(`is replaced by one new one, and nobody notices, ${ROUNDS} times`, async () => {
    const { page, context, expectNoProblems } = await visitWith(withConnections, SELF);
    await appReady(page);
    await page.evaluate(() => {
      const noticed: string[] = [];
      new MutationObserver(() => {
        const failed = document.querySelector('[data-status=failed], [role=alert]');
        if (failed) noticed.push(failed.textContent);
      }).observe(document, { subtree: true, childList: true, attributes: true });
      Object.assign(globalThis, { noticed });
    });
    const given: Record<string, string> = {};
    for (let round = 0; round < ROUNDS; round++) {
      const id = `q${String((round % 20) + 1).padStart(2, '0')}`;
      await goTo(page, questionAddress(SELF_CHECK, id));
      await question(page, SELF_CHECK, id).waitFor();
      const death = Object.values(DEATHS)[round % 3];
      const before = await page.evaluate(`(${death})(connections.at(-1)); connections.length`);
      const radio = page.getByRole('radio').nth((round + Math.floor(round / 20)) % 4);
      given[id] = (await radio.getAttribute('value')) ?? '';
      await radio.click();
      await page.waitForFunction((shown) => !document.querySelector(`input[name=${shown}]`), id);
      await saved(page);
      expect(await page.evaluate('connections.length')).toBe(Number(before) + 1);
      expect(await storedChoices(page)).toEqual(given);
      // The test's own connection is none of the app's.
      await page.evaluate('connections.pop()');
    }
    expect(await page.evaluate('noticed')).toEqual([]);
    expectNoProblems();
    await context.close();
    report('dead connection', `${ROUNDS} of ${ROUNDS} healed with one new connection, 0 unhandled rejections`);
  });
});

describe('a store that the browser has cleared', () => {
  const ROUNDS = times(3, 10);
  const ADDRESSES = [
    '',
    `#/result/${FIRM.self.id}`,
    `#/check/${SELF_CHECK}`,
    `#/review/${FIRM.selfOpen.id}`,
    '#/controls',
  ];

  it.each([
    ['with the tell-tale left leads to the recovery screen', 'indexeddb', ja['restore.lostTitle']],
    ['with nothing left is a first run', 'indexeddb,local_storage', ja['home.title']],
  ])(`%s, ${ROUNDS} times`, async (row, storageTypes, shown) => {
    for (let round = 0; round < ROUNDS; round++) {
      const { page, context, expectNoProblems } = await visitFirm(browser, url);
      await page.waitForFunction(() => localStorage.getItem('security-kenshin-kept'));
      await page.goto('about:blank');
      const devtools = await context.newCDPSession(page);
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes });
      const isFirstRun = storageTypes.includes('local_storage');
      await page.goto(url + (isFirstRun ? '' : ADDRESSES[round % ADDRESSES.length]));
      await heading(page, shown).waitFor();
      expect(await page.locator('canvas, [data-testid=score]').count()).toBe(0);
      expect(await heading(page, ja['restore.lostTitle']).count()).toBe(isFirstRun ? 0 : 1);
      expectNoProblems();
      await context.close();
    }
    report(`store evicted ${row}`, `${ROUNDS} of ${ROUNDS}`);
  });
});

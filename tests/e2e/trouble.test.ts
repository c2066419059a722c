import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import self from '../../data/instruments/ipa-self-check-v3.1/text.ja.json';
import { answerAll, appReady, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { en, ja } from '../support/words';

const url = inject('url');
const SELF = '#/check/ipa-self-check-v3.1';
const NOTE = 'あ'.repeat(2000);
const SCRIPT = '<script>alert(1)</script>';
const SCRIPT_PART = SCRIPT.replace('/', '%2F');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const startSelf = (page: Page) => link(page, `${ja['home.start']} (${self.title})`);
/** Folded in or not. */
const note = (page: Page) => page.getByRole('textbox', { name: ja['check.noteLabel'], includeHidden: true });
const status = (page: Page) => page.locator('#app').getByTestId('saved').getAttribute('data-status');

async function becomes(page: Page, wanted: string, timeout = 30_000): Promise<void> {
  await page.locator(`#app [data-testid=saved][data-status=${wanted}]`).waitFor({ timeout });
}

async function progressIs(page: Page, text: string): Promise<void> {
  await page.locator('#app').getByTestId('progress').getByText(text, { exact: true }).waitFor();
}

describe('where nothing can be stored', () => {
  it.each([
    ['is missing', () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
    [
      'is refused',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      },
    ],
  ])('the app says so and leads to the result, though the database %s', async (_, break_) => {
    const { page, context, expectNoProblems } = await visit(browser, url);
    await page.addInitScript(break_);
    await page.reload();
    await alert(page, ja['trouble.unavailable']).waitFor();
    await startSelf(page).click();
    await answerAll(page, () => 1);
    await page.getByTestId('score').getByText('50 / 100').waitFor();
    await alert(page, ja['trouble.unavailable']).waitFor();
    expectNoProblems();
    await context.close();
  });

  it('a database that never answers is named within 9 seconds, with two ways on', async () => {
    const { page, context, expectNoProblems } = await visit(browser, url);
    await appReady(page);
    const beside = await context.newPage();
    await beside.goto(`${url}icons/icon.svg`);
    // A connection that does not let go, and an erasing that waits for it: whatever opens from now on waits, too.
    await beside.evaluate(
      () =>
        new Promise((done) => {
          const held = indexedDB.open('security-kenshin');
          held.onsuccess = () => {
            indexedDB.deleteDatabase('security-kenshin').onblocked = done;
          };
        }),
    );
    await page.reload({ waitUntil: 'commit' });
    await alert(page, ja['trouble.no-answer']).waitFor({ timeout: 9000 });
    await startSelf(page).click();
    await page.getByRole('radio').first().waitFor();
    await tapAnswer(page, 0);
    await progressIs(page, '2 / 25');

    await beside.close();
    await button(page, ja['trouble.reload']).click();
    await appReady(page);
    await tapAnswer(page, 0);
    await becomes(page, 'saved');
    expect(await page.getByRole('alert').count()).toBe(0);
    expectNoProblems();
    await context.close();
  });

  it('settings that cannot be kept are applied all the same, and answering goes on', async () => {
    const { page, context, expectNoProblems } = await visit(browser, url);
    await page.addInitScript(() => {
      const get = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(globalThis, 'localStorage', { get });
    });
    await page.reload();
    await page.goto(`${url}#/settings`);
    await page.getByRole('radio', { name: ja['settings.themeDark'] }).click();
    await alert(page, ja['settings.unkept']).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await button(page, ja['app.otherLanguage']).click();
    await page.getByRole('heading', { level: 1, name: en['settings.title'] }).waitFor();
    await page.goto(url + SELF);
    await page.getByRole('radio').first().waitFor();
    await tapAnswer(page, 0);
    await becomes(page, 'saved');
    expectNoProblems();
    await context.close();
  });
});

/** A visit to a device that has room for so many bytes; `setRoom` changes that. */
async function visitWithRoom(bytes: number): Promise<Visit & { setRoom(bytes?: number): Promise<unknown> }> {
  let setRoom: (bytes?: number) => Promise<unknown> = Promise.reject;
  const narrow = {
    async newContext(options = {}) {
      const context = await browser.newContext(options);
      // Its copies of the app's files would fill the device first.
      await context.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
      const devtools = await context.newCDPSession(await context.newPage());
      const { origin } = new URL(url);
      setRoom = (quotaSize) =>
        devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) });
      await setRoom(bytes);
      return context;
    },
  };
  const visitor = await visit(narrow as Browser, url);
  return { ...visitor, setRoom: (size) => setRoom(size) };
}

describe('when the device is full', () => {
  it.each(['by itself', 'with the button'])(
    'what was typed stays, and is stored %s once there is room',
    async (way) => {
      // An empty database takes 74,000 bytes; a note of 2,000 characters takes 4,000.
      const { setRoom, page, context, expectNoProblems } = await visitWithRoom(84_000);
      if (way === 'with the button') {
        await page.addInitScript(() => {
          const setShort = globalThis.setTimeout;
          Object.assign(globalThis, {
            setTimeout: (work: () => void, delay = 0) => (delay < 1000 ? setShort(work, delay) : 0),
          });
        });
      }
      await page.goto(url + SELF);
      await page.reload();
      await appReady(page);
      let answered = 0;
      for (; (await status(page)) !== 'failed'; answered++) {
        // Chromium asks again only when the room it was promised is used up: from the second answer on there is none.
        if (answered === 1) await setRoom(1);
        await progressIs(page, `${answered + 1} / 25`);
        await page.getByText(ja['check.note']).click();
        await note(page).fill(NOTE);
        await tapAnswer(page, 2);
        await page.locator('#app [data-testid=saved]:is([data-status=saved], [data-status=failed])').waitFor();
      }
      expect(answered).toBeGreaterThan(1);
      await alert(page, ja['trouble.quota']).waitFor();
      expect(await page.getByText(ja['check.saved'], { exact: true }).count()).toBe(0);
      await link(page, ja['check.back']).click();
      await progressIs(page, `${answered} / 25`);
      expect(await page.getByRole('radio').nth(2).isChecked()).toBe(true);
      expect(await note(page).inputValue()).toBe(NOTE);

      await setRoom();
      if (way === 'with the button') await button(page, ja['trouble.retry']).click();
      await becomes(page, 'saved');
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.reload();
      await appReady(page);
      await progressIs(page, `${answered} / 25`);
      expect(await page.getByRole('radio').nth(2).isChecked()).toBe(true);
      expect(await note(page).inputValue()).toBe(NOTE);
      expectNoProblems();
      await context.close();
    },
  );
});

describe('an address that leads nowhere', () => {
  it.each([
    ['ja-JP', '#/nowhere', ja['trouble.noPageTitle'], ja['trouble.toHome']],
    ['ja-JP', '#/%', ja['trouble.noPageTitle'], ja['trouble.toHome']],
    ['ja-JP', '#/check/ipa-v9', fill(ja['trouble.noInstrumentTitle'], { id: 'ipa-v9' }), ja['trouble.toHome']],
    ['ja-JP', '#/check/%', fill(ja['trouble.noInstrumentTitle'], { id: '%' }), ja['trouble.toHome']],
    ['ja-JP', `${SELF}/q99`, fill(ja['trouble.noQuestionTitle'], { id: 'q99' }), ja['trouble.toCheck']],
    ['ja-JP', `${SELF}/q01?assessment=none`, ja['result.missingTitle'], ja['trouble.toHome']],
    ['ja-JP', '#/result/none', ja['result.missingTitle'], ja['trouble.toHome']],
    ['ja-JP', '#/review/none', ja['result.missingTitle'], ja['trouble.toHome']],
    ['ja-JP', '#/controls?assessment=none', ja['result.missingTitle'], ja['trouble.toHome']],
    ['ja-JP', '#/controls/9.99', fill(ja['control.missingTitle'], { id: '9.99' }), ja['control.back']],
    ['ja-JP', `#/controls/${SCRIPT_PART}`, fill(ja['control.missingTitle'], { id: SCRIPT }), ja['control.back']],
    ['en-GB', '#/nowhere', en['trouble.noPageTitle'], en['trouble.toHome']],
    ['en-GB', '#/result/none', en['result.missingTitle'], en['trouble.toHome']],
    ['en-GB', `#/check/${SCRIPT_PART}`, fill(en['trouble.noInstrumentTitle'], { id: SCRIPT }), en['trouble.toHome']],
    ['en-GB', `${SELF}/__proto__`, fill(en['trouble.noQuestionTitle'], { id: '__proto__' }), en['trouble.toCheck']],
  ])('says so and leads on (%s, %s)', async (locale, address, sentence, wayOn) => {
    const { page, context, expectNoProblems } = await visit(browser, url + address, { locale });
    await page.getByRole('heading', { level: 1, name: sentence, exact: true }).waitFor();
    await page.getByRole('main').getByRole('link', { name: wayOn, exact: true }).click();
    await page.getByText(sentence, { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('main').getByRole('link').first().waitFor();
    expectNoProblems();
    await context.close();
  });
});

describe('a file of the app that cannot be fetched', () => {
  it.each([
    ['a page behind the questions', '#/settings', ja['settings.title']],
    ['a questionnaire', SELF, self.questions.q01.text],
  ])('is named, and reloading brings it: %s', async (_, address, shown) => {
    const { page, context } = await visit(browser, url, { serviceWorkers: 'block' });
    await appReady(page);
    await page.route(/\.js$/, (route) => route.abort());
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await page.getByRole('heading', { level: 1, name: ja['trouble.loadTitle'] }).waitFor();
    await page.unroute(/\.js$/);
    await button(page, ja['trouble.reload']).click();
    await page.locator('#app main').getByText(shown, { exact: true }).waitFor();
    await context.close();
  });

  it('is named when it is the other language, which then stays away', async () => {
    const { page, context } = await visit(browser, url, { serviceWorkers: 'block' });
    await appReady(page);
    await page.route(/\.js$/, (route) => route.abort());
    await button(page, ja['app.otherLanguage']).click();
    await page.getByText(ja['trouble.loadTitle']).waitFor();
    await context.close();
  });
});

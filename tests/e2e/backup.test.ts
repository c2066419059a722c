import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { appReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { FIRM, goTo, SELF_CHECK, storedChoices, visitFirm } from '../support/seed';
import { ja } from '../support/words';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const counted = (text: string, count: number) => text.replace('{{count}}', String(count));

/** Every record of both stores, as it is. */
function dump(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((done, fail) => {
        const opening = indexedDB.open('security-kenshin');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['assessments', 'answers']);
          const all = ['assessments', 'answers'].map((name) => transaction.objectStore(name).getAll());
          transaction.oncomplete = () => {
            opening.result.close();
            done(all.map((request) => request.result));
          };
        };
      }),
  );
}

/** Makes a backup by the button and returns its bytes. */
async function makeBackup(page: Page, passphrase?: string): Promise<Buffer> {
  await goTo(page, '#/data');
  if (passphrase !== undefined) {
    await page.getByRole('checkbox', { name: ja['data.encrypt'] }).check();
    if (passphrase) await page.getByRole('textbox', { name: ja['data.passphrase'] }).fill(passphrase);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, ja['data.make']).click()]);
  await page.getByText(ja['data.downloaded']).waitFor();
  expect(download.suggestedFilename()).toMatch(/^security-kenshin-backup_\d{4}-\d\d-\d\d\.(json|txt)$/);
  return readFileSync((await download.path()) ?? '');
}

const give = (page: Page, bytes: Buffer, name = 'backup.json') =>
  page.getByLabel(ja['restore.choose']).setInputFiles({ name, mimeType: 'application/json', buffer: bytes });

describe('a backup', () => {
  it('brings everything to a device that has nothing, and says before what it will do', async () => {
    const old = await visitFirm(browser, url);
    const before = await dump(old.page);
    const bytes = await makeBackup(old.page);
    await old.context.close();
    const { page, context, expectNoProblems } = await visit(browser, `${url}#/data`);
    await give(page, bytes);
    await page.getByText(counted(ja['restore.added'], 5)).waitFor();
    await page.getByText(counted(ja['restore.changed'], 0)).waitFor();
    await button(page, ja['restore.do']).click();
    await button(page, ja['restore.undo']).waitFor();
    expect(await dump(page)).toEqual(before);
    await goTo(page, `#/result/${FIRM.self.id}`);
    await page.getByTestId('score').waitFor();
    await context.close();
    expectNoProblems();
  });

  it('with a passphrase opens with it and with nothing else', async () => {
    const old = await visitFirm(browser, url);
    const before = await dump(old.page);
    const bytes = await makeBackup(old.page, 'いろは にほへと 7');
    await old.context.close();
    expect(bytes.toString()).not.toContain(SELF_CHECK);
    const { page, context, expectNoProblems } = await visit(browser, `${url}#/data`);
    await give(page, bytes);
    const field = page.getByRole('textbox', { name: ja['restore.passphrase'] });
    await field.fill('いろは にほへと 8');
    await button(page, ja['restore.open']).click();
    await page.getByText(ja['restore.wrong-passphrase']).waitFor();
    await field.fill('いろは にほへと 7');
    await button(page, ja['restore.open']).click();
    await button(page, ja['restore.do']).click();
    await button(page, ja['restore.undo']).waitFor();
    expect(await dump(page)).toEqual(before);
    await context.close();
    expectNoProblems();
  });

  it('offers a code of its own, which counts however it is typed', async () => {
    const old = await visitFirm(browser, url);
    await goTo(old.page, '#/data');
    await old.page.getByRole('checkbox', { name: ja['data.encrypt'] }).check();
    const code = await old.page.getByRole('textbox', { name: ja['data.passphrase'] }).inputValue();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const [download] = await Promise.all([
      old.page.waitForEvent('download'),
      button(old.page, ja['data.make']).click(),
    ]);
    const bytes = readFileSync((await download.path()) ?? '');
    await old.context.close();
    const { page, context, expectNoProblems } = await visit(browser, `${url}#/data`);
    await give(page, bytes);
    await page.getByRole('textbox', { name: ja['restore.passphrase'] }).fill(code.toLowerCase().replaceAll('-', ' '));
    await button(page, ja['restore.open']).click();
    await button(page, ja['restore.do']).waitFor();
    await context.close();
    expectNoProblems();
  });

  it('never takes the place of a present answer unless that is wanted, and can be taken back', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    const bytes = await makeBackup(page);
    await goTo(page, `#/check/${SELF_CHECK}/q01?assessment=${FIRM.self.id}`);
    await page.keyboard.press('4');
    await page.locator('#app [data-testid=saved][data-status=saved]').waitFor();
    const mine = await dump(page);
    await goTo(page, '#/data');
    await give(page, bytes);
    await page.getByText(counted(ja['restore.kept'], 1)).waitFor();
    await button(page, ja['restore.do']).click();
    await button(page, ja['restore.undo']).waitFor();
    expect(await dump(page)).toEqual(mine);

    await give(page, bytes, 'again.json');
    await page.getByRole('radio', { name: ja['restore.preferRestored'] }).check();
    await page.getByText(counted(ja['restore.changed'], 1)).waitFor();
    await button(page, ja['restore.do']).click();
    await button(page, ja['restore.undo']).waitFor();
    expect((await storedChoices(page)).q01).toBe('done');
    await button(page, ja['restore.undo']).click();
    await page.getByText(ja['restore.undone']).waitFor();
    expect(await dump(page)).toEqual(mine);
    await context.close();
    expectNoProblems();
  });

  it('is taken in when it is dropped anywhere', async () => {
    const old = await visitFirm(browser, url);
    const bytes = await makeBackup(old.page);
    await old.context.close();
    const { page, context, expectNoProblems } = await visit(browser, url);
    await appReady(page);
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'backup.json', { type: 'application/json' }));
      return data;
    }, bytes.toString());
    await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
    await page.getByText(counted(ja['restore.added'], 5)).waitFor();
    await context.close();
    expectNoProblems();
  });

  it('is remembered with its date, and asked for after a finished check, once a day', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    await goTo(page, `#/result/${FIRM.self.id}`);
    const reminder = page.getByRole('heading', { name: ja['remind.backup'] });
    await reminder.waitFor();
    await button(page, ja['remind.later']).click();
    await reminder.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('recommendation').first().waitFor();
    expect(await reminder.count()).toBe(0);
    await goTo(page, '#/settings');
    await page.getByText(ja['data.noBackup']).waitFor();
    await makeBackup(page);
    await goTo(page, '#/settings');
    await page.getByText(ja['data.lastBackup'].replace('{{date}}', '')).waitFor();
    await context.close();
    expectNoProblems();
  });
});

describe('when the records are gone', () => {
  const empty = () =>
    new Promise((done) => {
      const deleting = indexedDB.deleteDatabase('security-kenshin');
      deleting.onsuccess = done;
      deleting.onerror = done;
    });

  it('a device that remembers some says so, and a backup brings them back', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    const bytes = await makeBackup(page);
    await page.evaluate(empty);
    await page.goto(url);
    await page.getByRole('heading', { level: 1, name: ja['restore.lostTitle'] }).waitFor();
    await page.goto(`${url}#/check/${SELF_CHECK}`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: ja['restore.lostTitle'] }).waitFor();
    await page.getByRole('link', { name: ja['restore.lostBackup'] }).click();
    await give(page, bytes);
    await button(page, ja['restore.do']).click();
    await button(page, ja['restore.undo']).waitFor();
    await goTo(page, '#/');
    await page.getByRole('heading', { name: ja['home.resultsTitle'] }).waitFor();
    await context.close();
    expectNoProblems();
  });

  it('the person can go on without them, and is not asked again', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    await page.evaluate(empty);
    await page.goto(url);
    await button(page, ja['restore.lostAfresh']).click();
    await page.getByRole('heading', { level: 1, name: ja['home.title'] }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: ja['home.title'] }).waitFor();
    await context.close();
    expectNoProblems();
  });

  it('a device that remembers nothing begins as on the first day', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    await page.evaluate(empty);
    await page.evaluate(() => localStorage.clear());
    await page.goto(url);
    await page.getByRole('heading', { level: 1, name: ja['home.title'] }).waitFor();
    await context.close();
    expectNoProblems();
  });
});

describe('before the first answer', () => {
  const IPHONE =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

  it.each([
    [IPHONE, 'remind.install'],
    [`${IPHONE} Line/15.1.0`, 'remind.line'],
  ] as const)('an iPhone is told where its records will stay: %s', async (userAgent, key) => {
    const { page, context, expectNoProblems } = await visit(browser, url, { userAgent });
    await page.getByRole('heading', { name: ja[key] }).waitFor();
    await context.close();
    expectNoProblems();
  });

  it('nobody else is', async () => {
    const { page, context, expectNoProblems } = await visit(browser, url);
    await appReady(page);
    await page.waitForTimeout(500);
    expect(await page.getByText(ja['remind.install']).count()).toBe(0);
    await context.close();
    expectNoProblems();
  });
});

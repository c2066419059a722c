import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findBrowser } from '../../.ci/browser.mjs';
import selfEn from '../../data/instruments/ipa-self-check-v3.1/text.en.json';
import selfJa from '../../data/instruments/ipa-self-check-v3.1/text.ja.json';
import { questions as meti } from '../../data/instruments/meti-checksheet-v2.0/text.ja.json';
import en from '../../src/i18n/en.json';
import ja from '../../src/i18n/ja.json';
import { answerAll, appReady, saved, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';

const url = inject('url');
const SELF = '#/check/ipa-self-check-v3.1';
const CLOUD = '#/check/ipa-cloud-v3.1';
const METI = '#/check/meti-checksheet-v2.0';
/** How soon an answer given in one tab shows in another. Milliseconds. */
const SEEN_WITHIN = 500;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const chosen = (page: Page) => page.getByRole('radio', { checked: true });
const item = (page: Page, text: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: text });
const note = (page: Page) => page.getByRole('textbox', { name: ja['check.noteLabel'] });

/** What one visitor does from an address on. Nothing may go wrong beneath it. */
function from(address: string, story: (visitor: Visit) => Promise<void>): () => Promise<void> {
  return async () => {
    const visitor = await visit(browser, url + address);
    await appReady(visitor.page);
    await story(visitor);
    visitor.expectNoProblems();
    await visitor.context.close();
  };
}

/** Opens an address anew, as from a bookmark. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url + address);
  await appReady(page);
}

/** Answers the next questions, one tap each, and waits until they are stored. */
async function answer(page: Page, ...places: number[]): Promise<void> {
  await page.getByRole('radio').first().waitFor();
  for (const place of places) await tapAnswer(page, place);
  await saved(page);
}

async function startService(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: ja['subject.label'] }).fill(name);
  await page.getByRole('button', { name: ja['subject.start'] }).click();
}

async function openNote(page: Page): Promise<void> {
  await page.getByText(ja['check.note']).click();
  await note(page).waitFor();
}

const progressIs = (page: Page, text: string) =>
  page.locator('#app').getByTestId('progress').getByText(text, { exact: true }).waitFor();

/** A browser that keeps what it stores in a folder, as people's own browsers do. */
function visitWithProfile(profile: string): Promise<Visit> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  const newContext = (options = {}) =>
    chromium.launchPersistentContext(profile, { executablePath: findBrowser() ?? '', args, ...options });
  return visit({ newContext } as Browser, url);
}

async function killBrowser({ context }: Visit): Promise<void> {
  const devtools = await context.browser()?.newBrowserCDPSession();
  const processes = (await devtools?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
  const gone = new Promise((done) => context.once('close', done));
  for (const { type, id } of processes) if (type === 'browser') process.kill(id, 'SIGKILL');
  await gone;
}

describe('the next visit', () => {
  it(
    'goes on with the next question after one tap, though the tab was closed',
    from(SELF, async ({ page, newTab }) => {
      await answer(page, 0, 1, 2);
      await page.close();
      const next = await newTab();
      await next.goto(url);
      await link(next, ja['home.continue']).click();
      await progressIs(next, '4 / 25');
      await next.getByRole('group', { name: selfJa.questions.q04.text }).waitFor();
      expect(await chosen(next).count()).toBe(0);
    }),
  );

  it(
    'goes on with the next question from the bare address of the check',
    from(SELF, async ({ page }) => {
      await answer(page, 0, 1);
      await open(page, SELF);
      await progressIs(page, '3 / 25');
      await link(page, ja['check.back']).click();
      await chosen(page).waitFor();
      expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
    }),
  );

  it('finds every answer that was shown as saved, though the browser was killed right then', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'kenshin-profile-'));
    const first = await visitWithProfile(profile);
    await link(first.page, `${ja['home.start']} (${selfJa.title})`).click();
    await answer(first.page, 0, 3, 1);
    await killBrowser(first);

    const { page, context, expectNoProblems } = await visitWithProfile(profile);
    await link(page, ja['home.continue']).click();
    await progressIs(page, '4 / 25');
    for (const place of [1, 3, 0]) {
      await link(page, ja['check.back']).click();
      await chosen(page).waitFor();
      expect(await page.getByRole('radio').nth(place).isChecked()).toBe(true);
    }
    expectNoProblems();
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it(
    'shows the check under way first on the home screen',
    from(METI, async ({ page }) => {
      await answer(page, 0);
      await open(page, '');
      const first = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { level: 2 }) })
        .first();
      await first.getByText(fill(ja['home.continueAt'], { answered: 1, total: 41 })).waitFor();
      await first.getByRole('link', { name: ja['home.continue'] }).click();
      await page.getByRole('group', { name: Object.values(meti)[1]?.text ?? '' }).waitFor();
    }),
  );

  it(
    'keeps question and answers when the language is switched half-way',
    from(SELF, async ({ page }) => {
      await answer(page, 2, 0);
      await page.getByRole('button', { name: ja['app.otherLanguage'] }).click();
      await page.getByRole('group', { name: selfEn.questions.q03.text }).waitFor();
      for (const _ of [2, 1]) await link(page, en['check.back']).click();
      await page.reload();
      await page.getByRole('group', { name: selfEn.questions.q01.text }).waitFor();
      expect(await page.getByRole('radio', { name: selfEn.choices['not-done'], exact: true }).isChecked()).toBe(true);
    }),
  );
});

describe('the review', () => {
  it(
    'lists what was skipped before everything else',
    from(SELF, async ({ page }) => {
      await link(page, ja['check.skip']).click();
      await page.waitForURL(/q02$/);
      await answerAll(page, () => 0);
      await title(page, ja['review.title']).waitFor();
      expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(ja['review.open']);
      const first = page.getByRole('main').getByRole('listitem').first();
      expect(await first.textContent()).toContain(selfJa.questions.q01.text);
      expect(await first.textContent()).toContain(ja['review.unanswered']);
      await first.getByRole('link').click();
      await answer(page, 0);
      expect(page.url()).toContain('#/result/');
    }),
  );

  it(
    'changes an answer of a finished result, which stays finished and counts anew',
    from(SELF, async ({ page }) => {
      await answerAll(page, () => 0);
      await page.getByTestId('score').getByText('100 / 100').waitFor();
      const result = page.url();
      await link(page, ja['result.review']).click();
      await item(page, selfJa.questions.q02.text).getByRole('link').click();
      await chosen(page).waitFor();
      await tapAnswer(page, 3);
      await title(page, ja['review.title']).waitFor();
      await link(page, ja['check.toResult']).click();
      await page.getByTestId('score').getByText('95 / 100').waitFor();
      expect(page.url()).toBe(result);
      await open(page, '');
      expect(await link(page, ja['home.continue']).count()).toBe(0);
    }),
  );

  it(
    'leaves a finished result open to be read again from the home screen',
    from(CLOUD, async ({ page }) => {
      await startService(page, '会計ソフト');
      await page.getByRole('radio').first().waitFor();
      await answerAll(page, (place) => Number(place === 0));
      await open(page, '');
      await page.getByRole('link', { name: '会計ソフト' }).click();
      await page.getByTestId('score').getByText('14 / 15').waitFor();
    }),
  );
});

describe('a cloud service', () => {
  it(
    'has a sheet of its own beside the other services',
    from(CLOUD, async ({ page }) => {
      await startService(page, '会計ソフト');
      await answer(page, 0, 0);
      await open(page, CLOUD);
      await startService(page, 'Google Workspace');
      await answer(page, 1);
      await open(page, CLOUD);
      await page.getByRole('link', { name: /^会計ソフト.* 2 \/ 15/ }).click();
      await progressIs(page, '3 / 15');
      await open(page, '');
      expect(await link(page, ja['home.continue']).count()).toBe(2);
      await page.getByRole('paragraph').filter({ hasText: 'Google Workspace' }).getByRole('link').click();
      await progressIs(page, '2 / 15');
      await link(page, ja['check.back']).click();
      await chosen(page).waitFor();
      expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
    }),
  );

  it.each([
    ['nothing but spaces', ' \u3000 ', ja['subject.empty']],
    ['61 characters', 'あ'.repeat(61), fill(ja['subject.tooLong'], { limit: 60 })],
    [
      'a name already under way, written in another form',
      ' \u30ab\u3099ス ',
      fill(ja['subject.taken'], { subject: 'ガス' }),
    ],
  ])('is refused in words when its name is %s', (_, name, sentence) =>
    from(CLOUD, async ({ page }) => {
      await startService(page, 'ガス');
      await answer(page, 0);
      await open(page, CLOUD);
      await startService(page, name);
      await page.getByRole('alert').getByText(sentence).waitFor();
      expect(await page.getByRole('radio').count()).toBe(0);
      await startService(page, 'い'.repeat(60));
      await progressIs(page, '1 / 15');
    })(),
  );

  it(
    'may be named with HTML, which stays text everywhere',
    from(CLOUD, async ({ page }) => {
      const name = '<img src=x onerror=alert(1)>';
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await startService(page, name);
      await page.getByText(name).waitFor();
      await answerAll(page, () => 1);
      await page.getByText(name).first().waitFor();
      await page.getByTestId('score').waitFor();
      await link(page, ja['result.review']).click();
      await page.getByText(name).waitFor();
      await open(page, '');
      await page.getByText(name).waitFor();
      await open(page, CLOUD);
      await startService(page, name);
      expect(await page.locator('img').count()).toBe(0);
      expect(dialogs).toEqual([]);
    }),
  );
});

describe('a second tab', () => {
  it(
    'shows an answer of the first one within half a second',
    from(SELF, async ({ page, newTab }) => {
      const other = await newTab();
      await open(other, `${SELF}/q01`);
      await answer(page, 2);
      await chosen(other).waitFor({ timeout: SEEN_WITHIN });
      expect(await other.getByRole('radio').nth(2).isChecked()).toBe(true);
    }),
  );

  it(
    'goes on with the same check, though both were opened before the first answer',
    from(SELF, async ({ page, newTab }) => {
      const other = await newTab();
      await open(other, SELF);
      await answer(page, 0);
      await chosen(other).waitFor({ timeout: SEEN_WITHIN });
      await link(other, ja['check.next']).click();
      await answer(other, 1, 1);
      await answer(page, 3);
      await open(page, '');
      await page.getByText(fill(ja['home.continueAt'], { answered: 3, total: 25 })).waitFor();
      expect(await link(page, ja['home.continue']).count()).toBe(1);
    }),
  );
});

describe('a note', () => {
  it(
    'is there again, though the page was closed while typing',
    from(SELF, async ({ page, newTab }) => {
      await openNote(page);
      await note(page).pressSequentially('鍵は2本。');
      await page.close();
      const next = await newTab();
      await open(next, `${SELF}/q01`);
      await openNote(next);
      expect(await note(next).inputValue()).toBe('鍵は2本。');
    }),
  );

  it(
    'of 100,000 characters is refused in words, and a shorter one is kept instead',
    from(SELF, async ({ page }) => {
      await openNote(page);
      await note(page).fill('短いメモ');
      await saved(page);
      await note(page).fill('あ'.repeat(100_000));
      await page
        .getByRole('alert')
        .getByText(fill(ja['check.noteTooLong'], { limit: 2000, length: 100_000 }))
        .waitFor();
      await open(page, `${SELF}/q01`);
      await openNote(page);
      expect(await note(page).inputValue()).toBe('短いメモ');
      await note(page).fill('あ'.repeat(2001));
      await note(page).fill('い'.repeat(2000));
      await saved(page);
      expect(await page.getByRole('alert').count()).toBe(0);
      await open(page, `${SELF}/q01`);
      await openNote(page);
      expect(await note(page).inputValue()).toBe('い'.repeat(2000));
    }),
  );
});

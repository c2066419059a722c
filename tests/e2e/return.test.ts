import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findBrowser } from '../../.ci/browser.mjs';
import selfEn from '../../data/instruments/ipa-self-check-v3.1/text.en.json';
import selfJa from '../../data/instruments/ipa-self-check-v3.1/text.ja.json';
import meti from '../../data/instruments/meti-checksheet-v2.0/text.ja.json';
import { plain } from '../../src/ui/phrases';
import { answerAll, appReady, saved, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { en, ja } from '../support/words';

const url = inject('url');
const SELF = '#/check/ipa-self-check-v3.1';
const METI = '#/check/meti-checksheet-v2.0';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const chosen = (page: Page) => page.getByRole('radio', { checked: true });
/** Folded in or not. */
const note = (page: Page) => page.getByRole('textbox', { name: ja['check.noteLabel'], includeHidden: true });

async function progressIs(page: Page, text: string): Promise<void> {
  await page.locator('#app').getByTestId('progress').getByText(text, { exact: true }).waitFor();
}

/** What one visitor does from an address on. Nothing may go wrong beneath it. */
function story(title: string, address: string, steps: (visitor: Visit) => Promise<void>): void {
  it(title, async () => {
    const visitor = await visit(browser, url + address);
    await appReady(visitor.page);
    await steps(visitor);
    visitor.expectNoProblems();
    await visitor.context.close();
  });
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

async function openNote(page: Page): Promise<void> {
  await page.getByText(ja['check.note']).click();
  await note(page).waitFor();
}

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
  story('goes on with the next question after one tap, though the tab was closed', SELF, async ({ page, newTab }) => {
    await answer(page, 0, 1, 2);
    await page.close();
    const next = await newTab();
    await next.goto(url);
    await link(next, ja['home.continue']).click();
    await progressIs(next, '4 / 25');
    await next.getByRole('group', { name: selfJa.questions.q04.text }).waitFor();
    expect(await chosen(next).count()).toBe(0);
  });

  story('goes on with the next question from the bare address of the check', SELF, async ({ page }) => {
    await answer(page, 0, 1);
    await open(page, SELF);
    await progressIs(page, '3 / 25');
    await link(page, ja['check.back']).click();
    await chosen(page).waitFor();
    expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
  });

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

  story('finds what was tapped or typed the instant before the tab was closed', SELF, async ({ newTab }) => {
    const numbers = Array.from({ length: 8 }, (_, place) => place + 1);
    for (const number of numbers) {
      const page = await newTab();
      await page.goto(`${url}${SELF}/q0${number}`);
      await progressIs(page, `${number} / 25`);
      await page.getByRole('radio').first().click();
      await page.close();
    }
    for (const number of numbers) {
      const page = await newTab();
      await page.goto(`${url}${SELF}/q1${number}`);
      await openNote(page);
      await note(page).fill(`メモ${number}`);
      await page.close();
    }
    const next = await newTab();
    await open(next, '');
    await next.getByText(/\d+ \/ 25/).waitFor();
    const found: string[] = [];
    for (const number of numbers) {
      await open(next, `${SELF}/q0${number}`);
      if (await chosen(next).count()) found.push(`answer ${number}`);
      await open(next, `${SELF}/q1${number}`);
      if (await note(next).inputValue()) found.push(`note ${number}`);
    }
    expect(found.sort()).toEqual(numbers.flatMap((number) => [`answer ${number}`, `note ${number}`]).sort());
  });

  story('shows the check under way first on the home screen', METI, async ({ page }) => {
    await answer(page, 0);
    await open(page, '');
    const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
    await cards.first().getByRole('heading', { name: meti.title }).waitFor();
    await cards.first().getByRole('link', { name: ja['home.continue'] }).click();
    await page.getByRole('group', { name: Object.values(meti.questions)[1]?.text ?? '' }).waitFor();
  });
});

story('the language can be switched half-way: question and answers stay', SELF, async ({ page }) => {
  await answer(page, 2, 0);
  await page.getByRole('button', { name: ja['app.otherLanguage'] }).click();
  await page.getByRole('group', { name: selfEn.questions.q03.text }).waitFor();
  for (const _ of [2, 1]) await link(page, en['check.back']).click();
  await page.reload();
  await page.getByRole('group', { name: selfEn.questions.q01.text }).waitFor();
  expect(await page.getByRole('radio', { name: selfEn.choices['not-done'], exact: true }).isChecked()).toBe(true);
});

describe('the review', () => {
  story('lists what was skipped before everything else', SELF, async ({ page }) => {
    await link(page, ja['check.skip']).click();
    await progressIs(page, '2 / 25');
    await answerAll(page, () => 0);
    await page.getByRole('heading', { level: 1, name: ja['review.title'] }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(ja['review.openTitle']);
    const first = page.getByRole('main').getByRole('listitem').first();
    expect(await first.textContent()).toContain(plain(selfJa.questions.q01.text));
    expect(await first.textContent()).toContain(ja['review.unanswered']);
    await first.getByRole('link').click();
    await page.getByRole('radio').first().waitFor();
    await tapAnswer(page, 0);
    await page.getByTestId('score').waitFor();
  });

  story('changes an answer of a finished result, which stays finished and counts anew', SELF, async ({ page }) => {
    await answerAll(page, () => 0);
    await page.getByTestId('score').getByText('100 / 100').waitFor();
    const result = page.url();
    await link(page, ja['result.review']).click();
    const second = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: plain(selfJa.questions.q02.text) });
    await second.getByRole('link').click();
    await chosen(page).waitFor();
    await tapAnswer(page, 3);
    await page.getByRole('heading', { level: 1, name: ja['review.title'] }).waitFor();
    await link(page, ja['check.toResult']).click();
    await page.getByTestId('score').getByText('95 / 100').waitFor();
    expect(page.url()).toBe(result);
    await link(page, ja['app.name']).click();
    for (const reload of [true, false]) {
      await page.getByRole('link', { name: /20\d\d/ }).waitFor();
      expect(await link(page, ja['home.continue']).count()).toBe(0);
      if (reload) await open(page, '');
    }
  });
});

describe('a second tab', () => {
  story('shows an answer of the first one within half a second', SELF, async ({ page, newTab }) => {
    const other = await newTab();
    await open(other, `${SELF}/q01`);
    const tapped = page.evaluate(
      () => new Promise<number>((done) => addEventListener('click', () => done(Date.now()), { capture: true })),
    );
    const seen = other.evaluate(
      () =>
        new Promise<number>((done) => {
          const look = () => (document.querySelector('input:checked') ? done(Date.now()) : setTimeout(look, 5));
          look();
        }),
    );
    await tapAnswer(page, 2);
    expect((await seen) - (await tapped)).toBeLessThan(500);
    expect(await other.getByRole('radio').nth(2).isChecked()).toBe(true);
  });

  story('goes on with the same check, though both were open before it began', SELF, async ({ page, newTab }) => {
    const other = await newTab();
    await open(other, SELF);
    await answer(page, 0);
    await chosen(other).waitFor();
    await link(other, ja['check.next']).click();
    await answer(other, 1, 1);
    await chosen(page).waitFor();
    await open(page, '');
    await page.getByText(fill(ja['home.continueAt'], { answered: 3, total: 25 })).waitFor();
    expect(await link(page, ja['home.continue']).count()).toBe(1);
  });
});

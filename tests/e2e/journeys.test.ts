import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerAll, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { en, ja } from '../support/words';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Everything but full marks somewhere, so that every part of the result has something to show. */
const mixed = (place: number) => [0, 1, 2, 3, 0][place % 5] ?? 0;

const LANGUAGES = [
  { locale: 'ja-JP', words: ja },
  { locale: 'en-GB', words: en },
] as const;

const INSTRUMENTS = [
  { id: 'ipa-self-check-v3.1', questions: 25, score: /^-?\d+ \/ 100$/, axes: 10, band: true, card: 0 },
  { id: 'ipa-cloud-v3.1', questions: 15, score: /^\d+ \/ 1\d$/, axes: 5, band: false, card: 1 },
  { id: 'meti-checksheet-v2.0', questions: 41, score: /^\d+ \/ \d\d$/, axes: 10, band: false, card: 2 },
] as const;

/** Takes a first-time visitor from the home screen through every question to the result. */
async function takeCheck(
  { locale, words }: (typeof LANGUAGES)[number],
  instrument: (typeof INSTRUMENTS)[number],
): Promise<Visit & { taps: number }> {
  const visitor = await visit(browser, url, { locale });
  const { page } = visitor;
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2 }) })
    .nth(instrument.card)
    .getByRole('link')
    .click();
  let taps = 1;
  if (instrument.id === 'ipa-cloud-v3.1') {
    await page.getByRole('textbox', { name: words['subject.label'] }).fill('Google Workspace');
    await page.getByRole('button', { name: words['subject.start'] }).click();
    taps += 2;
  }
  await page.getByRole('radio').first().waitFor();
  taps += await answerAll(page, mixed);
  await page.getByTestId('score').waitFor();
  return { ...visitor, taps };
}

describe.each(LANGUAGES)('in $locale', (language) => {
  it.each(INSTRUMENTS)('$id goes from start over the result to a control and home again', async (instrument) => {
    const { words } = language;
    const { page, context, taps, expectNoProblems } = await takeCheck(language, instrument);

    expect(taps).toBeLessThanOrEqual(instrument.questions + 5);
    expect(page.url()).toContain('#/result/');
    expect(await page.getByTestId('score').textContent()).toMatch(instrument.score);
    expect(await page.getByTestId('band').count()).toBe(instrument.band ? 1 : 0);
    expect(await page.getByTestId('axes').getByRole('row').count()).toBe(instrument.axes + 1);
    await page.locator('canvas[data-drawn]').waitFor();
    expect(await page.getByTestId('recommendation').count()).toBe(6);
    expect(await page.getByTestId('gap').count()).toBeGreaterThan(0);
    expect(await page.getByTestId('dont-know').count()).toBeGreaterThan(0);
    expect(await page.getByRole('table').isVisible()).toBe(true);

    const first = page.getByTestId('recommendation').first();
    const control = await first.getAttribute('data-control');
    await first.getByRole('link', { name: words['controls.open'] }).click();
    await page.getByRole('heading', { name: words['control.whyTitle'] }).waitFor();
    expect(page.url()).toContain(`#/controls/${control}`);
    await page.getByRole('link', { name: words['app.name'], exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#/');
    await page
      .getByRole('link')
      .filter({ hasText: /2026|20\d\d/ })
      .first()
      .waitFor();

    expectNoProblems();
    await context.close();
  });
});

it('shows all recommendations of a result on a page of their own, each with the answers that led to it', async () => {
  const { page, context, expectNoProblems } = await takeCheck(LANGUAGES[0], INSTRUMENTS[2]);
  await page.getByRole('link', { name: /おすすめ対策をすべて見る/ }).click();
  await page.getByRole('heading', { level: 1, name: 'おすすめ対策' }).waitFor();
  const cards = page.getByTestId('recommendation');
  expect(await cards.count()).toBeGreaterThan(20);
  for (const card of await cards.all()) {
    await card.locator('summary').click();
    expect(await card.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await card.textContent()).toContain('ISO/IEC 27001:2022');
  }
  expect(await page.getByText(/ID\.GV-1/).count()).toBeGreaterThan(0);
  expectNoProblems();
  await context.close();
});

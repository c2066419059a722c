import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readInstrument } from '../data/read-data';
import { appReady, saved, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { FIRM, goTo, JAPANESE, question, questionAddress, SELF_CHECK, storedChoices, visitFirm } from '../support/seed';
import { ja } from '../support/words';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const QUESTIONS = readInstrument(SELF_CHECK).sections.flatMap((section) => section.questions.map(({ id }) => id));

/** Longer than the two taps of a double tap are apart. Milliseconds. */
const PAUSE = 600;

/** A first-time visitor with the first of the 25 questions open. */
async function visitQuestion(options: BrowserContextOptions = {}): Promise<Visit> {
  const visitor = await visit(browser, `${url}#/check/${SELF_CHECK}`, options);
  await appReady(visitor.page);
  await standsAt(visitor.page, 'q01');
  return visitor;
}

async function standsAt(page: Page, id: string): Promise<void> {
  await question(page, SELF_CHECK, id).waitFor({ timeout: 10_000 });
  await page.waitForURL(url + questionAddress(SELF_CHECK, id));
}

const answers = (page: Page) => page.getByRole('radio');
const chosenAnswers = (page: Page) => page.getByRole('radio', { checked: true }).count();
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Presses Tab until the focus is on `target`. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  throw new Error(`40 presses of Tab do not reach ${target}`);
}

describe('with the keyboard', () => {
  it('a figure answers and stays, Enter then moves on, and no other key does anything', async () => {
    const { context, page, expectNoProblems } = await visitQuestion();
    for (const key of ['Enter', '0', '5', '9', 'Control+1', 'Alt+2', 'Meta+3']) await page.keyboard.press(key);
    expect(await chosenAnswers(page)).toBe(0);
    expect(await storedChoices(page)).toEqual({});
    for (const [place, key] of ['1', '2', '3', '4'].entries()) {
      await page.keyboard.press(key);
      expect(await answers(page).nth(place).isChecked()).toBe(true);
      expect(await hasFocus(answers(page).nth(place))).toBe(true);
      await standsAt(page, 'q01');
    }
    await saved(page);
    expect(await storedChoices(page)).toEqual({ q01: 'unknown' });
    await page.keyboard.press('Enter');
    await standsAt(page, 'q02');
    await context.close();
    expectNoProblems();
  });

  it('figures and Enter in quick succession each go to their own question', async () => {
    const { context, page, expectNoProblems } = await visitQuestion();
    await Promise.all(['1', 'Enter', '2', 'Enter', '3', 'Enter'].map((key) => page.keyboard.press(key)));
    await standsAt(page, 'q04');
    await saved(page);
    expect(await storedChoices(page)).toEqual({ q01: 'done', q02: 'partly', q03: 'not-done' });
    await context.close();
    expectNoProblems();
  });

  it('arrows walk through the answers, answer, and never move on', async () => {
    const { context, page, expectNoProblems } = await visitQuestion();
    // A tap before must not turn the arrows of the next question into taps.
    await tapAnswer(page, 0);
    await standsAt(page, 'q02');
    await tabTo(page, answers(page).first());
    expect(await chosenAnswers(page)).toBe(0);
    const steps = { ArrowDown: 1, ArrowRight: 2, ArrowUp: 1, ArrowLeft: 0 };
    for (const [key, place] of [...Object.entries(steps), ['ArrowUp', 3] as const, ['ArrowLeft', 2] as const]) {
      await page.keyboard.press(key);
      expect(await answers(page).nth(place).isChecked()).toBe(true);
      expect(await hasFocus(answers(page).nth(place))).toBe(true);
      await standsAt(page, 'q02');
    }
    await saved(page);
    expect(await storedChoices(page)).toEqual({ q01: 'done', q02: 'not-done' });
    await context.close();
    expectNoProblems();
  });

  it('Space chooses the answer under the focus and stays', async () => {
    const { context, page, expectNoProblems } = await visitQuestion();
    await tabTo(page, answers(page).first());
    await page.keyboard.press('Space');
    await standsAt(page, 'q01');
    await saved(page);
    expect(await storedChoices(page)).toEqual({ q01: 'done' });
    await context.close();
    expectNoProblems();
  });

  it('the whole check can be done, from home to the first recommended control', async () => {
    const { context, page, expectNoProblems } = await visit(browser, url);
    await appReady(page);
    await tabTo(page, page.getByRole('link', { name: ja['home.start'] }).first());
    await page.keyboard.press('Enter');
    for (const [place, id] of QUESTIONS.entries()) {
      await standsAt(page, id);
      expect(await chosenAnswers(page)).toBe(0);
      if (place % 5 === 4) {
        await tabTo(page, answers(page).first());
        await page.keyboard.press('Space');
      } else await page.keyboard.press(`${(place % 5) + 1}`);
      await page.keyboard.press('Enter');
    }
    await page.getByTestId('score').waitFor();
    expect(await page.getByTestId('score').textContent()).toBe(`${10 * 4 + 5 * 2 - 5} / 100`);
    const first = page.getByTestId('recommendation').first();
    await tabTo(page, first.getByRole('link', { name: ja['controls.open'] }));
    const control = await first.getAttribute('data-control');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}#/controls/${control}`);
    await page.getByRole('heading', { name: ja['control.whyTitle'] }).waitFor();
    expect(await hasFocus(page.getByRole('heading', { level: 1 }))).toBe(true);
    await context.close();
    expectNoProblems();
  });

  it('the first stop is a button that skips the header', async () => {
    const { context, page, expectNoProblems } = await visit(browser, url);
    await appReady(page);
    const skip = page.getByRole('button', { name: ja['app.skip'] });
    await page.keyboard.press('Tab');
    expect(await hasFocus(skip)).toBe(true);
    expect((await skip.boundingBox())?.width).toBeGreaterThan(40);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await hasFocus(page.getByRole('link', { name: ja['home.start'] }).first())).toBe(true);
    await context.close();
    expectNoProblems();
  });

  it('what is typed into the note is a note, and answers nothing', async () => {
    const { context, page, expectNoProblems } = await visitQuestion();
    await tabTo(page, page.locator('summary').filter({ hasText: ja['check.note'] }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const note = page.getByRole('textbox', { name: ja['check.noteLabel'] });
    expect(await hasFocus(note)).toBe(true);
    await page.keyboard.type('12 台中\n3 台');
    await saved(page);
    await standsAt(page, 'q01');
    expect(await chosenAnswers(page)).toBe(0);
    expect(await storedChoices(page)).toEqual({ q01: null });
    await page.reload();
    await appReady(page);
    await page.locator('summary').filter({ hasText: ja['check.noteWritten'] }).click();
    expect(await note.inputValue()).toBe('12 台中\n3 台');
    await context.close();
    expectNoProblems();
  });
});

describe('after a tap', () => {
  it('the next question is there at once, with nothing chosen and under the focus', async () => {
    const { context, page, expectNoProblems } = await visitQuestion();
    for (const [place, id] of QUESTIONS.slice(0, 6).entries()) {
      await standsAt(page, id);
      expect(await chosenAnswers(page)).toBe(0);
      await tapAnswer(page, place % 4);
      await standsAt(page, QUESTIONS[place + 1] ?? '');
      expect(await hasFocus(page.locator('#app legend'))).toBe(true);
    }
    await saved(page);
    expect(Object.values(await storedChoices(page))).toEqual([
      'done',
      'partly',
      'not-done',
      'unknown',
      'done',
      'partly',
    ]);
    await context.close();
    expectNoProblems();
  });

  it('on a link to another page its heading has the focus', async () => {
    const { context, page, expectNoProblems } = await visitFirm(browser, url);
    const heading = page.getByRole('heading', { level: 1 });
    for (const [link, title] of [
      [ja['about.title'], ja['about.title']],
      [ja['app.settings'], ja['settings.title']],
      [ja['controls.title'], ja['controls.title']],
      [ja['app.name'], ja['home.title']],
    ] as const) {
      await page.getByRole('link', { name: link, exact: true }).first().click();
      await heading.and(page.getByText(title, { exact: true })).waitFor();
      expect(await hasFocus(heading), title).toBe(true);
    }
    await context.close();
    expectNoProblems();
  });

  it.each(['mouse', 'finger'])('a second one right after it, with the %s, answers nothing', async (means) => {
    const { context, page, expectNoProblems } = await visitQuestion({ hasTouch: means === 'finger' });
    const box = await answers(page).nth(1).boundingBox();
    const [x, y] = [(box?.x ?? 0) + 150, (box?.y ?? 0) + 28];
    const driver = await context.newCDPSession(page);
    const press = (type: 'mousePressed' | 'mouseReleased', clickCount: number) =>
      driver.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount });
    // The first question has been read; only the second one is new.
    await page.waitForTimeout(PAUSE);
    // All at once, so that the second tap comes before the page had time for anything else.
    if (means === 'finger') await Promise.all([page.touchscreen.tap(x, y), page.touchscreen.tap(x, y)]);
    else await Promise.all([1, 2].flatMap((nth) => [press('mousePressed', nth), press('mouseReleased', nth)]));
    await standsAt(page, 'q02');
    await saved(page);
    expect(await chosenAnswers(page)).toBe(0);
    expect(await storedChoices(page)).toEqual({ q01: 'partly' });
    // One that comes when the question has been read counts.
    await page.waitForTimeout(PAUSE);
    if (means === 'finger') await page.touchscreen.tap(x, y);
    else await page.mouse.click(x, y);
    await standsAt(page, 'q03');
    await context.close();
    expectNoProblems();
  });

  it('on the answer that is already chosen it stays chosen, and the next open question comes', async () => {
    const { context, page, expectNoProblems } = await visitFirm(browser, url, JAPANESE, {}, [FIRM.selfOpen]);
    await goTo(page, questionAddress(SELF_CHECK, 'q03'));
    await standsAt(page, 'q03');
    expect(await answers(page).nth(2).isChecked()).toBe(true);
    await tapAnswer(page, 2);
    await standsAt(page, 'q12');
    await page.goBack();
    await standsAt(page, 'q03');
    expect(await answers(page).nth(2).isChecked()).toBe(true);
    expect(await storedChoices(page)).toMatchObject({ q03: 'not-done' });
    await context.close();
    expectNoProblems();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerAll, appReady, saved, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { ja } from '../support/words';

const url = inject('url');
const CLOUD = '#/check/ipa-cloud-v3.1';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const chosen = (page: Page) => page.getByRole('radio', { checked: true });
const field = (page: Page) => page.getByRole('textbox', { name: ja['subject.label'] });
const note = (page: Page) => page.getByRole('textbox', { name: ja['check.noteLabel'] });

/** A visitor in front of the form that asks for the name of the service. */
async function visitCloud(): Promise<Visit> {
  const visitor = await visit(browser, url + CLOUD);
  await field(visitor.page).waitFor();
  return visitor;
}

/** Opens an address anew, as from a bookmark. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url + address);
  await appReady(page);
}

async function startService(page: Page, name: string): Promise<void> {
  await field(page).fill(name);
  await page.getByRole('button', { name: ja['subject.start'] }).click();
}

async function progressIs(page: Page, text: string): Promise<void> {
  await page.locator('#app').getByTestId('progress').getByText(text, { exact: true }).waitFor();
}

async function answer(page: Page, ...places: number[]): Promise<void> {
  await page.getByRole('radio').first().waitFor();
  for (const place of places) await tapAnswer(page, place);
  await saved(page);
}

describe('a cloud service', () => {
  it('has a sheet of its own, and each can be continued from its list and from home', async () => {
    const { page, context, expectNoProblems } = await visitCloud();
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
    expectNoProblems();
    await context.close();
  });

  it('keeps its finished result, which the list and the home screen open again', async () => {
    const { page, context, expectNoProblems } = await visitCloud();
    await startService(page, '会計ソフト');
    await page.getByRole('radio').first().waitFor();
    await answerAll(page, (place) => Number(place === 0));
    for (const address of [CLOUD, '']) {
      await open(page, address);
      await page.getByRole('link', { name: '会計ソフト' }).click();
      await page.getByTestId('score').getByText('14 / 15').waitFor();
    }
    await open(page, CLOUD);
    await startService(page, '会計ソフト');
    await progressIs(page, '1 / 15');
    expect(await chosen(page).count()).toBe(0);
    expectNoProblems();
    await context.close();
  });

  it.each([
    ['nothing but spaces', ' \u3000 ', ja['subject.empty']],
    ['61 characters', 'あ'.repeat(61), fill(ja['subject.tooLong'], { limit: 60 })],
    ['a name under way, typed in another form', ' \u30ab\u3099ス ', fill(ja['subject.taken'], { subject: 'ガス' })],
  ])('is refused in words when its name is %s', async (_, name, sentence) => {
    const { page, context, expectNoProblems } = await visitCloud();
    await startService(page, 'ガス');
    await answer(page, 0);
    await open(page, CLOUD);
    await startService(page, name);
    await page.getByRole('alert').getByText(sentence).waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await startService(page, 'い'.repeat(60));
    await progressIs(page, '1 / 15');
    expectNoProblems();
    await context.close();
  });

  it('may be named with HTML or with our own placeholders, which stay text everywhere', async () => {
    const { page, context, expectNoProblems } = await visitCloud();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const name = '<img src=x onerror=alert(1)> {{limit}} $t(app.name)';
    const shown = async () => {
      await page.getByRole('main').getByText(name).first().waitFor();
      expect(await page.locator('img').count()).toBe(0);
    };
    await startService(page, name);
    await shown();
    await answer(page, 1);
    await open(page, '');
    await shown();
    await open(page, CLOUD);
    await startService(page, name);
    await page.getByRole('alert').getByText(name).waitFor();
    await page.getByRole('link', { name }).click();
    await page.getByRole('radio').first().waitFor();
    await answerAll(page, () => 1);
    await page.getByTestId('score').waitFor();
    await shown();
    await link(page, ja['result.review']).click();
    await page.getByRole('heading', { level: 1, name: ja['review.title'] }).waitFor();
    await shown();
    await open(page, '');
    await shown();
    expect(dialogs).toEqual([]);
    expectNoProblems();
    await context.close();
  });
});

it('a note of 100,000 characters is refused in words, and a shorter one is kept instead', async () => {
  const { page, context, expectNoProblems } = await visit(browser, `${url}#/check/ipa-self-check-v3.1`);
  const openNote = async () => {
    await appReady(page);
    await page.getByText(ja['check.note']).click();
  };
  await openNote();
  await note(page).fill('短いメモ');
  await saved(page);
  await note(page).fill('あ'.repeat(100_000));
  await page
    .getByRole('alert')
    .getByText(fill(ja['check.noteTooLong'], { limit: 2000, length: 100_000 }))
    .waitFor();
  await page.reload();
  await openNote();
  expect(await note(page).inputValue()).toBe('短いメモ');
  await note(page).fill('あ'.repeat(2001));
  await note(page).fill('い'.repeat(2000));
  await saved(page);
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.reload();
  await openNote();
  expect(await note(page).inputValue()).toBe('い'.repeat(2000));
  expectNoProblems();
  await context.close();
});

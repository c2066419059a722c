import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import self from '../../data/instruments/ipa-self-check-v3.1/text.ja.json';
import { appReady, saved, tapAnswer, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { en, ja } from '../support/words';

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, readonly Row[]>>;

const url = inject('url');
const INSTRUMENT = 'ipa-self-check-v3.1';
const SELF = `#/check/${INSTRUMENT}`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const chosen = (page: Page) => page.getByRole('radio', { checked: true });

/** Everything that is stored, and by which version. */
async function stored(page: Page): Promise<{ version: number; rows: Rows }> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('security-kenshin');
    await new Promise((done) => opening.addEventListener('success', done));
    const database = opening.result;
    const reading = database.transaction(database.objectStoreNames);
    const requests = [...database.objectStoreNames].map((name) => [name, reading.objectStore(name).getAll()] as const);
    await new Promise((done) => reading.addEventListener('complete', done));
    database.close();
    return {
      version: database.version,
      rows: Object.fromEntries(requests.map(([name, { result }]) => [name, result])),
    };
  });
}

/** Puts rows into the stores beside the app, as a broken disk or another program may. */
async function write(page: Page, rows: Rows): Promise<void> {
  await page.evaluate(async (stores) => {
    const opening = indexedDB.open('security-kenshin');
    await new Promise((done) => opening.addEventListener('success', done));
    const writing = opening.result.transaction(Object.keys(stores), 'readwrite');
    for (const [name, records] of Object.entries(stores)) {
      for (const record of records) writing.objectStore(name).put(record);
    }
    await new Promise((done) => writing.addEventListener('complete', done));
    opening.result.close();
  }, rows);
}

/** Somebody who has answered the first two questions; `id` is that check's. */
async function visitAnswered(locale = 'ja-JP'): Promise<Visit & { readonly id: string }> {
  const visitor = await visit(browser, url + SELF, { locale });
  const { page } = visitor;
  await appReady(page);
  await page.getByRole('radio').first().waitFor();
  for (const place of [0, 1]) await tapAnswer(page, place);
  await saved(page);
  return { ...visitor, id: String((await stored(page)).rows.assessments?.[0]?.id) };
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url + address);
  await appReady(page);
}

describe('a record that cannot be read', () => {
  it('is counted and kept, and every other answer is used as before', async () => {
    const { page, context, id, expectNoProblems } = await visitAnswered();
    const rubbish = {
      assessments: [
        { id: 'rubbish-1' },
        { id: 'rubbish-2', instrumentId: INSTRUMENT, subject: '', startedAt: 'yesterday', finishedAt: null },
        { id: 'rubbish-3', instrumentId: INSTRUMENT, subject: ['<b>'], startedAt: -1, finishedAt: null },
      ],
      answers: [
        { assessmentId: 'nobody', questionId: 'q01', choiceId: 'done', note: '' },
        { assessmentId: id, questionId: 'q05', choiceId: 7, note: null },
      ],
    };
    await write(page, rubbish);
    await open(page, '');
    await alert(page, fill(ja['trouble.damaged_other'], { count: 5 })).waitFor();
    await page.getByText(fill(ja['home.continueAt'], { answered: 2, total: 25 })).waitFor();
    await link(page, ja['home.continue']).click();
    await page.getByRole('group', { name: self.questions.q03.text }).waitFor();
    await tapAnswer(page, 0);
    await saved(page);
    await alert(page, fill(ja['trouble.damaged_other'], { count: 5 })).waitFor();
    const { rows } = await stored(page);
    for (const record of rubbish.assessments) expect(rows.assessments).toContainEqual(record);
    for (const record of rubbish.answers) expect(rows.answers).toContainEqual(record);
    expectNoProblems();
    await context.close();
  });

  it('is counted, not shown, when its date is none: the home screen still opens', async () => {
    const { page, context, expectNoProblems } = await visitAnswered('en-GB');
    const never = Number.MAX_SAFE_INTEGER;
    await write(page, {
      assessments: [{ id: 'never', instrumentId: INSTRUMENT, subject: '', startedAt: never, finishedAt: never }],
      answers: [{ assessmentId: 'never', questionId: 'q01', choiceId: 'done', note: '' }],
    });
    await open(page, '');
    await link(page, en['home.continue']).waitFor();
    await alert(page, fill(en['trouble.damaged_other'], { count: 2 })).waitFor();
    expectNoProblems();
    await context.close();
  });

  it('gives way to a new answer to its question, which then stays', async () => {
    const { page, context, id, expectNoProblems } = await visitAnswered();
    await write(page, { answers: [{ assessmentId: id, questionId: 'q01', choiceId: 'done', note: 5 }] });
    await open(page, `${SELF}/q01`);
    await alert(page, fill(ja['trouble.damaged_other'], { count: 1 })).waitFor();
    expect(await chosen(page).count()).toBe(0);
    await tapAnswer(page, 3);
    await saved(page);
    await open(page, `${SELF}/q01`);
    await chosen(page).waitFor();
    expect(await page.getByRole('radio').nth(3).isChecked()).toBe(true);
    expect(await page.getByRole('alert').count()).toBe(0);
    expectNoProblems();
    await context.close();
  });
});

it('a stored choice that is none any more is named, counts as open and stays until the question is answered', async () => {
  const { page, context, id, expectNoProblems } = await visitAnswered();
  const old = { assessmentId: id, questionId: 'q02', choiceId: 'sometimes', note: 'so far' };
  await write(page, { answers: [old] });
  await open(page, '');
  await page.getByText(fill(ja['home.continueAt'], { answered: 1, total: 25 })).waitFor();
  await link(page, ja['home.continue']).click();
  await page.getByRole('group', { name: self.questions.q02.text }).waitFor();
  await alert(page, ja['check.choiceGone']).waitFor();
  expect(await chosen(page).count()).toBe(0);
  await link(page, ja['check.skip']).click();
  await page.getByRole('group', { name: self.questions.q03.text }).waitFor();
  await tapAnswer(page, 0);
  await saved(page);
  expect((await stored(page)).rows.answers).toContainEqual(old);

  await open(page, SELF);
  await page.getByRole('group', { name: self.questions.q02.text }).waitFor();
  await tapAnswer(page, 2);
  await saved(page);
  await alert(page, ja['check.choiceGone']).waitFor({ state: 'detached' });
  expect((await stored(page)).rows.answers).toContainEqual({ ...old, choiceId: 'not-done' });
  expectNoProblems();
  await context.close();
});

it('records of a newer version of the app are left alone, and the app says so', async () => {
  const { page, context, expectNoProblems } = await visit(browser, url);
  await appReady(page);
  await page.evaluate(async () => {
    const opening = indexedDB.open('security-kenshin', 99);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('later', { autoIncrement: true }).put({ newer: true });
    };
    await new Promise((done) => opening.addEventListener('success', done));
    opening.result.close();
  });
  const before = await stored(page);
  await page.reload();
  await alert(page, ja['trouble.newer-version']).waitFor();
  await link(page, `${ja['home.start']} (${self.title})`).click();
  await page.getByRole('radio').first().waitFor();
  await tapAnswer(page, 0);
  await page.locator('#app [data-testid=saved][data-status=failed]').waitFor();
  await alert(page, ja['trouble.newer-version']).waitFor();
  expect(await stored(page)).toEqual(before);
  expect(before).toMatchObject({ version: 99, rows: { later: [{ newer: true }] } });
  expectNoProblems();
  await context.close();
});

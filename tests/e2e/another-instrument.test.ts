import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instrumentFolders } from '../data/read-data';
import { answerAll, appReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { type BuiltApp, buildCopy } from '../support/build';
import { type StaticServer, serve } from '../support/server';
import { en, ja } from '../support/words';

const ORIGINAL = 'ipa-self-check-v3.1';
const ID = 'own-check-v1.0';
const TITLES = { ja: '自社の確認票', en: 'Our own check' };

let browser: Browser;
let built: BuiltApp;
let server: StaticServer;
let copiedTo = '';
let sourcesBefore = '';

/** A fingerprint of every file below a folder. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex');
}

function editJson(path: string, change: object): void {
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
}

beforeAll(async () => {
  built = buildCopy((copy) => {
    copiedTo = copy;
    sourcesBefore = fingerprint(join(copy, 'src'));
    const folder = join(copy, 'data/instruments', ID);
    cpSync(join(copy, 'data/instruments', ORIGINAL), folder, { recursive: true });
    editJson(join(folder, 'instrument.json'), { id: ID, order: 9 });
    editJson(join(folder, 'text.ja.json'), { title: TITLES.ja });
    editJson(join(folder, 'text.en.json'), { title: TITLES.en });
  });
  server = await serve(built.dist);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  built.remove();
});

it.each([
  { locale: 'ja-JP', words: ja, title: TITLES.ja },
  { locale: 'en-GB', words: en, title: TITLES.en },
])(
  'another questionnaire is a folder of data: it stands last at home and leads to its result ($locale)',
  async (language) => {
    const { words, title, locale } = language;
    const { page, context, expectNoProblems } = await visit(browser, server.url, { locale });
    await appReady(page);
    const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
    expect(await cards.count()).toBe(instrumentFolders.length + 1);
    await cards.last().getByRole('heading', { name: title, exact: true }).waitFor();
    await cards.last().getByRole('link', { name: words['home.start'] }).click();
    await page.getByRole('radio').first().waitFor();
    expect(page.url()).toContain(`#/check/${ID}`);
    expect(await answerAll(page, (place) => place % 2)).toBe(25);
    await page.getByTestId('score').getByText('76 / 100').waitFor();
    await page.getByTestId('recommendation').first().waitFor();
    await page.goto(server.url);
    await appReady(page);
    await page.getByRole('link', { name: new RegExp(`^${title}`) }).click();
    await page.getByTestId('score').getByText('76 / 100').waitFor();
    expectNoProblems();
    await context.close();
  },
);

it('another questionnaire needs no line of code', () => {
  expect(fingerprint(join(copiedTo, 'src'))).toBe(sourcesBefore);
});

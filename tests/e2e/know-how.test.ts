import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readControlKnowHow, readGlossary, readQuestionKnowHow } from '../data/content';
import { readInstrumentText } from '../data/read-data';
import { answerAll, appReady, tapAnswer, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { ENGLISH, FIRM, goTo, JAPANESE, METI, SELF_CHECK, visitFirm } from '../support/seed';
import { ja } from '../support/words';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const fold = (page: Page, name: string) => page.locator('#app summary').filter({ hasText: name });
/** A text in which terms can be opened: the buttons between its words say nothing of their own. */
const shows = (page: Page, text: string) => page.locator('#app').getByText(text).first().waitFor();

describe.each([JAPANESE, ENGLISH])('under a question, in $tag', ({ locale, tag, words }) => {
  it('stand its meaning, the signs of the best answer, the risk and whom to ask, a fold each', async () => {
    const { page, context, expectNoProblems } = await visit(browser, `${url}#/check/${SELF_CHECK}/q03`, { locale });
    await appReady(page);
    const knowHow = readQuestionKnowHow(SELF_CHECK, tag).q03;
    const { choices } = readInstrumentText(SELF_CHECK, tag);
    const folds = [
      [words['help.meaning'], [knowHow?.meaning, knowHow?.like]],
      [
        words['help.doneWhen'].replace('{{answer}}', choices.done ?? ''),
        [...(knowHow?.doneWhen ?? []), knowHow?.partly],
      ],
      [words['help.risk'], [knowHow?.risk]],
      [words['help.ask'], [knowHow?.askText]],
    ] as const;
    for (const [name, texts] of folds) {
      const summary = fold(page, name);
      await summary.waitFor();
      expect(await page.getByText(texts[0] ?? '').isVisible()).toBe(false);
      await summary.click();
      for (const text of texts) if (text) await shows(page, text);
    }
    expect(page.url()).toContain('/q03');
    await context.close();
    expectNoProblems();
  });
});

it('a term in a text opens its explanation in place, with the keyboard too, and closes again', async () => {
  const { page, context, expectNoProblems } = await visit(browser, `${url}#/check/${SELF_CHECK}/q03`);
  await fold(page, ja['help.meaning']).click();
  const term = page.getByRole('button', { name: '多要素認証', exact: true }).first();
  await term.focus();
  await page.keyboard.press('Enter');
  expect(await term.getAttribute('aria-expanded')).toBe('true');
  await page
    .getByRole('status')
    .filter({ hasText: readGlossary('ja').mfa?.text ?? '' })
    .waitFor();
  await page.keyboard.press('Enter');
  expect(await term.getAttribute('aria-expanded')).toBe('false');
  expect(page.url()).toContain('/q03');
  await context.close();
  expectNoProblems();
});

it('a first answer needs none of it: nothing of the know-how is fetched before', async () => {
  const { page, context } = await visit(browser, `${url}icons/icon.svg`, { serviceWorkers: 'block' });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`${url}#/check/${SELF_CHECK}`);
  await tapAnswer(page, 0);
  await page.locator('#app [data-testid=saved][data-status=saved]').waitFor();
  const early = fetched.slice();
  expect(early.filter((path) => /know-how|glossary|library|guides|search|attributes|learn|later/.test(path))).toEqual(
    [],
  );
  expect(early.filter((path) => path.includes('/assets/')).length).toBeGreaterThan(2);
  // Later they come by themselves.
  await fold(page, ja['help.meaning']).waitFor();
  expect(fetched.some((path) => path.includes('know-how'))).toBe(true);
  await context.close();
});

describe('on the result', () => {
  it('every わからない names whom to ask and what, and copies it', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo(page, `#/result/${FIRM.self.id}`);
    const cards = page.getByTestId('dont-know');
    await cards.first().waitFor();
    const knowHow = readQuestionKnowHow(SELF_CHECK, 'ja');
    for (const card of await cards.all()) {
      const ask = knowHow[(await card.getAttribute('data-question')) ?? ''];
      await card.getByText(ask?.askText ?? 'none').waitFor();
      await card.getByText(ask?.askWhom ?? 'none').waitFor();
      await card.getByRole('button', { name: ja['ask.copy'] }).click();
      await card.getByText(ja['ask.copied']).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(ask?.askText);
    }
    await context.close();
    expectNoProblems();
  });

  it('hands the message to the share sheet where there is one', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    await page.addInitScript(() => {
      navigator.share = async (data) => {
        document.body.dataset.shared = JSON.stringify(data);
      };
    });
    await page.goto(`${url}#/result/${FIRM.self.id}`);
    await page.reload();
    const card = page.getByTestId('dont-know').first();
    await card.getByRole('button', { name: ja['ask.share'] }).click();
    const question = (await card.getAttribute('data-question')) ?? '';
    await expect
      .poll(() => page.evaluate(() => JSON.parse(document.body.dataset.shared ?? '{}')))
      .toEqual({
        text: readQuestionKnowHow(SELF_CHECK, 'ja')[question]?.askText,
      });
    await context.close();
    expectNoProblems();
  });

  it('the first control stands open with its steps', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url);
    await goTo(page, `#/result/${FIRM.self.id}`);
    const first = page.getByTestId('recommendation').first();
    await first.waitFor();
    const id = (await first.getAttribute('data-control')) ?? '';
    for (const step of readControlKnowHow('ja').controls[id]?.steps ?? []) {
      expect(await first.getByText(step).first().isVisible(), step).toBe(true);
    }
    await context.close();
    expectNoProblems();
  });
});

describe('まず知る', () => {
  it('places nobody without a finished check', async () => {
    const { page, context, expectNoProblems } = await visit(browser, `${url}#/learn`);
    await page.getByText(ja['learn.unknown']).first().waitFor();
    expect(await page.getByText(ja['learn.here']).count()).toBe(0);
    await context.close();
    expectNoProblems();
  });

  it('shows where the results place the firm, why, and what is missing', async () => {
    const { page, context, expectNoProblems } = await visit(browser, `${url}#/check/ipa-five-v3.1`);
    await answerAll(page, (place) => (place === 1 ? 2 : 0));
    await goTo(page, '#/learn');
    const here = page.locator('[aria-current=step]');
    await here.first().waitFor();
    expect(await here.count()).toBe(2);
    expect(await here.first().textContent()).toContain('できるところから始める');
    const title = readInstrumentText('ipa-five-v3.1', 'ja').title;
    expect(await here.first().textContent()).toContain(
      ja['learn.missing']
        .replace('{{title}}', title)
        .replace('{{count}}', '1')
        .replace('{{met}}', '4')
        .replace('{{needed}}', '5'),
    );
    await goTo(page, '#/check/ipa-five-v3.1');
    await answerAll(page, () => 1);
    await goTo(page, '#/learn');
    await here.first().getByText('組織的な取り組みを開始する').waitFor();
    await context.close();
    expectNoProblems();
  });
});

describe('もしもの時', () => {
  it('is two taps from anywhere at home, and its numbers can be called', async () => {
    const { page, context, expectNoProblems } = await visit(browser, url);
    await page.getByRole('link', { name: ja['home.incident'] }).click();
    await page.getByRole('heading', { level: 1, name: ja['incident.title'] }).waitFor();
    const calls = await page
      .locator('a[href^="tel:"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(calls).toEqual(['tel:%239110', 'tel:03-5805-1731', 'tel:03-5978-7509']);
    await page.getByText(ja['incident.contactsOf'].replace('{{year}}', '2023')).waitFor();
    await context.close();
    expectNoProblems();
  });
});

it('every link out of the app names its host, opens apart and tells nobody where from', async () => {
  const { page, context, expectNoProblems } = await visitFirm(browser, url);
  let count = 0;
  for (const address of ['#/incident', '#/references', '#/about', '#/learn', `#/result/${FIRM.meti.id}`]) {
    await goTo(page, address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const link of await page.locator('a[href^=http]').all()) {
      count++;
      const host = new URL((await link.getAttribute('href')) ?? '').host;
      expect(await link.textContent()).toContain(host);
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
      expect(await link.getAttribute('target')).toBe('_blank');
    }
  }
  expect(count).toBeGreaterThan(20);
  await context.close();
  expectNoProblems();
});

it('a control that no question leads to says so', async () => {
  const { page, context, expectNoProblems } = await visit(browser, `${url}#/controls/8.28`);
  await fold(page, ja['control.pointers']).click();
  await page.getByText(ja['control.noPointers']).waitFor();
  await shows(page, readControlKnowHow('ja').controls['8.28']?.unless ?? 'none');
  await context.close();
  expectNoProblems();
});

it('a control names the questions that lead to it and its numbers of 2013', async () => {
  const { page, context, expectNoProblems } = await visit(browser, `${url}#/controls/5.1`);
  await fold(page, ja['control.pointers']).click();
  const link = page.getByRole('link', { name: readInstrumentText(METI, 'ja').questions['q1-2']?.text ?? '' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`#/check/${METI}/q1-2`);
  await page.getByText('A.5.1.1 · A.5.1.2').waitFor();
  await context.close();
  expectNoProblems();
});

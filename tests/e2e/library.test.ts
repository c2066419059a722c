import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readControls, readControlTexts, readData } from '../data/read-data';
import { type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { en, ja } from '../support/words';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openLibrary(locale = 'ja-JP'): Promise<Visit> {
  const visitor = await visit(browser, `${url}#/controls/all`, { locale });
  await visitor.page.getByRole('searchbox').waitFor();
  return visitor;
}

/** Numbers of the controls in the list. */
async function listed(page: Page): Promise<readonly string[]> {
  const links = await page
    .locator('main a[href^="#/controls/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return links.map((href) => href?.replace('#/controls/', '') ?? '').filter((id) => id !== 'all');
}

const counted = (count: number) => ja['library.count'].replace('{{count}}', String(count));

it('lists all 93 by theme, each with its own address, and says how many', async () => {
  const { page, context, expectNoProblems } = await openLibrary();
  expect(await listed(page)).toEqual(readControls().map(({ id }) => id));
  await page.getByText(counted(93), { exact: true }).waitFor();
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(headings).toEqual(Object.values(readControlTexts('ja').themes));
  await context.close();
  expectNoProblems();
});

describe('the search', () => {
  it('does not care for kanji or kana, width or case', async () => {
    const { page, context, expectNoProblems } = await openLibrary();
    const find = async (query: string) => {
      await page.getByRole('searchbox').fill(query);
      return listed(page);
    };
    const backup = await find('バックアップ');
    expect(backup).toContain('8.13');
    expect(backup.length).toBeLessThan(93);
    expect(await find('ばっくあっぷ')).toEqual(backup);
    expect(await find('ﾊﾞｯｸｱｯﾌﾟ')).toEqual(backup);
    const vendor = await find('業者');
    expect(vendor.length).toBeGreaterThan(10);
    expect(await find('ぎょうしゃ')).toEqual(expect.arrayContaining([...vendor]));
    expect(await find('windows update')).toEqual(await find('ＷＩＮＤＯＷＳ　ＵＰＤＡＴＥ'));
    expect(await find('windows update')).toContain('8.8');
    expect(await find('8.28')).toEqual(['8.28']);
    expect(await find('ゐゑを')).toEqual([]);
    await page.getByText(ja['library.nothing']).waitFor();
    await page.getByRole('button', { name: ja['library.clear'] }).click();
    expect(await listed(page)).toHaveLength(93);
    await context.close();
    expectNoProblems();
  });

  it('works in English', async () => {
    const { page, context, expectNoProblems } = await openLibrary('en-GB');
    await page.getByRole('searchbox').fill('PASSKEY');
    expect(await listed(page)).toContain('5.17');
    expect(await page.locator('output').textContent()).toBe(
      en['library.count_other'].replace('{{count}}', String((await listed(page)).length)),
    );
    await context.close();
    expectNoProblems();
  });

  it('is still there for whoever comes back from a control', async () => {
    const { page, context, expectNoProblems } = await openLibrary();
    await page.getByRole('searchbox').fill('かぎ');
    const found = await listed(page);
    await page.locator('main li a').first().click();
    await page.getByRole('heading', { name: ja['control.stepsTitle'] }).waitFor();
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe('かぎ');
    expect(await listed(page)).toEqual(found);
    await context.close();
    expectNoProblems();
  });
});

describe('the filters', () => {
  const attributes = readData('controls', 'attributes.json') as Record<string, Record<string, readonly string[]>>;

  it('narrow by theme, time, cost and doer, together', async () => {
    const { page, context, expectNoProblems } = await openLibrary();
    await page.getByText(ja['library.filters']).click();
    const choose = (label: string, option: string) =>
      page.getByRole('combobox', { name: label }).selectOption({ label: option });
    await choose(ja['control.theme'], '人的管理策');
    expect(await listed(page)).toEqual(readControls().flatMap(({ id, theme }) => (theme === 'people' ? [id] : [])));
    await choose(ja['control.cost'], ja['cost.free']);
    await choose(ja['control.who'], ja['who.owner']);
    const expected = readControls().filter(
      ({ theme, cost, who }) => theme === 'people' && cost === 'free' && who.includes('owner'),
    );
    expect(await listed(page)).toEqual(expected.map(({ id }) => id));
    await choose(ja['control.theme'], ja['library.any']);
    await choose(ja['control.who'], ja['library.any']);
    await choose(ja['control.effort'], ja['effort.today']);
    expect(await listed(page)).toEqual(
      readControls().flatMap(({ id, cost, effort }) => (cost === 'free' && effort === 'today' ? [id] : [])),
    );
    await context.close();
    expectNoProblems();
  });

  it.each([
    ['管理策タイプ', '検知', 'type', 'detective'],
    ['情報セキュリティ特性', '可用性', 'property', 'availability'],
    ['サイバーセキュリティ概念', '復旧', 'concept', 'recover'],
    ['運用機能', '継続', 'capability', 'continuity'],
    ['セキュリティドメイン', '防御', 'domain', 'defence'],
  ])('narrow by %s', async (label, option, attribute, value) => {
    const { page, context, expectNoProblems } = await openLibrary();
    await page.getByText(ja['library.filters']).click();
    await page.getByRole('combobox', { name: label }).selectOption({ label: option });
    const expected = Object.keys(attributes).filter((id) => attributes[id]?.[attribute]?.includes(value));
    expect(expected.length).toBeGreaterThan(0);
    expect(await listed(page)).toEqual(expected);
    await context.close();
    expectNoProblems();
  });
});

it('the glossary is searched by reading and by any spelling', async () => {
  const { page, context, expectNoProblems } = await visit(browser, `${url}#/glossary`);
  const terms = page.locator('main dt');
  await terms.first().waitFor();
  expect(await terms.count()).toBeGreaterThan(100);
  for (const [query, term] of [
    ['たようそ', '多要素認証（MFA）'],
    ['mfa', '多要素認証（MFA）'],
    ['ｕｔｍ', 'UTM'],
  ]) {
    await page.getByRole('searchbox').fill(query ?? '');
    expect((await terms.allTextContents()).some((text) => text.startsWith(term ?? ''))).toBe(true);
    expect(await terms.count()).toBeLessThan(5);
  }
  await context.close();
  expectNoProblems();
});

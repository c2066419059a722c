import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { instrumentFolders, readInstrumentText } from '../data/read-data';
import { appReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { loseRecords, RECOVERY } from '../support/recovery';
import { openScreen, SCREENS } from '../support/screens';
import { ENGLISH, JAPANESE, METI, question, questionAddress, seed, visitFirm } from '../support/seed';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds, and what it could not decide: that is text which something else covers.
 * It needs no bypassCSP: the driver puts it into the page past the policy, and its old mode opens no second page.
 */
async function axe(page: Page, name: string): Promise<readonly string[]> {
  const { violations, incomplete, passes } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'target-size', 'region']));
  const all = [...violations, ...incomplete.map((rule) => ({ ...rule, id: `undecided ${rule.id}` }))];
  return all.flatMap(({ id, nodes }) => nodes.map((node) => `${name}: ${id} at ${node.target.join(' ')}`));
}

async function sideways(page: Page, name: string): Promise<readonly string[]> {
  const [content, screen] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth]);
  return content > screen ? [`${name}: ${content} px wide on ${screen} px`] : [];
}

describe.each([
  { theme: 'light', size: '100 %', language: JAPANESE },
  { theme: 'dark', size: '100 %', language: ENGLISH },
  { theme: 'light', size: 'largest', language: ENGLISH },
  { theme: 'dark', size: 'largest', language: JAPANESE },
  { theme: 'light', size: '200 %', language: JAPANESE },
  { theme: 'dark', size: '200 %', language: ENGLISH },
] as const)('with the $theme theme and $size text in $language.locale', ({ theme, size, language }) => {
  it('every screen follows WCAG 2.2 AA and good practice, and needs no panning', async () => {
    const { locale } = language;
    const { context, page, expectNoProblems } = await visit(browser, url, { locale, colorScheme: theme });
    const start = async () => {
      await page.reload();
      await appReady(page);
      // As a browser does whose own text size is set to double.
      if (size === '200 %') await page.evaluate(() => document.documentElement.style.setProperty('font-size', '36px'));
    };
    const found: string[] = [];
    const look = async (name: string) => found.push(...(await axe(page, name)), ...(await sideways(page, name)));

    await appReady(page);
    if (size === 'largest') {
      await page.evaluate((settings) => localStorage.setItem('security-kenshin', settings), '{"textSize":"largest"}');
    }
    await start();
    const textSize = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(textSize).toBe({ '100 %': '18px', largest: '27px', '200 %': '36px' }[size]);
    await look('home of a first visitor');
    await seed(page);
    await start();
    for (const screen of SCREENS) {
      await openScreen(page, screen, language);
      await look(screen.name);
    }
    await loseRecords(page);
    await start();
    await openScreen(page, RECOVERY, language);
    await look(RECOVERY.name);
    expect(found).toEqual([]);
    await context.close();
    expectNoProblems();
  });
});

it('says which language the page is in, also after a switch', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url);
  await appReady(page);
  const html = page.locator('html');
  expect(await html.getAttribute('lang')).toBe('ja');
  const toEnglish = page.getByRole('button', { name: JAPANESE.words['app.otherLanguage'] });
  expect(await toEnglish.getAttribute('lang')).toBe('en');
  await toEnglish.click();
  await page.getByRole('heading', { name: ENGLISH.words['home.title'] }).waitFor();
  expect(await html.getAttribute('lang')).toBe('en');
  expect(await page.title()).toBe(ENGLISH.words['app.name']);
  await page.getByRole('button', { name: ENGLISH.words['app.otherLanguage'] }).click();
  await page.getByRole('heading', { name: JAPANESE.words['home.title'] }).waitFor();
  expect(await html.getAttribute('lang')).toBe('ja');
  await context.close();
  expectNoProblems();
});

it('marks the official Japanese wording in the English app as Japanese', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url + questionAddress(METI, 'q3-2'), {
    locale: ENGLISH.locale,
  });
  await question(page, METI, 'q3-2', ENGLISH).waitFor();
  await page.getByText(ENGLISH.words['check.official']).click();
  const official = page.getByText(readInstrumentText(METI, 'ja').questions['q3-2']?.text ?? '', { exact: true });
  expect(await official.isVisible()).toBe(true);
  expect(await official.getAttribute('lang')).toBe('ja');
  await context.close();
  expectNoProblems();
});

it('marks every Japanese sentence in the English app as Japanese', async () => {
  // Names of publications may stay as they are (WCAG 3.1.2 leaves proper names out).
  const names = instrumentFolders.map((id) => readInstrumentText(id, 'en').source);
  const { context, page, expectNoProblems } = await visitFirm(browser, url, ENGLISH);
  const found: string[] = [];
  for (const screen of SCREENS) {
    await openScreen(page, screen, ENGLISH);
    const others = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((element) => element.checkVisibility() && element.closest<HTMLElement>('[lang]')?.lang !== 'ja')
        .flatMap((element) =>
          [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? node.nodeValue : null) ?? []),
        ),
    );
    for (const text of others) {
      const rest = names.reduce((left, name) => left.replace(name, ''), text);
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(rest)) found.push(`${screen.name}: ${text}`);
    }
  }
  expect(found).toEqual([]);
  await context.close();
  expectNoProblems();
});

it('shows the chosen answer in the high-contrast colours of the device, without focus or hover', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url + questionAddress(METI, 'q1-1'), {
    forcedColors: 'active',
  });
  const answer = page.getByRole('radio').nth(1).locator('xpath=ancestor::label');
  const look = async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    return {
      picture: await answer.screenshot(),
      outline: await answer.evaluate((label) => getComputedStyle(label).outlineStyle),
    };
  };
  await question(page, METI, 'q1-1').waitFor();
  const before = await look();
  await page.keyboard.press('2');
  expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
  const after = await look();
  expect(after.picture.equals(before.picture)).toBe(false);
  expect([before.outline, after.outline]).toEqual(['none', 'solid']);
  await context.close();
  expectNoProblems();
});

describe.each([
  { wish: 'reduce', limit: 0.01 },
  { wish: 'no-preference', limit: 0.2 },
] as const)('with motion: $wish', ({ wish, limit }) => {
  it(`nothing moves for longer than ${limit} seconds`, async () => {
    const { context, page, expectNoProblems } = await visitFirm(browser, url, JAPANESE, { reducedMotion: wish });
    for (const screen of SCREENS) {
      await openScreen(page, screen, JAPANESE);
      const longest = await page.evaluate(() => {
        const seconds = [...document.querySelectorAll('*')].flatMap((element) =>
          ['', '::before', '::after'].flatMap((part) => {
            const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, part || null);
            return `${transitionDuration},${animationName === 'none' ? '0s' : animationDuration}`
              .split(',')
              .map(parseFloat);
          }),
        );
        return Math.max(...seconds);
      });
      expect(longest, screen.name).toBeLessThanOrEqual(limit);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    }
    await context.close();
    expectNoProblems();
  });
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { appReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { ENGLISH, JAPANESE, openScreen, SCREENS, seed } from '../support/seed';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function axe(page: Page, name: string): Promise<readonly string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(STANDARDS).setLegacyMode().analyze();
  for (const r of incomplete) console.log('INC', name, r.id, r.nodes.length, r.nodes[0]?.any?.[0]?.message);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name}: ${id} at ${node.target.join(' ')}`));
}

describe.each([
  { theme: 'light', text: '100%', language: JAPANESE },
  { theme: 'dark', text: '100%', language: ENGLISH },
  { theme: 'light', text: 'largest', language: ENGLISH },
  { theme: 'dark', text: 'largest', language: JAPANESE },
  { theme: 'light', text: '200%', language: JAPANESE },
  { theme: 'dark', text: '200%', language: ENGLISH },
] as const)('in $theme with text at $text in $language.locale', ({ theme, text, language }) => {
  it('no screen breaks a rule of WCAG 2.2 AA or good practice', async () => {
    const { context, page, expectNoProblems } = await visit(browser, url, {
      locale: language.locale,
      colorScheme: theme,
    });
    if (text === 'largest')
      await page.evaluate(() => localStorage.setItem('security-kenshin', '{"textSize":"largest"}'));
    await page.reload();
    await appReady(page);
    const enlarge = async () => {
      if (text === '200%')
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '36px';
        });
    };
    await enlarge();
    const found = [...(await axe(page, 'home of a first visitor'))];
    await seed(page);
    await page.reload();
    await appReady(page);
    await enlarge();
    for (const screen of SCREENS) {
      const a = Date.now();
      await openScreen(page, screen, language);
      const b = Date.now();
      found.push(...(await axe(page, screen.name)));
      console.log(screen.name, b - a, Date.now() - b);
    }
    expect(found).toEqual([]);
    await context.close();
    expectNoProblems();
  });
});

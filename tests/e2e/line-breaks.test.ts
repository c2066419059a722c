import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { instrumentFolders, readInstrument } from '../data/read-data';
import { launchBrowser } from '../support/browser';
import { loseRecords, RECOVERY } from '../support/recovery';
import { openScreen, SCREENS, type Screen } from '../support/screens';
import { FIRM, goTo, JAPANESE, question, questionAddress, visitFirm } from '../support/seed';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const WIDTHS = [280, 320, 360, 412];

/** Phrases of headings, questions and answers that are broken although they fit into a line; and how many were looked at. */
function brokenPhrases(page: Page) {
  return page.evaluate(() => {
    const looked: string[] = [];
    const broken: string[] = [];
    const parents = new Set([...document.querySelectorAll('wbr')].map((mark) => mark.parentElement));
    for (const parent of parents) {
      if (!parent?.checkVisibility() || parent.closest('.visually-hidden')) continue;
      let block: Element = parent;
      while (getComputedStyle(block).display === 'inline' && block.parentElement) block = block.parentElement;
      const { paddingLeft, paddingRight } = getComputedStyle(block);
      const room = block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      const marks = [...parent.children].filter((child) => child.localName === 'wbr');
      for (const mark of [null, ...marks]) {
        const range = document.createRange();
        range.selectNodeContents(parent);
        if (mark) range.setStartAfter(mark);
        // A phrase ends at the next mark, or where something else follows the text: a number, a note.
        const followers = [...parent.children].filter((child) => !child.matches('.whole'));
        const next = followers[mark ? followers.indexOf(mark) + 1 : 0];
        if (next) range.setEndBefore(next);
        const phrase = range.toString();
        if (!/[ぁ-ん]/.test(phrase)) continue;
        const lines = new Map<number, number>();
        for (const { top, width } of range.getClientRects()) {
          lines.set(Math.round(top), (lines.get(Math.round(top)) ?? 0) + width);
        }
        const width = [...lines.values()].reduce((sum, line) => sum + line, 0);
        looked.push(phrase);
        // Half a character of grace: closing brackets hang out of the measure.
        if (lines.size > 1 && width < room - 8) broken.push(`${phrase} (${Math.round(width)} of ${room})`);
      }
    }
    return { looked: looked.length, broken };
  });
}

it('no heading, question or answer breaks inside a phrase that fits its line, on any screen', async () => {
  const { context, page, expectNoProblems } = await visitFirm(browser, url);
  const wrong: string[] = [];
  let looked = 0;
  const look = async (name: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 640 });
      const found = await brokenPhrases(page);
      looked += found.looked;
      wrong.push(...found.broken.map((phrase) => `${name} at ${width} px: ${phrase}`));
    }
  };
  const open = async (screen: Screen) => {
    await openScreen(page, screen, JAPANESE);
    await look(screen.name);
    // The marks are for the build: whoever copies or searches a text must not meet them.
    expect(await page.evaluate(() => document.documentElement.outerHTML.includes('\u200b')), screen.name).toBe(false);
  };
  for (const screen of SCREENS) await open(screen);
  for (const { id, instrument } of [FIRM.self, FIRM.cloud, FIRM.meti]) {
    for (const { id: questionId } of readInstrument(instrument).sections.flatMap((section) => section.questions)) {
      await goTo(page, questionAddress(instrument, questionId, id));
      await question(page, instrument, questionId).waitFor();
      await look(questionId);
    }
  }
  await loseRecords(page);
  await page.reload();
  await open(RECOVERY);
  expect(wrong).toEqual([]);
  expect(looked).toBeGreaterThan(4000);
  expect(instrumentFolders.length).toBeGreaterThanOrEqual(4);
  await context.close();
  expectNoProblems();
});

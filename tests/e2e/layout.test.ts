import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readInstrument } from '../data/read-data';
import { appReady, PHONE, saved, tapAnswer, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { openScreen, SCREENS } from '../support/screens';
import { ENGLISH, FIRM, goTo, JAPANESE, question, questionAddress, SELF_CHECK, seed, visitFirm } from '../support/seed';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Everything that people could complain about on the open page, in words. */
function complaints(page: Page) {
  return page.evaluate(() => {
    const visible = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.checkVisibility() && !element.closest('noscript, script'),
    );
    const name = (element: HTMLElement) => {
      const { width, height } = element.getBoundingClientRect();
      return `<${element.localName}> ${element.textContent?.trim().slice(0, 30)} ${width.toFixed()}×${height.toFixed()}`;
    };
    /** Inside a sentence: words of the same paragraph stand beside it. */
    const inRunningText = (element: HTMLElement) =>
      ['inline', 'inline-block'].includes(getComputedStyle(element).display) &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const targets = visible
      .filter((element) => element.matches('a[href], button, summary, input, textarea, select, [role=button]'))
      // Shows only while it has the focus, and is measured then.
      .filter((element) => getComputedStyle(element).clipPath === 'none')
      .map((element) =>
        element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element,
      );
    const isTooSmall = (target: HTMLElement) => {
      const { width, height } = target.getBoundingClientRect();
      const isAnswer = target.matches('label') && location.hash.startsWith('#/check/');
      const enough = inRunningText(target) ? 24 : isAnswer ? 48 : 44;
      return height < enough - 0.01 || width < 24;
    };
    return {
      sideways: Math.max(0, (document.scrollingElement?.scrollWidth ?? 0) - innerWidth),
      small: targets.filter(isTooSmall).map(name),
      faint: visible
        .filter((element) => element.matches('canvas') || [...element.childNodes].some((node) => node.nodeType === 3))
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 16)
        .map((element) => `${name(element)} ${getComputedStyle(element).fontSize}`),
      targets: targets.length,
    };
  });
}

describe.each([FIRM.self, { ...FIRM.cloud, ...FIRM.cloudOpen }, FIRM.meti])('$instrument', ({ id, instrument }) => {
  it('shows every question with all its answers on one small screen', async () => {
    const { context, page, expectNoProblems } = await visitFirm(browser, url);
    const questions = readInstrument(instrument).sections.flatMap((section) => section.questions);
    const wrong: string[] = [];
    for (const [place, { id: questionId }] of questions.entries()) {
      await goTo(page, questionAddress(instrument, questionId, id));
      await question(page, instrument, questionId).waitFor();
      if (place === 0) {
        // From now on the saved mark stands in the top line as well.
        await page.keyboard.press('1');
        await saved(page);
      }
      const { scrolled, top, answers, sideways } = await page.evaluate(() => ({
        scrolled: scrollY,
        top: document.querySelector('#app legend')?.getBoundingClientRect().top ?? -1,
        answers: [...document.querySelectorAll('#app fieldset label')].map((label) => {
          const { top, bottom, height, left, width } = label.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, bottom - 4);
          return { top, bottom, height, free: label.contains(hit) };
        }),
        sideways: (document.scrollingElement?.scrollWidth ?? 0) > innerWidth,
      }));
      expect(answers).toHaveLength(4);
      const seen = answers.every(({ top, bottom, free }) => top > 0 && bottom <= PHONE.height && free);
      const large = answers.every(({ height }) => height >= 56);
      if (scrolled || top < 0 || sideways || !seen || !large) {
        wrong.push(`${questionId}: ${JSON.stringify({ scrolled, top, sideways, answers })}`);
      }
    }
    expect(wrong).toEqual([]);
    await context.close();
    expectNoProblems();
  });
});

const SIZES = [
  { width: 280, height: 653 },
  { width: 320, height: 568 },
  { width: 360, height: 640 },
  { width: 412, height: 915 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
] as const;

describe.each([JAPANESE, ENGLISH])('in $locale, from 280 to 1280 px', (language) => {
  it('no screen pans sideways, and nothing is too small to read or to tap', async () => {
    const { context, page, expectNoProblems } = await visit(browser, url, { locale: language.locale });
    const found = { sideways: [] as string[], small: [] as string[], faint: [] as string[] };
    const look = async (name: string, { width }: (typeof SIZES)[number]) => {
      const { sideways, small, faint, targets } = await complaints(page);
      expect(targets, name).toBeGreaterThan(2);
      if (sideways > 0) found.sideways.push(`${width} px, ${name}: ${sideways} px too wide`);
      found.small.push(...small.map((what) => `${width} px, ${name}: ${what}`));
      found.faint.push(...faint.map((what) => `${width} px, ${name}: ${what}`));
    };
    await appReady(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await look('home of a first visitor', size);
    }
    await seed(page);
    await page.reload();
    await appReady(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const screen of SCREENS) {
        await openScreen(page, screen, language);
        await look(screen.name, size);
      }
    }
    expect.soft(found.sideways).toEqual([]);
    expect.soft(found.small).toEqual([]);
    expect.soft(found.faint).toEqual([]);
    await context.close();
    expectNoProblems();
  });
});

it('shows the button that skips to the content in full size once it has the focus', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url);
  await appReady(page);
  await page.keyboard.press('Tab');
  const box = await page.getByRole('button', { name: JAPANESE.words['app.skip'] }).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.x).toBeGreaterThanOrEqual(0);
  await context.close();
  expectNoProblems();
});

it('starts every question and page at its top, however far the one before was scrolled', async () => {
  const { context, page, expectNoProblems } = await visitFirm(browser, url, JAPANESE, {
    viewport: { width: 320, height: 400 },
  });
  const { words } = JAPANESE;
  const toTheEnd = async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(50);
  };
  const atTop = () => page.waitForFunction(() => scrollY === 0, undefined, { timeout: 3000 });
  await goTo(page, questionAddress(SELF_CHECK, 'q12'));
  await question(page, SELF_CHECK, 'q12').waitFor();
  await toTheEnd();
  await tapAnswer(page, 3);
  await question(page, SELF_CHECK, 'q13').waitFor();
  await atTop();
  await toTheEnd();
  await page.getByRole('link', { name: words['check.skip'] }).click();
  await question(page, SELF_CHECK, 'q14').waitFor();
  await atTop();
  await toTheEnd();
  await page.getByRole('link', { name: words['check.back'] }).click();
  await question(page, SELF_CHECK, 'q13').waitFor();
  await atTop();
  for (const screen of SCREENS.filter(({ name }) => /review|result|control/.test(name))) {
    await openScreen(page, screen, JAPANESE);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await openScreen(page, SCREENS.find(({ address }) => address === '#/about') ?? screen, JAPANESE);
    await atTop();
  }
  await context.close();
  expectNoProblems();
});

describe('the picture of a result', () => {
  const result = `#/result/${FIRM.self.id}`;
  it.each([320, 360])('is a radar at %i px', async (width) => {
    const { context, page, expectNoProblems } = await visitFirm(browser, url, JAPANESE, {
      viewport: { width, height: 640 },
    });
    await goTo(page, result);
    const radar = page.getByRole('img', { name: JAPANESE.words['result.chart'] });
    await page.locator('canvas[data-drawn]').waitFor();
    const box = await radar.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(240);
    expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThanOrEqual(width);
    const painted = await radar.evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.filter((value, place) => place % 4 === 3 && value > 0).length / (canvas.width * canvas.height);
    });
    expect(painted).toBeGreaterThan(0.05);
    await context.close();
    expectNoProblems();
  });

  it('is a bar for every axis where fewer than 240 px are left', async () => {
    const { context, page, expectNoProblems } = await visitFirm(browser, url, JAPANESE, {
      viewport: { width: 260, height: 640 },
    });
    await goTo(page, result);
    const axes = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: JAPANESE.words['result.axesTitle'], exact: true }) });
    await axes.getByRole('progressbar').first().waitFor();
    expect(await axes.getByRole('progressbar').count()).toBe(readInstrument(SELF_CHECK).axes.length);
    expect(await page.locator('canvas').count()).toBe(0);
    expect((await complaints(page)).sideways).toBe(0);
    await context.close();
    expectNoProblems();
  });
});

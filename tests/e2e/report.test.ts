import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readInstrument, readInstrumentText } from '../data/read-data';
import { type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { ENGLISH, FIRM, goTo, JAPANESE, type Language, visitFirm } from '../support/seed';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const FINISHED = [FIRM.self, FIRM.cloud, FIRM.meti];
const NOTE = 'Ask the IT firm';

async function openReport(page: Page, sheet: { readonly id: string }, { words }: Language): Promise<void> {
  await goTo(page, `#/report/${sheet.id}`);
  await page.getByRole('heading', { level: 1, name: words['report.title'] }).waitFor();
  await page.getByTestId('answers').waitFor();
}

async function visitReport(sheet: { readonly id: string }, language = JAPANESE, options = {}): Promise<Visit> {
  const visitor = await visitFirm(browser, url, language, options);
  await openReport(visitor.page, sheet, language);
  return visitor;
}

/** The paper itself, as the browser would hand it over. The objects of a PDF are readable, only their contents are packed. */
async function print(page: Page): Promise<{ readonly text: string; readonly pages: number }> {
  const pdf = await page.pdf({ tagged: true, format: 'A4', preferCSSPageSize: true });
  const text = pdf.toString('latin1');
  return { text, pages: text.match(/\/Type \/Page\b/g)?.length ?? 0 };
}

/** Gives every question of a stored sheet the same answer. */
async function answerAllWith(page: Page, { id }: { readonly id: string }, choiceId: string): Promise<void> {
  await page.evaluate(
    ([sheet, choice]) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('security-kenshin');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('answers', 'readwrite');
          const cursors = writing.objectStore('answers').openCursor();
          cursors.onsuccess = () => {
            const cursor = cursors.result;
            if (!cursor) return;
            if (cursor.value.assessmentId === sheet) cursor.update({ ...cursor.value, choiceId: choice });
            cursor.continue();
          };
          writing.onerror = () => fail(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    [id, choiceId] as const,
  );
  await page.reload();
}

describe.each([JAPANESE, ENGLISH])('on paper in $locale', (language) => {
  it.each(FINISHED)('$instrument with every kind of answer has at most three tagged A4 pages', async (sheet) => {
    const { page, context, expectNoProblems } = await visitReport(sheet, language);
    const { text, pages } = await print(page);
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(3);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(new RegExp(`/Lang \\(${language.tag}`));
    for (const kind of ['H1', 'H2', 'Table', 'Caption', 'TH', 'TD', 'Figure']) expect(text).toContain(`/S /${kind}`);
    await context.close();
    expectNoProblems();
  });

  it.each(['not-done', 'unknown'])(
    'the longest sheet stays within three pages when every answer is %s',
    async (choice) => {
      const { page, context, expectNoProblems } = await visitFirm(browser, url, language);
      await answerAllWith(page, FIRM.meti, choice);
      await openReport(page, FIRM.meti, language);
      const { pages } = await print(page);
      expect(pages).toBeLessThanOrEqual(3);
      await context.close();
      expectNoProblems();
    },
  );
});

it('prints dark on light without anything to tap, also where the screen is dark', async () => {
  const { page, context, expectNoProblems } = await visitReport(FIRM.self, JAPANESE, { colorScheme: 'dark' });
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  await page.emulateMedia({ media: 'print' });
  const lightness = (element: 'color' | 'backgroundColor') =>
    page.evaluate((name) => Number(/\d+/.exec(getComputedStyle(document.body)[name])?.[0]), element);
  expect(await lightness('color')).toBeLessThan(80);
  expect(await lightness('backgroundColor')).toBe(255);
  const tappable = page.locator('button, input, select, a, header, footer, nav');
  expect(await tappable.count()).toBeGreaterThan(5);
  expect(await tappable.filter({ visible: true }).count()).toBe(0);
  await context.close();
  expectNoProblems();
});

it('cuts no row, and says on every page what the columns are', async () => {
  const { page, context, expectNoProblems } = await visitReport(FIRM.meti);
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => {
    const styles = (selector: string, name: 'breakInside' | 'display') => [
      ...new Set([...document.querySelectorAll(selector)].map((element) => getComputedStyle(element)[name])),
    ];
    return { rows: styles('main tr', 'breakInside'), heads: styles('main thead', 'display') };
  });
  expect(seen).toEqual({ rows: ['avoid'], heads: ['table-header-group'] });
  await context.close();
  expectNoProblems();
});

it('every table has a caption, and every heading cell says what it heads', async () => {
  const { page, context, expectNoProblems } = await visitReport(FIRM.self);
  const tables = page.getByRole('table');
  expect(await tables.count()).toBe(5);
  expect(await tables.filter({ has: page.locator('caption') }).count()).toBe(5);
  expect(await page.locator('main th').count()).toBeGreaterThan(40);
  expect(await page.locator('main th:not([scope])').count()).toBe(0);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await context.close();
  expectNoProblems();
});

it('shows every answer in words, the first six controls with their first step, and whom to ask', async () => {
  const { page, context, expectNoProblems } = await visitReport(FIRM.self, JAPANESE, {
    viewport: { width: 1000, height: 800 },
  });
  const { choices } = readInstrumentText(FIRM.self.instrument, 'ja');
  const questions = readInstrument(FIRM.self.instrument).sections.flatMap((section) => section.questions);
  const given = (await page.getByTestId('answers').locator('tbody td:last-child').allInnerTexts()).map((text) =>
    text.trim(),
  );
  expect(given).toHaveLength(questions.length);
  expect(new Set(given)).toEqual(new Set(Object.values(choices)));
  const steps = await page.getByTestId('actions').locator('tbody td p:first-child').allInnerTexts();
  expect(steps).toHaveLength(6);
  expect(steps.every((step) => step.length > 5)).toBe(true);
  const unknown = given.filter((answer) => answer === choices.unknown).length;
  expect(await page.getByTestId('dont-knows').locator('tbody tr').count()).toBe(unknown);
  const gaps = given.filter((answer) => answer === choices.partly || answer === choices['not-done']).length;
  expect(await page.getByTestId('gaps').locator('tbody tr').count()).toBe(gaps);
  expect(await page.getByText(NOTE).count()).toBeGreaterThan(0);
  await context.close();
  expectNoProblems();
});

describe('the radar', () => {
  it.each([JAPANESE, ENGLISH])(
    'in $locale has one spoke for each axis, no label cut, and its numbers as a table',
    async (language) => {
      const { page, context, expectNoProblems } = await visitFirm(browser, url, language);
      for (const sheet of FINISHED) {
        await openReport(page, sheet, language);
        await page.emulateMedia({ media: 'print' });
        const radar = page.getByRole('img', { name: language.words['report.chart'] });
        const { axes } = readInstrument(sheet.instrument);
        expect(await radar.getByTestId('spoke').count()).toBe(axes.length);
        expect(await page.getByTestId('axes').locator('tbody tr').count()).toBe(axes.length);
        const cut = await radar.evaluate((svg: SVGSVGElement) => {
          const { left, right, top, bottom } = (svg.parentElement ?? svg).getBoundingClientRect();
          return [...svg.querySelectorAll('text')].flatMap((label) => {
            const box = label.getBoundingClientRect();
            const fits = box.left >= left && box.right <= right && box.top >= top - 1 && box.bottom <= bottom + 1;
            return fits ? [] : [label.textContent];
          });
        });
        expect(cut).toEqual([]);
        expect(await page.locator('canvas').count()).toBe(0);
        await page.emulateMedia({ media: 'screen' });
      }
      await context.close();
      expectNoProblems();
    },
  );
});

describe('the version for outsiders', () => {
  it.each(FINISHED)('of $instrument says that it is an extract and holds no note and no gap', async (sheet) => {
    const { page, context, expectNoProblems } = await visitReport(sheet);
    const { words } = JAPANESE;
    await page.getByRole('checkbox', { name: words['report.outsiders'] }).check();
    await page.emulateMedia({ media: 'print' });
    await page.getByText(words['report.extract']).waitFor();
    const { sections, choices } = readInstrument(sheet.instrument);
    const text = readInstrumentText(sheet.instrument, 'ja');
    const questions = sections.flatMap((section) => section.questions);
    const full = choices[0]?.id ?? '';
    // What visitFirm answers: the first choice to the first and the last of every five questions.
    const inPlace = questions.filter((_, place) => place % 5 === 0 || place % 5 === 4);
    const printed = await page.locator('main').innerText();
    expect(printed).not.toContain(NOTE);
    for (const choice of choices) {
      if (choice.id !== full) expect(printed).not.toContain(text.choices[choice.id]);
    }
    const shown = questions.filter(({ id }) => printed.includes(text.questions[id]?.text ?? id));
    expect(shown.map(({ id }) => id)).toEqual(inPlace.map(({ id }) => id));
    for (const part of ['axes', 'actions', 'gaps', 'dont-knows']) expect(await page.getByTestId(part).count()).toBe(0);
    expect(await page.locator('main').innerHTML()).not.toContain(NOTE);
    expect((await print(page)).pages).toBeLessThanOrEqual(3);
    await context.close();
    expectNoProblems();
  });
});

it('an unfinished sheet prints that it is unfinished, and no band, score or picture', async () => {
  const { page, context, expectNoProblems } = await visitReport(FIRM.selfOpen);
  await page.emulateMedia({ media: 'print' });
  await page.getByText(JAPANESE.words['result.halfHelp']).waitFor();
  const printed = await page.locator('main').innerText();
  for (const { status, advice } of Object.values(readInstrumentText(FIRM.selfOpen.instrument, 'ja').bands)) {
    expect(printed).not.toContain(status);
    expect(printed).not.toContain(advice);
  }
  expect(await page.getByTestId('score').count()).toBe(0);
  expect(await page.getByRole('img', { name: JAPANESE.words['report.chart'] }).count()).toBe(0);
  expect(printed.split(JAPANESE.words['result.unanswered'])).toHaveLength(25 - FIRM.selfOpen.answered + 1);
  await context.close();
  expectNoProblems();
});

it('prints the names that were typed, and keeps them nowhere', async () => {
  const { page, context, expectNoProblems } = await visitFirm(browser, url);
  const { words } = JAPANESE;
  await goTo(page, `#/result/${FIRM.self.id}`);
  await page.getByRole('link', { name: words['report.open'] }).click();
  await page.getByRole('textbox', { name: words['report.firm'] }).fill('Tanuki Works');
  await page.getByRole('textbox', { name: words['report.respondent'] }).fill('Hanako');
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('definition').filter({ hasText: 'Tanuki Works' }).waitFor();
  await page.getByRole('definition').filter({ hasText: 'Hanako' }).waitFor();
  await page.emulateMedia({ media: 'screen' });
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('Tanuki');
  expect(page.url()).not.toContain('Tanuki');
  expect(await page.title()).not.toContain('Tanuki');
  await page.reload();
  await page.getByTestId('answers').waitFor();
  expect(await page.getByRole('textbox', { name: words['report.firm'] }).inputValue()).toBe('');
  await context.close();
  expectNoProblems();
});

it('the button opens the print of the browser', async () => {
  const { page, context, expectNoProblems } = await visitReport(FIRM.self);
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = 'true';
    };
  });
  await page.getByRole('button', { name: JAPANESE.words['report.print'] }).click();
  await page.locator('body[data-printed]').waitFor();
  await context.close();
  expectNoProblems();
});

it('a sheet of another device is named as missing', async () => {
  const { page, context, expectNoProblems } = await visit(browser, `${url}#/report/unknown`);
  await page.getByRole('heading', { level: 1, name: JAPANESE.words['result.missingTitle'] }).waitFor();
  await context.close();
  expectNoProblems();
});

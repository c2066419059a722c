import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { appReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { handInCodes, ROOMS } from '../support/rooms';
import { ENGLISH, goTo, JAPANESE, SELF_CHECK, visitFirm } from '../support/seed';

const url = inject('url');
const { words } = JAPANESE;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const handedIn = (page: Page) => page.getByTestId('hand-ins');
const view = (page: Page, name: keyof typeof words) =>
  page.getByRole('navigation', { name: words['room.views'] }).getByRole('link', { name: words[name], exact: true });

/** Opens a room of the 25 without a name, and returns the tag that its codes carry. */
async function openRoom(page: Page): Promise<string> {
  await goTo(page, '#/room');
  await page.getByRole('button', { name: words['rooms.open'], exact: true }).click();
  const code = await page.getByText(/^[0-9A-Z]{9}$/).textContent();
  await view(page, 'room.view.collect').click();
  return code?.slice(3, 7) ?? '';
}

async function type(page: Page, codes: readonly string[]): Promise<void> {
  await page.getByRole('textbox', { name: words['room.typeCodes'] }).fill(codes.join('\n'));
  await page.getByRole('button', { name: words['room.addCodes'] }).click();
}

it('a host without a camera, or who refuses it, reads so within a second and goes on by typing', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url);
  await appReady(page);
  const tag = await openRoom(page);
  const start = await page.evaluate(() => performance.now());
  await page.getByRole('button', { name: words['room.startCamera'] }).click();
  await page.getByRole('alert').waitFor();
  expect((await page.evaluate(() => performance.now())) - start).toBeLessThan(1000);
  await type(page, handInCodes(SELF_CHECK, tag, 1));
  await page.getByText(words['room.outcome.taken']).waitFor();
  await context.close();
  expectNoProblems();
});

it('a host needs nothing but a keyboard, from opening a room to the last view', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url, { viewport: { width: 1280, height: 720 } });
  await appReady(page);
  /** Goes on with the tab key until something of this role and name has the focus. */
  const reach = async (role: 'link' | 'button' | 'textbox' | 'combobox', name: string | RegExp) => {
    const wanted = page.getByRole(role, { name, exact: true }).first();
    for (let steps = 0; steps < 60; steps++) {
      if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} is out of the keyboard's reach`);
  };
  await reach('link', words['rooms.title']);
  await page.keyboard.press('Enter');
  await reach('textbox', /会場の名前/);
  await page.keyboard.type('Keyboard');
  await page.keyboard.press('Enter');
  const code = await page.getByText(/^[0-9A-Z]{9}$/).textContent();
  await page.keyboard.press('ArrowRight');
  await reach('textbox', words['room.typeCodes']);
  await page.keyboard.insertText(handInCodes(SELF_CHECK, code?.slice(3, 7) ?? '', 6).join('\n'));
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => handedIn(page).textContent()).toBe('提出 6');
  await reach('link', words['room.view.radar']);
  await page.keyboard.press('Enter');
  await reach('button', words['room.reveal']);
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  // The questions come by pages; the keys turn these before they go on.
  const seen = new Set<string | null>();
  for (let step = 0; step < 10; step++) {
    await page.keyboard.press('ArrowRight');
    seen.add(await page.locator('nav [aria-current=page]').textContent());
  }
  expect([...seen]).toEqual(
    (['room.view.scores', 'room.view.weakest', 'room.view.questions', 'room.view.report'] as const).map(
      (key) => words[key],
    ),
  );
  await context.close();
  expectNoProblems();
});

it('sums are there again after a reload; what waited for company is asked for again, and no second tab counts', async () => {
  const { context, page, newTab, expectNoProblems } = await visit(browser, url);
  await appReady(page);
  const tag = await openRoom(page);
  const codes = handInCodes(SELF_CHECK, tag, 8);
  await type(page, codes);
  await expect.poll(() => handedIn(page).textContent()).toBe('提出 8');
  const second = await newTab();
  await second.goto(page.url());
  await second.getByText(words['room.elsewhere']).waitFor();
  await expect.poll(() => handedIn(second).textContent()).toBe('提出 5');
  await page.reload();
  await expect.poll(() => handedIn(page).textContent()).toBe('提出 5');
  // The second tab was next in line; it gives the room back when it is closed.
  await second.close();
  await type(page, codes);
  await expect.poll(() => handedIn(page).textContent()).toBe('提出 8');
  await page.getByText(words['room.tally.duplicate']).waitFor();
  await context.close();
  expectNoProblems();
});

it('nothing of a single hand-in is left in storage or memory once the room is closed', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url);
  await appReady(page);
  const tag = await openRoom(page);
  const codes = handInCodes(SELF_CHECK, tag, 7);
  const devtools = await context.newCDPSession(page);
  const heap = async () => {
    const chunks: string[] = [];
    const take = ({ chunk }: { chunk: string }) => chunks.push(chunk);
    devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
    return chunks.join('');
  };
  const found = (text: string) => codes.filter((code) => text.includes(code) || text.includes(code.slice(2))).length;
  await page.evaluate((code) => Object.assign(window, { kept: `${code}` }), codes[0] ?? '');
  // The search itself: a code that somebody holds is found.
  expect(found(await heap())).toBe(1);
  await page.evaluate(() => Object.assign(window, { kept: null }));
  await type(page, codes);
  await view(page, 'room.view.report').click();
  await page.getByRole('button', { name: words['room.close'], exact: true }).click();
  await page.getByRole('button', { name: words['room.closeYes'], exact: true }).click();
  await page.getByRole('table').first().waitFor();
  expect(found(await heap())).toBe(0);
  const record = await page.evaluate(async () => {
    const opening = indexedDB.open('security-kenshin');
    await new Promise((done) => opening.addEventListener('success', done));
    const reading = opening.result.transaction('rooms').objectStore('rooms').getAll();
    await new Promise((done) => reading.addEventListener('success', done));
    opening.result.close();
    return reading.result[0];
  });
  expect(record).toMatchObject({ count: 7, nonces: [] });
  await context.close();
  expectNoProblems();
});

it('a room is laid over an earlier one, printed, given away as CSV and deleted', async () => {
  const { context, page, expectNoProblems } = await visitFirm(browser, url);
  await goTo(page, `#/room/${ROOMS.after.id}?view=report`);
  await page.getByRole('combobox', { name: words['room.beside'] }).selectOption(ROOMS.before.id);
  await view(page, 'room.view.radar').click();
  await page
    .getByRole('columnheader', { name: new RegExp(ROOMS.before.name) })
    .or(page.getByText(ROOMS.before.name))
    .first()
    .waitFor();
  await view(page, 'room.view.report').click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words['data.csv'] }).click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines[0]).toBe(
    `\ufeff${(['room.csvKind', 'room.csvItem', 'room.csvValue', 'room.csvNumber'] as const).map((key) => words[key]).join(',')}`,
  );
  const answered = lines.filter((line) => line.startsWith(`${words['data.question']},1. `));
  expect(answered.map((line) => Number(line.split(',').at(-1))).reduce((a, b) => a + b)).toBe(ROOMS.after.count);
  const paper = await page.pdf({ preferCSSPageSize: true, tagged: true });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  await goTo(page, '#/room');
  const item = page.getByRole('listitem').filter({ hasText: ROOMS.after.name });
  await item.getByRole('button', { name: words['rooms.remove'] }).click();
  await item.getByRole('button', { name: words['rooms.removeYes'] }).click();
  await expect.poll(() => page.getByText(ROOMS.after.name).count()).toBe(0);
  await page.reload();
  await page.getByRole('link', { name: ROOMS.before.name }).waitFor();
  expect(await page.getByRole('link', { name: ROOMS.after.name }).count()).toBe(0);
  await context.close();
  expectNoProblems();
});

it.each([
  [1280, 720, JAPANESE],
  [1280, 720, ENGLISH],
  [1920, 1080, JAPANESE],
  [1920, 1080, ENGLISH],
] as const)(
  'on a projector of %i × %i every view stands whole and can be read from ten metres',
  async (width, height, language) => {
    const viewport = { width, height };
    const { context, page, expectNoProblems } = await visitFirm(browser, url, language, { viewport });
    const wrong: string[] = [];
    for (const room of [ROOMS.after, ROOMS.meti]) {
      for (const name of ['radar', 'scores', 'weakest', 'questions']) {
        await goTo(page, `#/room/${room.id}?view=${name}&beside=${ROOMS.before.id}`);
        await page
          .locator('nav [aria-current=page]', { hasText: language.words[`room.view.${name}` as 'room.view.radar'] })
          .waitFor();
        await page.locator('section h2').waitFor();
        const found = await page.evaluate(() => {
          const section = document.querySelector('main section');
          const texts = [...document.querySelectorAll<HTMLElement>('main h1, main nav a, main section *')].filter(
            (element) =>
              element.checkVisibility() &&
              !element.closest('.visually-hidden') &&
              [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
          );
          const smallest = Math.min(...texts.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)));
          return { texts: texts.length, smallest, bottom: section?.getBoundingClientRect().bottom ?? Number.NaN };
        });
        const where = `${room.id} ${name}: ${JSON.stringify(found)}`;
        if (found.texts < 10 || found.smallest < height / 30 || !(found.bottom <= height)) wrong.push(where);
      }
    }
    expect(wrong).toEqual([]);
    await context.close();
    expectNoProblems();
  },
);

it('a room for practice says so on every view, fills at a tap, and is gone after a reload', async () => {
  const { context, page, expectNoProblems } = await visit(browser, url);
  await appReady(page);
  await goTo(page, '#/room');
  await page.getByRole('button', { name: words['rooms.practise'], exact: true }).click();
  await view(page, 'room.view.collect').click();
  for (let taps = 0; taps < 3; taps++) await page.getByRole('button', { name: /10件ふやす/ }).click();
  await expect.poll(() => handedIn(page).textContent()).toBe('提出 30');
  await view(page, 'room.view.radar').click();
  await page.getByRole('button', { name: words['room.reveal'] }).click();
  for (const name of ['join', 'collect', 'radar', 'scores', 'weakest', 'questions', 'report'] as const) {
    await view(page, `room.view.${name}`).click();
    await page.getByText(words['room.practiceMark']).waitFor();
  }
  await page.reload();
  await page.getByRole('heading', { name: words['room.missingTitle'] }).waitFor();
  await context.close();
  expectNoProblems();
});

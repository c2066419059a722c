import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { answerAll, appReady, offlineReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { fakeCameraFlags, writeFakeCamera } from '../support/fake-camera';
import { handInCodes } from '../support/rooms';
import { goTo, JAPANESE, METI, SELF_CHECK } from '../support/seed';
import { type StaticServer, serve } from '../support/server';

const dist = inject('dist');
const folder = mkdtempSync(join(tmpdir(), 'room-'));
const film = join(folder, 'camera.y4m');
const { words } = JAPANESE;
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  // The film is written once the room is known; until then the camera shows an empty page.
  writeFakeCamera(film, [''], 0.5);
  browser = await launchBrowser(fakeCameraFlags(film));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => server?.close());

/** Opens a room as a host does, and returns the tag that its codes carry. */
async function openRoom(page: Page, { name = '', instrument = SELF_CHECK, practice = false } = {}): Promise<string> {
  await goTo(page, '#/room');
  await page.getByRole('combobox', { name: words['rooms.instrument'] }).selectOption(instrument);
  await page.getByRole('textbox', { name: /会場の名前/ }).fill(name);
  await page.getByRole('button', { name: words[practice ? 'rooms.practise' : 'rooms.open'], exact: true }).click();
  const code = await page
    .getByRole('main')
    .locator('strong', { hasText: /^[0-9A-Z]{9}$/ })
    .textContent();
  return code?.slice(3, 7) ?? '';
}

const view = (page: Page, name: keyof typeof words) =>
  page.getByRole('navigation', { name: words['room.views'] }).getByRole('link', { name: words[name], exact: true });
const handedIn = (page: Page) => page.getByTestId('hand-ins');
const typed = (page: Page) => page.getByRole('textbox', { name: words['room.typeCodes'] });

async function type(page: Page, codes: readonly string[]): Promise<void> {
  await typed(page).fill(codes.join('\n'));
  await page.getByRole('button', { name: words['room.addCodes'] }).click();
}

/** How many of each outcome the host is told. */
async function tallies(page: Page): Promise<Record<string, number>> {
  const items = await page.getByRole('list').last().getByRole('listitem').allTextContents();
  return Object.fromEntries(items.map((item) => [item.replace(/\s*\d+$/, ''), Number(/\d+$/.exec(item)?.[0])]));
}

it('a phone joins by the code, answers and hands in, and the host sees the room, with no network on either side', async () => {
  server = await serve(dist);
  const host = await visit(browser, server.url, { viewport: { width: 1280, height: 720 } });
  await appReady(host.page);
  const tag = await openRoom(host.page, { name: '商工会 11月' });
  const address = await host.page.getByText(/#\/join\//).textContent();
  const phone = await visit(browser, `http://${address}?name=${encodeURIComponent('商工会 11月')}`);
  await phone.page.getByRole('heading', { level: 1, name: '「商工会 11月」に参加します' }).waitFor();
  await phone.page.getByText(words['app.offlineReady']).first().waitFor();
  await offlineReady(host.page);
  await server.close();

  await phone.page.getByRole('link', { name: words['join.start'] }).click();
  await answerAll(phone.page, (place) => place % 4);
  await phone.page.getByRole('link', { name: words['handIn.open'] }).click();
  await phone.page.getByText(words['handIn.leavesOut']).waitFor();
  expect(await phone.page.getByRole('img').count()).toBe(0);
  await phone.page.getByRole('button', { name: words['handIn.show'] }).click();
  const picture = await phone.page.getByRole('img', { name: words['handIn.picture'] }).screenshot();

  await view(host.page, 'room.view.collect').click();
  const file = { name: 'code.png', mimeType: 'image/png', buffer: picture };
  await host.page.getByLabel(words['room.chooseFiles']).setInputFiles(file);
  await host.page.getByText(words['room.outcome.taken']).waitFor();
  await host.page.getByLabel(words['room.chooseFiles']).setInputFiles(file);
  await host.page.getByText(words['room.outcome.duplicate']).waitFor();
  await type(host.page, handInCodes(SELF_CHECK, tag, 3));
  await expect.poll(() => handedIn(host.page).textContent()).toBe('提出 4');

  // Four are too few, even for the host.
  await view(host.page, 'room.view.radar').click();
  await host.page.getByText(/あと1件/).waitFor();
  expect(await host.page.getByRole('button', { name: words['room.reveal'] }).count()).toBe(0);
  expect(await host.page.getByRole('table').count()).toBe(0);
  await view(host.page, 'room.view.collect').click();
  await type(host.page, handInCodes(SELF_CHECK, tag, 4).slice(3));
  await view(host.page, 'room.view.radar').click();
  expect(await host.page.getByRole('table').count()).toBe(0);
  await host.page.getByRole('button', { name: words['room.reveal'] }).click();
  await host.page.locator('canvas[data-drawn]').waitFor();
  expect(await host.page.getByRole('table').count()).toBe(1);

  // What comes later enters by three.
  const rows = async () => {
    await view(host.page, 'room.view.report').click();
    // Areas, scores, weak points, questions: no other view has four.
    await host.page.getByRole('table').nth(3).waitFor();
    return host.page.getByRole('main').getByRole('table').allTextContents();
  };
  const add = async (from: number, to: number) => {
    await view(host.page, 'room.view.collect').click();
    await type(host.page, handInCodes(SELF_CHECK, tag, to).slice(from));
  };
  const five = await rows();
  await add(4, 6);
  expect(await rows()).toEqual(five);
  await host.page.getByText(/最後の2件/).waitFor();
  await add(6, 7);
  expect(await rows()).not.toEqual(five);
  await expect.poll(() => handedIn(host.page).textContent()).toBe('提出 8');

  // The phone keeps its own result.
  await phone.page.getByRole('link', { name: words['handIn.toResult'] }).click();
  await phone.page.getByTestId('score').waitFor();
  for (const { context, expectNoProblems } of [host, phone]) {
    await context.close();
    expectNoProblems();
  }
});

it('30 codes that are held before the camera for half a second each are all read', async () => {
  server = await serve(dist);
  const host = await visit(browser, server.url);
  await appReady(host.page);
  const tag = await openRoom(host.page);
  writeFakeCamera(film, handInCodes(SELF_CHECK, tag, 30), 0.5);
  await view(host.page, 'room.view.collect').click();
  await host.page.getByRole('button', { name: words['room.startCamera'] }).click();
  await expect.poll(() => handedIn(host.page).textContent(), { timeout: 40_000 }).toBe('提出 30');
  await host.page.getByRole('button', { name: words['room.stopCamera'] }).click();
  await host.context.close();
  host.expectNoProblems();
});

it.each([30, 60])(
  'of %i phones, with codes shown twice and codes of others among them, each counts once',
  async (phones) => {
    server = await serve(dist);
    const host = await visit(browser, server.url);
    await appReady(host.page);
    const tag = await openRoom(host.page);
    await view(host.page, 'room.view.collect').click();
    const own = handInCodes(SELF_CHECK, tag, phones);
    const strange = [
      ...handInCodes(SELF_CHECK, tag === '0000' ? '0001' : '0000', 4),
      ...handInCodes(METI, tag, 3),
      'https://example.com/menu',
      'WIFI:T:WPA;S:cafe;P:12345678;;',
      `${own[0]?.slice(0, -1)}${own[0]?.endsWith('0') ? '1' : '0'}`,
    ];
    const shown = [...own, ...own.slice(0, 7), ...strange].toSorted((a, b) => (a.slice(9) < b.slice(9) ? -1 : 1));
    await type(host.page, shown.slice(0, 20));
    const rest = Buffer.from(shown.slice(20).join('\r\n'));
    await host.page
      .getByLabel(words['room.chooseFiles'])
      .setInputFiles({ name: 'chat.txt', mimeType: 'text/plain', buffer: rest });
    await expect.poll(() => handedIn(host.page).textContent()).toBe(`提出 ${phones}`);
    await expect
      .poll(() => tallies(host.page))
      .toEqual({
        [words['room.tally.taken']]: phones,
        [words['room.tally.duplicate']]: 7,
        [words['room.tally.other-room']]: 4,
        [words['room.tally.other-instrument']]: 3,
        [words['room.tally.damaged']]: 1,
        [words['room.tally.foreign']]: 2,
      });
    await host.context.close();
    host.expectNoProblems();
  },
);

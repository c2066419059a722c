import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PHONE } from '../support/app';
import { launchBrowser } from '../support/browser';
import { type StaticServer, serve } from '../support/server';
import { en, ja } from '../support/words';

const dist = inject('dist');
let browser: Browser;
/** The same app on a host that reads its `_headers`, and on one that does not. */
let heeding: StaticServer;
let plain: StaticServer;
/** Another site, which shows the app in a frame. */
let other: StaticServer;
const otherFolder = mkdtempSync(join(tmpdir(), 'other-'));

beforeAll(async () => {
  browser = await launchBrowser();
  heeding = await serve(dist, 0, { readsHeaders: true });
  plain = await serve(dist);
  const frame = (name: string, url: string) =>
    writeFileSync(
      join(otherFolder, `${name}.html`),
      `<!doctype html><link rel="icon" href="data:,"><iframe width="340" height="600" src="${url}"></iframe>`,
    );
  frame('heeding', heeding.url);
  frame('plain', plain.url);
  frame('plain-learn', `${plain.url}#/learn`);
  other = await serve(otherFolder);
});
afterAll(async () => {
  await browser.close();
  for (const server of [heeding, plain, other]) await server.close();
  rmSync(otherFolder, { recursive: true });
});

/** Opens the other site's page with the app in its frame; `problems` is what a visit would complain about. */
async function openFramed(name: 'heeding' | 'plain' | 'plain-learn', locale = 'ja-JP') {
  const context = await browser.newContext({ viewport: PHONE, locale });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${other.url}${name}.html`);
  return { context, page, problems };
}

/** What a tap could reach in the frame, from point to point. */
const tappable = (page: Page) =>
  page.frames()[1]?.evaluate(() => {
    const found = new Set<Element | null>();
    for (let x = 4; x < innerWidth; x += 8)
      for (let y = 4; y < innerHeight; y += 8)
        found.add(document.elementFromPoint(x, y)?.closest('a, button, input, summary') ?? null);
    found.delete(null);
    return [...found].map((element) => element?.textContent);
  });

describe('in the frame of another site', () => {
  it.each([
    { locale: 'ja-JP', words: ja },
    { locale: 'en-GB', words: en },
  ])(
    'without headers, one sentence leads out and nothing else can be read or tapped ($locale)',
    async ({ locale, words }) => {
      const { context, page, problems } = await openFramed('plain-learn', locale);
      const frame = page.frameLocator('iframe');
      await frame.getByText(words['app.framed']).waitFor();
      expect((await frame.locator('body').innerText()).split(/\n+/)).toEqual([
        words['app.framed'],
        words['app.framedAlone'],
      ]);
      expect(await tappable(page)).toEqual([words['app.framedAlone']]);
      await frame.getByRole('link', { name: words['app.framedAlone'] }).click();
      await page.waitForURL(`${plain.url}#/learn`);
      await page.getByRole('heading', { level: 1, name: words['learn.title'] }).waitFor();
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it('without headers, nothing shows while the app is still on its way', async () => {
    const { context, page, problems } = await openFramed('plain');
    await page.route('**/assets/*.js', () => {});
    await page.reload({ waitUntil: 'commit' });
    const frame = page.frameLocator('iframe');
    // Home stands there as HTML.
    await frame.locator('#app h1').waitFor({ state: 'attached' });
    expect(await frame.locator('body').isVisible()).toBe(false);
    expect(await tappable(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('with headers, the browser does not show the app at all', async () => {
    const { context, page, problems } = await openFramed('heeding');
    await expect.poll(() => page.frames()[1]?.url()).toContain('chrome-error:');
    expect(problems.join()).toContain("frame-ancestors 'none'");
    await context.close();
  });
});

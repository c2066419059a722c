import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerAll, offlineReady, type Visit, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { type StaticServer, serve } from '../support/server';
import { en, ja } from '../support/words';

const dist = inject('dist');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** One visit with the server there; then the server is gone for good and the tab closed. */
async function visitOnce(): Promise<{ visitor: Visit; server: StaticServer; page: Page }> {
  const server = await serve(dist);
  const visitor = await visit(browser, server.url);
  await offlineReady(visitor.page);
  await visitor.page.getByText(ja['app.offlineReady']).waitFor();
  await server.close();
  await visitor.page.close();
  return { visitor, server, page: await visitor.newTab() };
}

const PLACES = [
  ['#/', ja['home.title']],
  ['#/settings', ja['settings.title']],
  ['#/about', ja['about.title']],
  ['#/controls', ja['controls.title']],
  ['#/controls/8.8', '技術的脆弱性の管理'],
  ['#/controls/all', ja['library.title']],
  ['#/learn', ja['learn.title']],
  ['#/glossary', ja['glossary.title']],
  ['#/references', ja['references.title']],
  ['#/data', ja['data.title']],
  ['#/incident', ja['incident.title']],
  ['#/nowhere', ja['trouble.noPageTitle']],
] as const;

describe('with the server gone after one visit', () => {
  it.each(PLACES)('a cold start at %s shows its page', async (address, heading) => {
    const { visitor, server, page } = await visitOnce();
    await page.goto(`${server.url}${address}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    visitor.expectNoProblems();
    await visitor.context.close();
  });

  it.each(['ipa-self-check-v3.1', 'meti-checksheet-v2.0'])(
    '%s can be answered to its result, and its result opened again',
    async (id) => {
      const { visitor, server, page } = await visitOnce();
      await page.goto(`${server.url}#/check/${id}`);
      await answerAll(page, (place) => place % 4);
      await page.getByTestId('score').waitFor();
      await page.locator('canvas[data-drawn]').waitFor();
      await page.reload();
      await page.getByTestId('score').waitFor();
      await page.getByTestId('recommendation').first().waitFor();
      visitor.expectNoProblems();
      await visitor.context.close();
    },
  );

  it('the language can be switched', async () => {
    const { visitor, server, page } = await visitOnce();
    await page.goto(server.url);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: en['home.title'] }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto(`${server.url}#/check/ipa-cloud-v3.1`);
    await page.getByRole('heading', { level: 1, name: en['subject.title'] }).waitFor();
    visitor.expectNoProblems();
    await visitor.context.close();
  });
});

it('the first tab works on without the server, though it was opened before anything was cached', async () => {
  const server = await serve(dist);
  const { page, context, expectNoProblems } = await visit(browser, server.url);
  await offlineReady(page);
  await server.close();
  await page.getByRole('link', { name: ja['home.start'] }).first().click();
  await answerAll(page, () => 1);
  await page.getByTestId('recommendation').first().waitFor();
  expectNoProblems();
  await context.close();
});

it('everything the build wrote is cached, but for what only hosts, shops and installers read', async () => {
  const { visitor } = await visitOnce();
  const page = await visitor.newTab();
  await page.goto((await visitor.context.serviceWorkers()[0]?.url())?.replace('sw.js', '') ?? '');
  const cached = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname.slice(1));
  });
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .filter((file) => !/^(sw\.js|_headers|robots\.txt|screenshots\/.*|icons\/.*-512\.png)$/.test(file));
  expect(cached.sort()).toEqual(files.sort());
  await visitor.context.close();
});

describe('installing', () => {
  it('the browser finds nothing that would keep the app from being installed', async () => {
    const server = await serve(dist);
    const { page, context } = await visit(browser, server.url);
    await offlineReady(page);
    const client = await context.newCDPSession(page);
    const { errors } = await client.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    // A private window, as every test runs in, is the one hindrance that people do not have.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    await context.close();
    await server.close();
  });

  it('the manifest names a Japanese title, a maskable icon and screenshots that exist in the sizes they claim', () => {
    const manifest = JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8'));
    expect(manifest.name).toBe('セキュリティ健診');
    expect(manifest.icons.some(({ purpose }: { purpose: string }) => purpose === 'maskable')).toBe(true);
    const pictures = [...manifest.icons, ...manifest.screenshots].filter(({ type }) => type === 'image/png');
    expect(pictures.length).toBeGreaterThanOrEqual(6);
    for (const { src, sizes } of pictures) {
      const header = readFileSync(join(dist, src)).subarray(16, 24);
      expect(`${src} ${header.readUInt32BE(0)}x${header.readUInt32BE(4)}`).toBe(`${src} ${sizes}`);
    }
  });
});

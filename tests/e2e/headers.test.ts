import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerAll, appReady, offlineReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { type StaticServer, serve } from '../support/server';
import { ja } from '../support/words';

const dist = inject('dist');
let browser: Browser;
/** The app on a host that reads its `_headers`. */
let heeding: StaticServer;

beforeAll(async () => {
  browser = await launchBrowser();
  heeding = await serve(dist, 0, { readsHeaders: true });
});
afterAll(async () => {
  await browser.close();
  await heeding.close();
});

/** The headers of ours on a response, by name in small letters. */
async function ours(response: Response | null): Promise<Readonly<Record<string, string>>> {
  const headers = (await response?.allHeaders()) ?? {};
  const wanted =
    readFileSync(join(dist, '_headers'), 'utf8')
      .split('\n/\n')[0]
      ?.match(/^ {2}[\w-]+(?=:)/gm) ?? [];
  expect(wanted).toHaveLength(8);
  return Object.fromEntries(
    wanted.map((name) => [name.trim().toLowerCase(), headers[name.trim().toLowerCase()] ?? '']),
  );
}

/** Every https host in the files of data/. */
function hostsInData(): readonly string[] {
  const folder = join(import.meta.dirname, '../../data');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const hosts = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/"(https?:[^"]+)"/g)].map(
      ([, url]) => new URL(url ?? '').origin,
    ),
  );
  return [...new Set(hosts)].sort();
}

describe('on a host that reads _headers', () => {
  it('every page comes with all of them, and the policy of index.html is the same or stricter', async () => {
    const { context, page, expectNoProblems } = await visit(browser, heeding.url);
    const headers = await ours(await page.goto(heeding.url));
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const meta = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    expect(headers['content-security-policy']?.split('; ')).toEqual([
      ...(meta ?? '').replace("connect-src 'none'", "connect-src 'self'").split('; '),
      "frame-ancestors 'none'",
    ]);
    expect(meta).toContain("connect-src 'none'");
    expectNoProblems();
    await context.close();
  });

  it('links may lead to exactly the hosts that stand in data/', async () => {
    const { context, page, expectNoProblems } = await visit(browser, heeding.url);
    const allowlist = (await ours(await page.goto(heeding.url)))['connection-allowlist'] ?? '';
    const [hosts] = /(?<=^\(response-origin ).+(?= "mailto:\*" "tel:\*"\);redirects=allow$)/.exec(allowlist) ?? [];
    expect(hosts?.split(' ')).toEqual(hostsInData().map((host) => `"${host}"`));
    expectNoProblems();
    await context.close();
  });

  it('an official page opens beside the app, and telephone and mail links leave the app where it is', async () => {
    const { context, page } = await visit(browser, `${heeding.url}#/incident`);
    // Nothing of this may really go out; leaving the app is what is wanted here.
    await context.route('https://**', (route) => route.fulfill({ body: 'an official page' }));
    const link = page.locator('#app main a[href^="https:"]').first();
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await opened.getByText('an official page').waitFor();
    for (const kind of ['tel', 'mailto']) {
      await page.locator(`#app main a[href^="${kind}:"]`).first().click();
      await page.waitForTimeout(500);
      expect(page.url()).toBe(`${heeding.url}#/incident`);
      expect(await page.getByRole('heading', { level: 1, name: ja['incident.title'] }).isVisible()).toBe(true);
    }
    await context.close();
  });

  it('pages and the worker are asked for again each time, files with a hash in their name never', async () => {
    const ageOf = async (path: string) => (await fetch(heeding.url + path)).headers.get('cache-control');
    for (const path of ['', 'index.html', 'sw.js', 'first-frame.js']) expect(await ageOf(path)).toBe('no-cache');
    const [asset] = readdirSync(join(dist, 'assets'));
    expect(await ageOf(`assets/${asset}`)).toBe('public, max-age=31536000, immutable');
  });

  it('a whole check works, and again without the host', async () => {
    const server = await serve(dist, 0, { readsHeaders: true });
    const { context, page, expectNoProblems } = await visit(browser, server.url);
    await offlineReady(page);
    await server.close();
    await page.goto(`${server.url}#/check/ipa-self-check-v3.1`);
    await page.reload();
    await answerAll(page, (place) => place % 4);
    await page.locator('canvas[data-drawn]').waitFor();
    expectNoProblems();
    await context.close();
  });

  it('the camera, the clipboard and the wake lock stay with the app, and what could tell something more is switched off', async () => {
    const { context, page, expectNoProblems } = await visit(browser, heeding.url);
    const policy = (await ours(await page.goto(heeding.url)))['permissions-policy'] ?? '';
    const named = (value: string) => policy.split(', ').flatMap((item) => item.split(`=${value}`).slice(0, -1));
    const allowed = await page.evaluate(() => {
      const { featurePolicy } = document as unknown as { featurePolicy: { allowedFeatures(): string[] } };
      return featurePolicy.allowedFeatures();
    });
    expect(named('(self)')).toEqual(['camera', 'clipboard-write', 'screen-wake-lock']);
    expect(named('()')).toEqual(expect.arrayContaining(['geolocation', 'microphone', 'usb', 'clipboard-read']));
    expect(allowed).toEqual(expect.arrayContaining(named('(self)')));
    expect(named('()').filter((name) => allowed.includes(name))).toEqual([]);
    expectNoProblems();
    await context.close();
  });
});

describe('on a host that reads none', () => {
  it('the service worker adds the same headers to pages and files from the second visit on, also offline', async () => {
    const server = await serve(dist);
    const { context, page, expectNoProblems } = await visit(browser, server.url);
    const fromHost = await page.request.get(heeding.url);
    await offlineReady(page);
    await server.close();
    const scripts: Response[] = [];
    page.on('response', (response) => response.url().includes('/assets/') && scripts.push(response));
    const response = await page.goto(server.url);
    await appReady(page);
    const headers = await ours(response);
    for (const [name, value] of Object.entries(headers)) expect(value, name).toBe(fromHost.headers()[name]);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(await ours(script)).toEqual(headers);
    expectNoProblems();
    await context.close();
  });
});

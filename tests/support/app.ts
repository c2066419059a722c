import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

export const PHONE = { width: 360, height: 640 } as const;

/** A fresh person: nothing stored, on a phone, in Japanese and light unless said otherwise. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens a further tab that is watched in the same way. */
  newTab(): Promise<Page>;
  /** Fails when anything went wrong beneath: console errors, policy violations, foreign requests, uncaught rejections. */
  expectNoProblems(): void;
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'ja-JP', ...options });
  const problems: string[] = [];
  const origin = new URL(url).origin;
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  };
  context.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (protocol.startsWith('http') && target !== origin) problems.push(`foreign request: ${request.url()}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const newTab = async () => {
    const page = await context.newPage();
    watch(page);
    return page;
  };
  const page = await newTab();
  await page.goto(url);
  return { context, page, newTab, expectNoProblems: () => expect(problems).toEqual([]) };
}

/** Waits until the app itself, not only its prerendered first screen, is there. */
export async function appReady(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !document.querySelector('.first-question') && document.querySelector('#app h1, #app legend'),
  );
}

/** Waits until the service worker has everything and this page is in its care. */
export async function offlineReady(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });
}

/** Taps the answer at `place` (from 0) of the question shown, and waits until the app has moved on. Returns the question. */
export async function tapAnswer(page: Page, place: number): Promise<string> {
  const before = page.url();
  const question = (await page.locator('#app legend').textContent()) ?? '';
  await page.getByRole('radio').nth(place).click();
  await page.waitForFunction((url) => location.href !== url, before);
  return question;
}

/** Answers every question from the open one on; returns the number of taps. */
export async function answerAll(page: Page, pick: (place: number) => number): Promise<number> {
  let taps = 0;
  await page.locator('#app legend').waitFor();
  while (page.url().includes('#/check/')) await tapAnswer(page, pick(taps++));
  return taps;
}

/** Waits until everything given so far is shown as saved. */
export async function saved(page: Page): Promise<void> {
  await page.locator('#app [data-testid=saved][data-status=saved]').waitFor();
}

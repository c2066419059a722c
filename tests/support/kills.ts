import type { Browser, CDPSession, Page } from 'playwright-core';
import { visit } from './app';

/** How a page is killed: at a random moment, or in the very instant in which it says that it has saved. */
export type Moment = 'random' | 'acknowledged';

interface Report {
  /** Answers that the screen had shown as saved: question id → choice id. */
  readonly acknowledged: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    /** Leaves the page for the test at once; survives the end of the renderer. */
    reportAcknowledged(report: string): void;
  }
}

/** In the page: notes every tap, and reports all of them as acknowledged whenever the screen says that everything is saved. */
function watchAcknowledgements(freezeAfter: number): void {
  const tapped: Record<string, string> = {};
  addEventListener(
    'change',
    (event) => {
      const { name, value } = event.target as HTMLInputElement;
      tapped[name] = value;
    },
    true,
  );
  new MutationObserver(() => {
    const mark = document.querySelector('#app [data-testid=saved]');
    if (mark?.getAttribute('data-status') !== 'saved') return;
    window.reportAcknowledged(JSON.stringify({ acknowledged: tapped }));
    // Standing still before control returns to the browser: whatever was not finished by now never will be.
    if (Object.keys(tapped).length >= freezeAfter) for (;;);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Answers until killed, starts again, and returns the acknowledged answers that are gone. */
export async function killOnce(
  browser: Browser,
  url: string,
  moment: Moment,
  random: () => number,
): Promise<readonly string[]> {
  const { page, context, newTab } = await visit(browser, url);
  let last: Report = { acknowledged: {} };
  await page.exposeFunction('reportAcknowledged', (report: string) => {
    last = JSON.parse(report);
  });
  await page.addInitScript(
    watchAcknowledgements,
    moment === 'acknowledged' ? 1 + Math.floor(random() * 8) : Number.POSITIVE_INFINITY,
  );
  await page.goto(`${url}#/check/ipa-self-check-v3.1`);
  await page.reload();
  const client = await context.newCDPSession(page);
  await page.locator('#app legend').waitFor();

  const answering = answerUntilKilled(page, random);
  if (moment === 'random') await new Promise((done) => setTimeout(done, 30 + random() * 400));
  else await waitForFreeze(page);
  await crash(client);
  await answering;
  await page.close();

  const again = await newTab();
  await again.goto(`${url}#/`);
  const stored = await again.evaluate(readStoredChoices);
  await context.close();
  return Object.entries(last.acknowledged).flatMap(([question, choice]) =>
    stored[question] === choice ? [] : [question],
  );
}

async function answerUntilKilled(page: Page, random: () => number): Promise<void> {
  try {
    for (let taps = 0; taps < 20; taps++) {
      await page
        .getByRole('radio')
        .nth(Math.floor(random() * 4))
        .click({ timeout: 1000 });
    }
  } catch {
    // The page is gone: that is what this is about.
  }
}

async function waitForFreeze(page: Page): Promise<void> {
  for (let frozen = false; !frozen; ) {
    frozen = await Promise.race([
      page.evaluate(() => false).catch(() => true),
      new Promise<boolean>((done) => setTimeout(() => done(true), 250)),
    ]);
    if (!frozen) await new Promise((done) => setTimeout(done, 20));
  }
}

/** Ends the renderer process; the call itself never answers. */
async function crash(client: CDPSession): Promise<void> {
  await Promise.race([client.send('Page.crash').catch(() => undefined), new Promise((done) => setTimeout(done, 150))]);
}

async function readStoredChoices(): Promise<Record<string, string>> {
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open('security-kenshin');
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });
  const rows = await new Promise<{ questionId: string; choiceId: string }[]>((done) => {
    const request = database.transaction('answers').objectStore('answers').getAll();
    request.onsuccess = () => done(request.result);
  });
  return Object.fromEntries(rows.map(({ questionId, choiceId }) => [questionId, choiceId]));
}

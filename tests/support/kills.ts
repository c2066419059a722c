import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { visit } from './app';

/** How a page is killed: at a random moment, or in the very instant in which it says that it has saved. */
export type Moment = 'random' | 'acknowledged';

/** Question id → choice id. */
type Choices = Readonly<Record<string, string>>;

/**
 * In the page: taps one answer after another, and whenever the screen says that everything is saved, reports all of
 * them as acknowledged, before control returns to the browser. A report that gets no reply stops the page right there.
 */
function answerAndReport({ reportTo, seed, patient }: { reportTo: string; seed: number; patient: boolean }): void {
  const tapped: Record<string, string> = {};
  let taps = seed;
  const status = () => document.querySelector('#app [data-testid=saved]')?.getAttribute('data-status');
  const tap = () => {
    // A patient person reads "saved" before the next tap; the other one taps on while the last answer is being written.
    if (patient && status() === 'saving') return;
    const radios = document.querySelectorAll<HTMLInputElement>('#app input[type=radio]');
    const radio = radios[taps++ % radios.length];
    if (!radio) return;
    tapped[radio.name] = radio.value;
    radio.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    radio.click();
  };
  new MutationObserver(() => {
    if (status() !== 'saved') return;
    const request = new XMLHttpRequest();
    request.open('POST', reportTo, false);
    request.send(JSON.stringify(tapped));
  }).observe(document, { subtree: true, childList: true, attributes: true });
  setInterval(tap, 15);
}

interface Recorder {
  readonly url: string;
  /** What the screen has shown as saved so far. */
  readonly acknowledged: () => Choices;
  /** Resolves when the page stands still in its report. */
  readonly stopped: Promise<void>;
  close(): void;
}

/** Takes the page's reports and leaves the one with `stopAt` answers without a reply. */
async function record(stopAt: number): Promise<Recorder> {
  let acknowledged: Choices = {};
  let stop = () => {};
  const stopped = new Promise<void>((done) => {
    stop = done;
  });
  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const part of request) body.push(part);
    acknowledged = JSON.parse(Buffer.concat(body).toString());
    if (Object.keys(acknowledged).length >= stopAt) stop();
    else response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    acknowledged: () => acknowledged,
    stopped,
    close: () => server.close().closeAllConnections(),
  };
}

/** Answers until killed, starts again, and returns how many answers were acknowledged and which of them are gone. */
export async function killOnce(
  browser: Browser,
  url: string,
  moment: Moment,
  random: () => number,
): Promise<{ readonly acknowledged: number; readonly lost: readonly string[] }> {
  const recorder = await record(moment === 'acknowledged' ? 1 + Math.floor(random() * 8) : Number.POSITIVE_INFINITY);
  // The app's own policy would not let the page report to anybody, nor would the headers of its worker.
  const { page, context, newTab } = await visit(browser, `${url}#/check/ipa-self-check-v3.1`, {
    bypassCSP: true,
    serviceWorkers: 'block',
  });
  const patient = moment === 'acknowledged';
  await page.addInitScript(answerAndReport, { reportTo: recorder.url, seed: Math.floor(random() * 4), patient });
  await page.reload({ waitUntil: 'commit' });
  if (patient) await within(30, 'the page never reported so many answers as saved', recorder.stopped);
  else await new Promise((done) => setTimeout(done, 100 + random() * 500));
  await killRenderers(browser);
  const acknowledged = Object.entries(recorder.acknowledged());
  recorder.close();
  // A killed page may leave its closing unanswered; its storage is free all the same.
  await Promise.race([page.close(), wait(5)]);

  const stored = await readAgain(newTab, async (again) => {
    await again.goto(url);
    return again.evaluate(readStoredChoices);
  });
  await Promise.race([context.close(), wait(5)]);
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.flatMap(([question, choice]) => (stored[question] === choice ? [] : [question])),
  };
}

/** Looks into the storage from a new tab; a browser that has just lost its pages may need another try. */
export async function readAgain<Found>(
  newTab: () => Promise<Page>,
  read: (page: Page) => Promise<Found>,
  tries = 3,
): Promise<Found> {
  try {
    return await within(20, 'the storage could not be read after the kill', newTab().then(read));
  } catch (error) {
    if (tries === 1) throw error;
    return readAgain(newTab, read, tries - 1);
  }
}

const wait = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1000));

/** Fails with the complaint when the work takes longer: a round that stands still must say where. */
async function within<T>(seconds: number, complaint: string, work: Promise<T>): Promise<T> {
  const late = wait(seconds).then(() => {
    throw new Error(complaint);
  });
  return Promise.race([work, late]);
}

/** Ends every page's process at once, as the system does when it runs short of memory. */
export async function killRenderers(browser: Browser): Promise<void> {
  const client = await browser.newBrowserCDPSession();
  const named = client.send('SystemInfo.getProcessInfo');
  const { processInfo } = await within(10, 'the browser did not name its processes', named);
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
  await client.detach();
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

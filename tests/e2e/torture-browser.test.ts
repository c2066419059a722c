import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { findBrowser } from '../../.ci/browser.mjs';
import { appReady, offlineReady, visit } from '../support/app';
import { buildCopy } from '../support/build';
import { killOnce } from '../support/kills';
import { SCREENS } from '../support/screens';
import { JAPANESE, seed } from '../support/seed';
import { serve } from '../support/server';
import { randomFrom, report, times } from '../support/torture';
import { ja } from '../support/words';

const dist = inject('dist');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

/** What the browser of one test stores; it survives the browser. */
let profile: string;
let running: BrowserContext | undefined;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'kenshin-profile-'));
});
afterEach(async () => {
  await running?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** The browser of the profile, started when it is not running. */
async function start(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  if (running) return running;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? '',
    args: FLAGS,
    ...options,
  });
  context.once('close', () => {
    running = undefined;
  });
  running = context;
  return context;
}

/** The process that is the browser; all others end with it. */
async function browserProcess(): Promise<number> {
  const devtools = await running?.browser()?.newBrowserCDPSession();
  const { processInfo } = (await devtools?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await devtools?.detach();
  const id = processInfo.find(({ type }) => type === 'browser')?.id;
  if (!id) throw new Error('The browser did not name its process.');
  return id;
}

async function killBrowser(): Promise<void> {
  const id = await browserProcess();
  const gone = new Promise((done) => running?.once('close', done));
  process.kill(id, 'SIGKILL');
  await gone;
}

/** Ends the process behind a page, as the system does when it runs short of memory. */
async function killPage(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const gone = new Promise((done) => page.once('crash', done));
  // Nobody is left to answer.
  devtools.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

/** The way in for everything that visits with a browser: its contexts are those of the profile. */
const ownBrowser = { newContext: start } as Browser;

it(
  `no acknowledged answer is lost when the whole browser is killed ${times(5, 60)} times while answering`,
  async () => {
    const server = await serve(dist);
    // The harness ends what it is told are renderers, and then asks for a new tab: here that is the browser itself, and
    // the tab one of its next start.
    const mortal = {
      async newContext(options: BrowserContextOptions) {
        const context = await start(options);
        return new Proxy(context, {
          get: (target, name) => {
            if (name === 'newPage') return async () => (await start(options)).newPage();
            if (name === 'close') return async () => running?.close();
            const value: unknown = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
      },
      async newBrowserCDPSession() {
        const id = await browserProcess();
        return { send: async () => ({ processInfo: [{ type: 'renderer', id }] }), detach: async () => undefined };
      },
    } as unknown as Browser;
    let acknowledged = 0;
    for (let round = 1; round <= times(5, 60); round++) {
      const killed = await killOnce(mortal, server.url, round % 2 ? 'acknowledged' : 'random', randomFrom(round));
      expect(killed.lost).toEqual([]);
      acknowledged += killed.acknowledged;
      rmSync(profile, { recursive: true, force: true });
    }
    expect(acknowledged).toBeGreaterThan(times(5, 60));
    report('browser process killed', `${times(5, 60)} kills, ${acknowledged} answers acknowledged, 0 lost`);
    await server.close();
  },
  times(1, 10) * 120_000,
);

it(
  `a store whose files were damaged leads to the recovery screen, ${times(2, 10)} times`,
  async () => {
    const server = await serve(dist);
    for (let round = 0; round < times(2, 10); round++) {
      const before = await visit(ownBrowser, server.url);
      await appReady(before.page);
      await seed(before.page);
      await before.page.reload();
      await before.page.waitForFunction(() => localStorage.getItem('security-kenshin-kept'));
      // Without the tell-tale the browser's own word is left: it says so when it has to begin anew.
      if (round % 2) await before.page.evaluate(() => localStorage.clear());
      await before.context.close();
      const folder = join(profile, 'Default/IndexedDB');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((file) => statSync(file).isFile());
      expect(files.length).toBeGreaterThan(2);
      const random = randomFrom(round);
      for (const file of files) {
        const garbage = Buffer.from(Array.from({ length: statSync(file).size }, () => Math.floor(random() * 256)));
        writeFileSync(file, garbage);
      }

      const { page, context } = await visit(
        ownBrowser,
        `${server.url}${round % 4 < 2 ? '' : '#/result/self-finished'}`,
      );
      await page.getByRole('heading', { level: 1, name: ja['restore.lostTitle'], exact: true }).waitFor();
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
    report(
      'store files corrupted',
      `recovery screen ${times(2, 10)} of ${times(2, 10)}, half of them without the tell-tale`,
    );
    await server.close();
  },
  times(1, 5) * 120_000,
);

/** Rows of the largest store that a migration has to bring over in one piece. */
const ROWS = 3000;

/** Everything in the store of answers, and the version of the database. */
function readRows(): Promise<{ version: number; notes: string[] }> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open('security-kenshin');
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction('answers').objectStore('answers').getAll();
      reading.onsuccess = () => {
        database.close();
        done({ version: database.version, notes: reading.result.map(({ note }) => note) });
      };
    };
  });
}

function fillRows(rows: number): Promise<void> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open('security-kenshin');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('answers', 'readwrite');
      for (let row = 0; row < rows; row++) {
        writing.objectStore('answers').put({ assessmentId: 'a', questionId: `q${row}`, choiceId: 'done', note: 'old' });
      }
      writing.onabort = () => fail(writing.error);
      writing.oncomplete = () => {
        opening.result.close();
        done();
      };
    };
  });
}

function removeStore(): Promise<unknown> {
  return new Promise((done) => {
    indexedDB.deleteDatabase('security-kenshin').onsuccess = done;
  });
}

it(
  `a migration of ${ROWS} rows that is killed ${times(5, 100)} times has brought over all or nothing`,
  async () => {
    const next = buildCopy((copy) => {
      const path = join(copy, 'src/storage/migrations.ts');
      const source = readFileSync(path, 'utf8');
      const changed = source.replace(
        '\n];',
        `
        async (_database, upgrade) => {
          let rows = 0;
          let cursor = await upgrade.objectStore('answers').openCursor();
          for (; cursor; cursor = await cursor.continue()) {
            if (rows++ % 100 === 0) console.debug('rewriting ' + rows);
            await cursor.update({ ...cursor.value, note: 'new' });
          }
          console.debug('rewriting ${ROWS + 1}');
        },
      ];`,
      );
      expect(changed).not.toBe(source);
      writeFileSync(path, changed);
    });
    const server = await serve(dist);
    const beside = async () => {
      const page = await (await start()).newPage();
      await page.goto(`${server.url}icons/icon.svg`);
      return page;
    };
    const openApp = async (folder: string): Promise<Page> => {
      server.deploy(folder);
      const context = await start();
      const page = await context.newPage();
      await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
      await page.goto(server.url, { waitUntil: 'commit' });
      return page;
    };

    const random = randomFrom(1);
    const found = { old: 0, new: 0 };
    const old = await openApp(dist);
    await appReady(old);
    const version = (await old.evaluate(readRows)).version;
    await old.evaluate(fillRows, ROWS);
    await old.close();
    for (let round = 0; round < times(5, 100); round++) {
      const row = 1 + 100 * Math.floor((random() * ROWS) / 100 + 1);
      const context = await start();
      const reached = new Promise<void>((done) => {
        context.on('console', (message) => message.text() === `rewriting ${row}` && done());
      });
      const dying = await openApp(next.dist);
      await reached;
      await new Promise((done) => setTimeout(done, random() * 20));
      await (round % 2 ? killPage(dying) : killBrowser());

      const page = await beside();
      const after = await page.evaluate(readRows);
      const notes = [...new Set(after.notes)];
      expect(after.notes).toHaveLength(ROWS);
      expect(notes).toEqual([after.version === version ? 'old' : 'new']);
      if (after.version === version) found.old++;
      else {
        found.new++;
        await page.evaluate(removeStore);
        const again = await openApp(dist);
        await appReady(again);
        await again.evaluate(fillRows, ROWS);
        await again.close();
      }
      await page.close();
    }
    // Nothing stands in the way of the next attempt.
    const last = await openApp(next.dist);
    await appReady(last);
    await expect.poll(() => last.evaluate(readRows)).toEqual({ version: version + 1, notes: Array(ROWS).fill('new') });
    expect(found.old).toBeGreaterThan(0);
    report(
      'crash inside a migration of 3,000 rows',
      `${times(5, 100)} kills: ${found.old} all old, ${found.new} all new`,
    );
    await server.close();
    next.remove();
  },
  times(1, 10) * 120_000,
);

it(
  `with the server gone, ${times(3, 50)} starts of the browser itself open one page after another`,
  async () => {
    const server = await serve(dist);
    const first = await visit(ownBrowser, server.url);
    await offlineReady(first.page);
    await first.page.getByText(ja['app.offlineReady']).waitFor();
    await seed(first.page);
    await first.context.close();
    await server.close();
    for (let round = 0; round < times(3, 50); round++) {
      const screen = SCREENS[(round * times(8, 1)) % SCREENS.length];
      const { page, context, expectNoProblems } = await visit(ownBrowser, `${server.url}${screen?.address}`);
      await screen?.shows(page, JAPANESE).waitFor();
      expectNoProblems();
      await context.close();
    }
    report('offline', `${times(3, 50)} of ${times(3, 50)} cold starts of the browser, over ${SCREENS.length} screens`);
  },
  times(1, 5) * 120_000,
);

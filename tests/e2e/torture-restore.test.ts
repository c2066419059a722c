import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { writeBackup } from '../../src/storage/backup';
import { readInstrument } from '../data/read-data';
import { appReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { killRenderers, readAgain } from '../support/kills';
import { METI } from '../support/seed';
import { randomFrom, report, times } from '../support/torture';
import { ja } from '../support/words';

const KILLS = times(5, 50);
const SHEETS = 60;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A backup of 60 sheets with 41 answers each: long enough in writing to be killed in the middle. */
function largeBackup(): Promise<string> {
  const { sections, choices } = readInstrument(METI);
  const questions = sections.flatMap((section) => section.questions);
  const sheets = Array.from({ length: SHEETS }, (_, place) => ({
    id: `sheet-${place}`,
    instrumentId: METI,
    subject: '',
    startedAt: place,
    finishedAt: place + 1,
    answers: new Map(questions.map(({ id }) => [id, { choiceId: choices[0]?.id ?? '', note: 'メモ'.repeat(200) }])),
  }));
  return writeBackup({ assessments: sheets, rooms: [] }, Date.now());
}

const wait = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1000));

/** How many assessments and answers are stored. */
function counts(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((done, fail) => {
        const opening = indexedDB.open('security-kenshin');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['assessments', 'answers']);
          const found = ['assessments', 'answers'].map((name) => transaction.objectStore(name).count());
          transaction.oncomplete = () => {
            opening.result.close();
            done(found.map(({ result }) => result));
          };
        };
      }),
  );
}

it(
  `a restore that is killed ${KILLS} times in the middle has brought back all or nothing`,
  async () => {
    const buffer = Buffer.from(await largeBackup());
    const outcomes = { all: 0, nothing: 0 };
    for (let kill = 1; kill <= KILLS; kill++) {
      const { page, context, newTab } = await visit(browser, `${inject('url')}#/data`, { serviceWorkers: 'block' });
      await page
        .getByLabel(ja['restore.choose'])
        .setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer });
      const restore = page.getByRole('button', { name: ja['restore.do'], exact: true });
      await restore.waitFor();
      // By the page itself, and later: the answer to a click would come too late to be killed in its middle.
      await restore.evaluate((button: HTMLButtonElement) => void setTimeout(() => button.click(), 50));
      await wait((40 + randomFrom(kill)() * 150) / 1000);
      await killRenderers(browser);
      // A killed page may leave its closing unanswered.
      await Promise.race([page.close(), wait(2)]);
      const found = await readAgain(newTab, async (again) => {
        await again.goto(inject('url'));
        await appReady(again);
        return counts(again);
      });
      expect([
        [0, 0],
        [SHEETS, SHEETS * 41],
      ]).toContainEqual(found);
      outcomes[found[0] === 0 ? 'nothing' : 'all']++;
      await Promise.race([context.close(), wait(5)]);
    }
    report(
      'restore killed in the middle',
      `${KILLS} kills: ${outcomes.all} all, ${outcomes.nothing} nothing, 0 between`,
    );
  },
  KILLS * 30_000,
);

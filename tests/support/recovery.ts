import type { Page } from 'playwright-core';
import type { Screen } from './screens';

/** What a firm sees whose records are gone. */
export const RECOVERY: Screen = {
  name: 'way back after the records are gone',
  address: '#/',
  shows: (page, { words }) => page.getByRole('heading', { level: 1, name: words['restore.lostTitle'], exact: true }),
};

/** Clears the database as a browser may do, and leaves what localStorage remembers; it shows after the next reload. */
export async function loseRecords(page: Page): Promise<void> {
  await page.waitForFunction(() => localStorage.getItem('security-kenshin-kept')?.includes('"count"'));
  await page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const deleting = indexedDB.deleteDatabase('security-kenshin');
        deleting.onerror = () => fail(deleting.error);
        deleting.onsuccess = () => done();
      }),
  );
}

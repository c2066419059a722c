import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser';
import { buildCopy } from '../support/build';
import { killOnce, type Moment } from '../support/kills';
import { serve } from '../support/server';
import { randomFrom, report, times } from '../support/torture';

const KILLS = times(40, 200);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function kill(url: string, kills: number): Promise<{ acknowledged: number; lost: number }> {
  const sum = { acknowledged: 0, lost: 0 };
  for (let number = 1; number <= kills; number++) {
    const moment: Moment = number % 2 === 0 ? 'random' : 'acknowledged';
    const { acknowledged, lost } = await killOnce(browser, url, moment, randomFrom(number));
    sum.acknowledged += acknowledged;
    sum.lost += lost.length;
  }
  return sum;
}

it(
  `no acknowledged answer is lost when the page is killed ${KILLS} times while answering`,
  async () => {
    const { acknowledged, lost } = await kill(inject('url'), KILLS);
    expect(acknowledged).toBeGreaterThan(KILLS);
    expect(lost).toBe(0);
    report('renderer killed while answering', `${KILLS} kills, ${acknowledged} answers acknowledged, ${lost} lost`);
  },
  KILLS * 10_000,
);

it(
  'the same harness catches a build that says saved before the transaction is complete',
  async () => {
    const tooEarly = buildCopy((copy) => {
      const path = join(copy, 'src/storage/assessments.ts');
      const source = readFileSync(path, 'utf8');
      const changed = source
        .replace('transaction.commit();', '')
        .replace('await Promise.all([...requests, transaction.done]);', 'await Promise.all(requests);');
      expect(changed).not.toContain('transaction.done]');
      expect(changed).not.toContain('transaction.commit()');
      writeFileSync(path, changed);
    });
    const server = await serve(tooEarly.dist);
    const { lost } = await kill(server.url, times(10, 100));
    expect(lost).toBeGreaterThan(0);
    report('the same on a build that acknowledges too early', `${times(10, 100)} kills, ${lost} lost`);
    await server.close();
    tooEarly.remove();
  },
  times(1, 10) * 120_000,
);

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser';
import { buildCopy } from '../support/build';
import { killOnce, type Moment } from '../support/kills';
import { serve } from '../support/server';

const KILLS = Number(process.env.KENSHIN_KILLS ?? 40);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Repeatable, so that a failure can be looked at again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

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
  },
  KILLS * 10_000,
);

it('the same harness catches a build that says saved before the transaction is complete', async () => {
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
  expect((await kill(server.url, 10)).lost).toBeGreaterThan(0);
  await server.close();
  tooEarly.remove();
});

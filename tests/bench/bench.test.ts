import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { buildCopy } from '../support/build';
import { appOf, floorOf } from './candidates';
import { waitForQuiet, wasQuiet } from './conditions';
import { FIGURES } from './figures';
import { buildFloor } from './floor/floor';
import { growthLines, measureGrowth, SIZES } from './growth';
import { keepsFirstTap, METHOD, visitWhole, type WholeVisit } from './measure';
import { align, compare, tableOf } from './report';
import { readSheet, type Sheet } from './sheet';

const RUNS = Number(process.env.KENSHIN_BENCH_RUNS ?? 5);
const OUTPUT = join(import.meta.dirname, '../.output');
const INSTRUMENT = 'ipa-self-check-v3.1';

test('measures the app against the floor', async () => {
  const browser = await launchBrowser();
  const sheet = readSheet(INSTRUMENT);
  const { floor, app, kept } = await measureBoth(browser, sheet);
  const lines = FIGURES.map((figure) => compare(figure, [floor, app]));
  const files = app[0]?.start.files ?? [];
  const environment = {
    date: new Date().toISOString(),
    chromium: browser.version(),
    node: process.version,
    processor: `${cpus().length} × ${cpus()[0]?.model}`,
    runs: RUNS,
    quiet: wasQuiet(),
    ...METHOD,
  };
  const report = { environment, lines, keepsFirstTap: kept, visits: { floor, app } };
  save(report);
  console.log(
    [
      `\nMedians of ${RUNS} runs, Chromium ${environment.chromium}, processor ${METHOD.cpuSlowdown}× slower, ${METHOD.network.latency} ms, ${METHOD.network.downloadThroughput / 1000} kB/s`,
      ...(environment.quiet ? [] : ['Other work kept this machine busy: the times say little.']),
      tableOf('25 questions', ['floor', 'app'], lines),
      `The app keeps a tap at the moment it is usable: ${kept ? 'yes' : 'NO'}`,
      align([
        ['Fetched by the app until an answer is stored', 'kB', 'from, ms', 'to, ms'],
        ...files.map((file) => [pathOf(file.url), (file.bytes / 1000).toFixed(1), `${file.from}`, `${file.to}`]),
      ]),
    ].join('\n\n'),
  );

  const growth = await measureGrowth(browser, sheet, RUNS);
  await browser.close();
  const [floorGrowth, appGrowth] = [growthLines(growth.floor), growthLines(growth.app)];
  save({ ...report, floorGrowth, appGrowth });
  const sizes = SIZES.map((size) => `${size} questions`);
  console.log(
    [tableOf('Growth of the app', sizes, appGrowth), tableOf('Growth of the floor', sizes, floorGrowth)].join('\n\n'),
  );
});

function save(report: object): void {
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
}

/** In turns, so that a busy minute of the machine meets both. */
async function measureBoth(browser: Browser, sheet: Sheet) {
  const builtFloor = await buildFloor(sheet);
  const builtApp = buildCopy();
  const [floor, app]: [WholeVisit[], WholeVisit[]] = [[], []];
  const candidate = appOf(builtApp, INSTRUMENT);
  const count = sheet.instrument.sections.flatMap(({ questions }) => questions).length;
  for (let run = 0; run < RUNS; run++) {
    await waitForQuiet();
    floor.push(await visitWhole(browser, floorOf(builtFloor), count));
    await waitForQuiet();
    app.push(await visitWhole(browser, candidate, count));
  }
  const kept = await keepsFirstTap(browser, candidate);
  builtFloor.remove();
  builtApp.remove();
  return { floor, app, kept };
}

function pathOf(url: string): string {
  return new URL(url).pathname;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { buildCopy } from '../support/build';
import { fakeCameraFlags, writeFakeCamera } from '../support/fake-camera';
import { handInCodes } from '../support/rooms';
import { SELF_CHECK } from '../support/seed';
import { CONDITIONS, serveReady, waitForQuiet, wasQuiet } from './conditions';
import { compare, tableOf } from './report';
import { ROOM_FIGURES, type RoomVisit, visitRoom } from './room';

const RUNS = Number(process.env.KENSHIN_BENCH_RUNS ?? 5);

test('measures a host who collects', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'camera-'));
  const film = join(folder, 'camera.y4m');
  writeFakeCamera(film, handInCodes(SELF_CHECK, '0000', 10), 0.5);
  const browser = await launchBrowser(fakeCameraFlags(film));
  const app = buildCopy();
  const server = await serveReady(app.dist);
  const visits: RoomVisit[] = [];
  for (let run = 0; run < RUNS; run++) {
    await waitForQuiet();
    visits.push(await visitRoom(browser, server.url));
  }
  await browser.close();
  await server.close();
  app.remove();
  rmSync(folder, { recursive: true });
  const lines = ROOM_FIGURES.map((figure) => compare(figure, [visits]));
  const shown = lines.map(({ ratio: _, ...line }) => line);
  if (!wasQuiet()) console.log('Other work kept this machine busy: the times say little.');
  console.log(tableOf(`Room, processor ${CONDITIONS.cpuSlowdown}× slower`, ['host'], shown));
});

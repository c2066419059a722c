import { closeSync, openSync, writeSync } from 'node:fs';
import { paintFrame, randomNumbers } from './code-frame';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 10;
/** Side of a code with its quiet zone, in pixels; each frame differs by up to a tenth. */
const SIDE = 300;

/**
 * Writes a film (.y4m) in which every text is shown as a QR code for so many seconds, held by a hand that is not quite
 * still. 4.6 MB a second; Chromium's pretended camera plays it from its start and again and again.
 */
export function writeFakeCamera(file: string, texts: readonly string[], secondsPerText: number): void {
  const random = randomNumbers(1);
  const around = (middle: number, reach: number) => middle + (random() * 2 - 1) * reach;
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const film = openSync(file, 'w');
  writeSync(film, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  for (const text of texts) {
    for (let frame = 0; frame < secondsPerText * FRAMES_PER_SECOND; frame++) {
      const place = { x: around(WIDTH / 2, 40), y: around(HEIGHT / 2, 30), side: around(SIDE, SIDE / 10) };
      const view = { width: WIDTH, height: HEIGHT, ...place, angle: around(0, 8), blur: 1, noise: 6 };
      writeSync(film, 'FRAME\n');
      writeSync(film, paintFrame(text, view, random).luma);
      writeSync(film, colours);
    }
  }
  closeSync(film);
}

/** Flags with which Chromium takes that film for its camera and gives it without asking. */
export function fakeCameraFlags(file: string): readonly string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

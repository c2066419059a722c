import { cleanup, render, screen } from '@testing-library/preact';
import { decodeQR } from 'qr/decode.js';
import { afterEach, expect, it } from 'vitest';
import { QrCode } from '../../../src/ui/qr-code';

afterEach(cleanup);

const CODE = 'SK10AB2CDE3FGHJK4MNPQRSTVWXYZ056789';
/** Pixels for each module of the code. */
const SCALE = 4;

interface Drawing {
  /** Side of the drawing, in modules. */
  readonly side: number;
  /** Every dark run of modules: column, row, length. */
  readonly runs: readonly (readonly [x: number, y: number, length: number])[];
}

function readDrawing(): Drawing {
  const picture = screen.getByRole('img');
  const path = picture.querySelector('path')?.getAttribute('d') ?? '';
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)];
  expect(runs.map(([run]) => run).join('')).toBe(path);
  const [, , side = 0] = (picture.getAttribute('viewBox') ?? '').split(' ').map(Number);
  return { side, runs: runs.map(([, x, y, length]) => [Number(x), Number(y), Number(length)]) };
}

/** What a camera would see of the drawing: white, with the dark runs on it. */
function paint({ side, runs }: Drawing): { width: number; height: number; data: Uint8ClampedArray } {
  const width = side * SCALE;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [x, y, length] of runs) {
    for (let row = y * SCALE; row < (y + 1) * SCALE; row++) {
      data.fill(0, (row * width + x * SCALE) * 4, (row * width + (x + length) * SCALE) * 4);
    }
  }
  return { width, height: width, data };
}

it('is a named picture from which a reader gets exactly the text', () => {
  render(<QrCode text={CODE} label="提出コード" />);
  screen.getByRole('img', { name: '提出コード' });
  expect(decodeQR(paint(readDrawing()))).toBe(CODE);
});

it('shows another text when it is given another one', () => {
  const { rerender } = render(<QrCode text={CODE} label="図" />);
  rerender(<QrCode text="https://example.jp/#/room/会場" label="図" />);
  expect(decodeQR(paint(readDrawing()))).toBe('https://example.jp/#/room/会場');
});

it('leaves a rim of four modules empty on every side', () => {
  render(<QrCode text={CODE} label="図" />);
  const { side, runs } = readDrawing();
  expect(Math.min(...runs.map(([x]) => x))).toBe(4);
  expect(Math.max(...runs.map(([x, , length]) => x + length))).toBe(side - 4);
  expect(Math.min(...runs.map(([, y]) => y))).toBe(4);
  expect(Math.max(...runs.map(([, y]) => y + 1))).toBe(side - 4);
});

it('stays small for a hand-in code: 25 modules for 38 signs, 29 for 60', () => {
  const { rerender } = render(<QrCode text={'A1'.repeat(19)} label="図" />);
  expect(readDrawing().side).toBe(25 + 8);
  rerender(<QrCode text={'A1'.repeat(30)} label="図" />);
  expect(readDrawing().side).toBe(29 + 8);
});

it('is one path without a style of its own, which the policy of the page would refuse', () => {
  const { container } = render(<QrCode text={CODE} label="図" />);
  expect(container.querySelectorAll('svg *')).toHaveLength(1);
  expect(container.querySelectorAll('[style]')).toHaveLength(0);
});

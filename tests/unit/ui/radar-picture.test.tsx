import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { RadarPicture } from '../../../src/ui/radar-picture';

afterEach(cleanup);

const spokes = (...shares: readonly (number | null)[]) =>
  shares.map((share, place) => ({ label: `軸${place}`, share }));

/** How far the points lie from the middle of the picture, in its own units. */
function distances(): readonly number[] {
  return screen.getAllByTestId('point').map((point) => {
    const [x = 0, y = 0] = ['cx', 'cy'].map((name) => Number(point.getAttribute(name)));
    return Math.round(Math.hypot(x, y));
  });
}

it('is a named picture with one labelled spoke for each axis', () => {
  render(<RadarPicture spokes={spokes(1, 0.5, 0, 0.25, 0.75)} label="分野ごとの割合" />);
  const picture = screen.getByRole('img', { name: '分野ごとの割合' });
  expect(within(picture).getAllByTestId('spoke')).toHaveLength(5);
  for (const { label } of spokes(1, 0.5, 0, 0.25, 0.75)) within(picture).getByText(label);
});

it('puts every point as far out as its share says', () => {
  render(<RadarPicture spokes={spokes(1, 0.5, 0)} label="図" />);
  const [full = 0, half = 0, none = 0] = distances();
  expect(full).toBeGreaterThan(50);
  expect(half).toBe(full / 2);
  expect(none).toBe(0);
});

it('draws no point on an axis on which nothing applies: that is no zero', () => {
  render(<RadarPicture spokes={spokes(1, null, 1, 1)} label="図" />);
  expect(screen.getAllByTestId('spoke')).toHaveLength(4);
  const [full = 0] = distances();
  expect(distances()).toEqual([full, full, full]);
});

it('draws nothing where fewer than three axes would make no picture', () => {
  render(<RadarPicture spokes={spokes(1, 0)} label="図" />);
  expect(screen.queryByRole('img')).toBeNull();
});

it('carries no style of its own, which the policy of the page would refuse', () => {
  const { container } = render(<RadarPicture spokes={spokes(1, 0.5, 0)} label="図" />);
  expect(container.querySelectorAll('svg *').length).toBeGreaterThan(10);
  expect(container.querySelectorAll('[style]')).toHaveLength(0);
});

it('lays a band and a second line under the first, each only where it is given', () => {
  const { container, rerender } = render(<RadarPicture spokes={spokes(1, 0.5, 0)} label="図" />);
  const shapes = () => ['path', 'polygon'].map((name) => container.querySelectorAll(`svg ${name}`).length);
  const [bands, lines = 0] = shapes();
  expect(bands).toBe(0);
  const more = spokes(1, 0.5, 0).map((spoke) => ({ ...spoke, lower: 0.2, upper: 0.8, other: 0.6 }));
  rerender(<RadarPicture spokes={more} label="図" />);
  expect(shapes()).toEqual([1, lines + 1]);
  expect(screen.getAllByTestId('point')).toHaveLength(3);
});

import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { useTurnKeys } from '../../../src/ui/turn-keys';

afterEach(cleanup);

/** Shows a page with a field; returns the steps that its keys ask for. */
function show(): readonly number[] {
  const steps: number[] = [];
  const Turning = () => {
    useTurnKeys((step) => steps.push(step));
    return <input />;
  };
  render(<Turning />);
  return steps;
}

it('the arrow keys turn forth and back, other keys and those of the browser do not', async () => {
  const steps = show();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowUp}x');
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}{Control>}{ArrowRight}{/Control}{Meta>}{ArrowLeft}{/Meta}');
  expect(steps).toEqual([1, 1, -1]);
});

it('nothing turns while somebody types', async () => {
  const steps = show();
  await userEvent.type(screen.getByRole('textbox'), 'a{ArrowLeft}');
  expect(steps).toEqual([]);
});

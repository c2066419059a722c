import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { useWakeLock } from '../../../src/ui/wake-lock';

function Screen({ isOn }: { readonly isOn: boolean }) {
  useWakeLock(isOn);
  return null;
}

/** How many locks are held; and every lock that was ever given. */
function installWakeLock() {
  const locks: { released: boolean; release(): Promise<void> }[] = [];
  const request = async () => {
    const lock = {
      released: false,
      async release() {
        lock.released = true;
      },
    };
    locks.push(lock);
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  return { held: () => locks.filter(({ released }) => !released).length, given: () => locks.length };
}

const settled = () => new Promise((done) => setTimeout(done, 20));

async function turnPage(visibility: 'visible' | 'hidden'): Promise<void> {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
  fireEvent(document, new Event('visibilitychange'));
  await settled();
}

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

it('holds one lock while it is on, and none before or afterwards', async () => {
  const { held } = installWakeLock();
  const { rerender } = render(<Screen isOn={false} />);
  await settled();
  expect(held()).toBe(0);
  rerender(<Screen isOn />);
  await settled();
  expect(held()).toBe(1);
  rerender(<Screen isOn={false} />);
  await settled();
  expect(held()).toBe(0);
});

it('asks again when the page is seen again', async () => {
  const { held, given } = installWakeLock();
  render(<Screen isOn />);
  await turnPage('hidden');
  expect(held()).toBe(0);
  await turnPage('visible');
  expect([held(), given()]).toEqual([1, 2]);
});

it('lets go when the page is left, also of a lock that comes only then', async () => {
  const { held, given } = installWakeLock();
  render(<Screen isOn />);
  cleanup();
  await settled();
  expect([held(), given()]).toEqual([0, 1]);
});

it('does nothing where the browser has no such lock', async () => {
  render(<Screen isOn />);
  await settled();
  cleanup();
  await settled();
});

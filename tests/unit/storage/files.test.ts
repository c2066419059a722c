import { afterEach, describe, expect, it, vi } from 'vitest';
import { canShareFiles, handOver } from '../../../src/storage/files';

const file = new File(['a'], 'a.csv', { type: 'text/csv' });

interface Device {
  readonly touch?: boolean;
  /** The app was opened from an iPhone's home screen. */
  readonly standalone?: boolean;
  /** Undefined: this browser has no share sheet. */
  readonly share?: (data: ShareData) => Promise<void>;
  readonly takes?: boolean;
}

/** Lets the browser be one of another device; returns the names of the files that are downloaded. */
function beOn({ touch = false, standalone, share, takes = true }: Device): readonly string[] {
  const downloaded: string[] = [];
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: touch && query === '(pointer: coarse)' }));
  vi.stubGlobal('navigator', {
    ...(standalone === undefined ? {} : { standalone }),
    ...(share ? { share, canShare: () => takes } : {}),
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (this.href.startsWith('blob:')) downloaded.push(this.download);
  });
  return downloaded;
}

const accept = async () => {};
const refuse = (name: string) => async () => {
  throw new DOMException('no', name);
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a file is handed over', () => {
  it.each([
    ['by the share sheet on a phone', { touch: true, share: accept }, 'shared', []],
    ['by a download where there is no share sheet', { touch: true }, 'downloaded', ['a.csv']],
    [
      'by a download where the share sheet refuses the type',
      { touch: true, share: accept, takes: false },
      'downloaded',
      ['a.csv'],
    ],
    ['by a download on a desk, share sheet or not', { share: accept }, 'downloaded', ['a.csv']],
    [
      'by a download when sharing fails after all',
      { touch: true, share: refuse('NotAllowedError') },
      'downloaded',
      ['a.csv'],
    ],
    [
      'not at all when the person closes the share sheet',
      { touch: true, share: refuse('AbortError') },
      'cancelled',
      [],
    ],
    ['by the share sheet in an app on the home screen', { standalone: true, share: accept }, 'shared', []],
    ['not at all where a download would save nothing', { standalone: true, touch: true }, 'failed', []],
    [
      'not at all when sharing fails there',
      { standalone: true, touch: true, share: refuse('NotAllowedError') },
      'failed',
      [],
    ],
    ['by a download in a tab of the same phone', { standalone: false, touch: true }, 'downloaded', ['a.csv']],
  ] as const)('%s', async (_, device, outcome, files) => {
    const downloaded = beOn(device);
    expect(await handOver(file)).toBe(outcome);
    expect(downloaded).toEqual(files);
  });

  it('before anything is waited for, so that it is still inside the tap', () => {
    const share = vi.fn(accept);
    beOn({ touch: true, share });
    void handOver(file);
    expect(share).toHaveBeenCalledWith({ files: [file] });
  });

  it('and its address is given back after a while, not at once', async () => {
    vi.useFakeTimers();
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    beOn({});
    await handOver(file);
    vi.advanceTimersByTime(10_000);
    expect(revoke).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(revoke).toHaveBeenCalledOnce();
  });
});

it('whether a file can be shared is asked of the browser', () => {
  beOn({ touch: true, share: accept, takes: false });
  expect(canShareFiles(file)).toBe(false);
  beOn({ touch: true, share: accept });
  expect(canShareFiles(file)).toBe(true);
});

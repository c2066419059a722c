import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadSettings, saveSettings } from '../../../src/storage/settings';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('settings', () => {
  it('come back as they were saved', () => {
    expect(saveSettings({ locale: 'en', theme: 'dark', textSize: 'large' })).toBe(true);
    expect(loadSettings()).toEqual({ locale: 'en', theme: 'dark', textSize: 'large' });
  });

  it.each(['', '{', 'null', '[]', '{"theme":"pink"}', '{"locale":7}'])('that read %j start afresh', (text) => {
    localStorage.setItem('security-kenshin', text);
    expect(loadSettings()).toEqual({});
  });

  it('a browser that keeps nothing is told apart from one that does', () => {
    vi.stubGlobal('localStorage', {
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(saveSettings({ theme: 'dark' })).toBe(false);
  });
});

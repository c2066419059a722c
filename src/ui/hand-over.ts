import { useRef, useState } from 'preact/hooks';
import { type TextKey, t } from '../i18n/i18n';

/** What became of a file. */
export type HandedOver = 'shared' | 'downloaded' | 'cancelled' | 'failed';

const SAID = {
  making: 'data.making',
  shared: 'data.shared',
  downloaded: 'data.downloaded',
  cancelled: 'data.cancelled',
  failed: 'data.failed',
  'not-made': 'data.notMade',
} as const satisfies Record<HandedOver | 'making' | 'not-made', TextKey>;

/** Files that are made and given away, one at a time. */
export function useHandOver() {
  const [step, setStep] = useState<keyof typeof SAID>();
  const isBusy = useRef(false);
  return {
    /** Undefined before the first file. */
    step,
    /** What has come of the last one, in words. */
    said: step && t(SAID[step]),
    /** Call it inside a tap; `make` may reject when the file cannot be made. */
    async give(make: () => Promise<HandedOver>): Promise<void> {
      // The second tap of a double tap would open a second share sheet.
      if (isBusy.current) return;
      isBusy.current = true;
      setStep('making');
      setStep(await make().catch(() => 'not-made' as const));
      isBusy.current = false;
    },
  };
}

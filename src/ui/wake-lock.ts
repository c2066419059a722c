import { useEffect } from 'preact/hooks';
import { usePageVisible } from './page-visible';

/** Keeps the screen awake while `isOn`. Where that is unsupported or refused, the device's own habit stays. */
export function useWakeLock(isOn: boolean): void {
  // The browser lets go of it whenever the page is hidden: it is asked for again.
  const isWanted = usePageVisible() && isOn;
  useEffect(() => {
    if (!isWanted) return;
    const asked = askForLock();
    return () => void asked.then((lock) => lock?.release());
  }, [isWanted]);
}

async function askForLock(): Promise<WakeLockSentinel | undefined> {
  try {
    return await navigator.wakeLock.request('screen');
  } catch {
    // Unsupported, or refused to save the battery: nothing that anybody has to know.
    return undefined;
  }
}

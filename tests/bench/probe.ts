export interface ProbeOptions {
  /** Matches once the page's script takes answers. */
  readonly live: string;
  /** A tap counts although that script has not arrived yet. */
  readonly keepsEarlyTaps: boolean;
  /** An answer brings the next question; otherwise all of them stand below each other. */
  readonly movesOn: boolean;
}

export interface Start {
  /** Milliseconds since the navigation began, here and below. */
  readonly firstPaint: number;
  /** The first question is painted, can be hit, and a tap on it is kept. */
  readonly usable: number;
  /** The script is there: an answer is stored and leads on. */
  readonly live: number;
  /** Of every task, what goes beyond 50 ms, until `live`. */
  readonly blocked: number;
  readonly files: readonly FetchedFile[];
}

/** A file that had arrived when the script was there. */
export interface FetchedFile {
  readonly url: string;
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
  readonly blocksPaint: boolean;
}

export interface Probe {
  readonly usable: Promise<number>;
  readonly start: () => Promise<Start>;
  /** Finds the nth question's choice, and measures the next tap on it; gives the place to tap. */
  readonly aim: (place: number, choice: number, last: boolean) => Promise<{ x: number; y: number }>;
  /** Milliseconds from the tap to the painted frame that answers it. */
  readonly tapped: () => Promise<number>;
}

/** TypeScript's own list is behind the browsers here. */
interface Timing extends PerformanceResourceTiming {
  readonly renderBlockingStatus: 'blocking' | 'non-blocking';
}

declare global {
  var probe: Probe;
}

/** Runs in the page before its own scripts. It is sent there as text, so it can use nothing from outside itself. */
export function installProbe({ live, keepsEarlyTaps, movesOn }: ProbeOptions): void {
  /** The moment after the first frame in which the condition held has been painted; an error after a minute. */
  const painted = (condition: () => unknown, what: string) =>
    new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`never painted: ${what}`)), 60_000);
      const look = () => {
        if (!condition()) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });

  const isShown = (element: Element) => element.getClientRects().length > 0;
  const middleOf = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const isLive = () => document.querySelector(live) !== null;
  const canBeHit = () => {
    const label = [...document.querySelectorAll('fieldset label')].find(isShown);
    if (!label) return false;
    const { x, y } = middleOf(label);
    return label.contains(document.elementFromPoint(x, y));
  };

  const legendText = () => [...document.querySelectorAll('legend')].find(isShown)?.textContent;

  const longTasks: PerformanceEntry[] = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  const whenUsable = painted(() => canBeHit() && (keepsEarlyTaps || isLive()), 'the first question');
  const whenLive = painted(() => isLive() && canBeHit(), 'the live page');
  let whenTapped: Promise<number> = Promise.resolve(0);

  globalThis.probe = {
    usable: whenUsable,

    async start() {
      const [usable, liveAt] = await Promise.all([whenUsable, whenLive]);
      // Long tasks are reported a little later than they end.
      await new Promise((done) => setTimeout(done, 300));
      const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const fetched = (entries as Timing[]).filter((entry) => entry.responseEnd <= liveAt);
      return {
        firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        usable,
        live: liveAt,
        blocked: longTasks.filter((task) => task.startTime < liveAt).reduce((sum, task) => sum + task.duration - 50, 0),
        files: fetched.map((entry) => ({
          url: entry.name,
          bytes: entry.encodedBodySize,
          from: Math.round(entry.startTime),
          to: Math.round(entry.responseEnd),
          blocksPaint: entry.entryType === 'navigation' || entry.renderBlockingStatus === 'blocking',
        })),
      };
    },

    async aim(place, choice, last) {
      const fieldsets = [...document.querySelectorAll('fieldset')];
      const fieldset = movesOn ? fieldsets.find(isShown) : fieldsets[place];
      const radio = fieldset?.querySelectorAll('input')[choice];
      if (!radio) throw new Error(`question ${place + 1} is not there`);
      const label = radio.closest('label') ?? radio;
      label.scrollIntoView({ block: movesOn ? 'nearest' : 'center' });
      await painted(() => true, 'a frame');
      const question = legendText();
      const isAnswered = () => {
        if (last) return document.querySelector('canvas[data-drawn="true"]');
        return movesOn ? legendText() !== question : radio.checked;
      };
      whenTapped = new Promise((resolve, reject) => {
        const onClick = ({ timeStamp }: Event) =>
          painted(isAnswered, `the answer to question ${place + 1}`).then((time) => resolve(time - timeStamp), reject);
        addEventListener('click', onClick, { capture: true, once: true });
      });
      return middleOf(label);
    },

    tapped: () => whenTapped,
  };
}

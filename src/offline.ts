import { signal } from '@preact/signals';
import { allSaved } from './state/saving';

/** How long an update waits for the last answers to be stored. Milliseconds. */
const SAVE_LIMIT = 5000;
const WORKER = './sw.js';

const offlineReady = signal(false);
/** none · waiting: a new version is there and asks · unsaved: it was accepted, but an answer is not stored yet. */
const update = signal<'none' | 'waiting' | 'unsaved'>('none');

export const isOfflineReady: { readonly value: boolean } = offlineReady;
export const updateState: { readonly value: 'none' | 'waiting' | 'unsaved' } = update;

let skipWaiting = () => {};

/** Lets the waiting version take over; every open tab then stores its answers and reloads. */
export function acceptUpdate(): void {
  skipWaiting();
}

/** Registers the service worker once the page is at rest, and looks for new versions from then on. */
export async function goOffline(): Promise<void> {
  const container = navigator.serviceWorker;
  if (!container) return;
  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    // The first worker takes over a page of its own version: nothing to reload.
    if (controlled) void reloadWhenSaved();
    controlled = true;
  });

  const { Workbox } = await import('workbox-window');
  const worker = new Workbox(workerUrl() as unknown as string, { updateViaCache: 'none' });
  worker.addEventListener('waiting', () => {
    update.value = 'waiting';
  });
  skipWaiting = () => worker.messageSkipWaiting();
  // Refused, as in some private windows: the app goes on with the network, and does not claim to be ready without.
  const registration = await worker.register().catch(() => undefined);
  container.ready.then(() => {
    offlineReady.value = true;
  });

  // Installed apps stay open for weeks; they find a new version only when asked to look.
  const look = () => registration?.update().catch(() => undefined);
  addEventListener('pageshow', (event) => event.persisted && look());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
  look();
}

async function reloadWhenSaved(): Promise<void> {
  if (await allSaved(SAVE_LIMIT)) location.reload();
  else update.value = 'unsaved';
}

/** The page's only way to name a script by a string, and only this one: Trusted Types refuses every other. */
function workerUrl(): TrustedScriptURL | string {
  const policy = window.trustedTypes?.createPolicy('app-sw', { createScriptURL: (_name: string) => WORKER });
  return policy?.createScriptURL(WORKER) ?? WORKER;
}

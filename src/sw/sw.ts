import { clientsClaim } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the build, put here by vite.config.ts. */
declare const PRECACHE: PrecacheEntry[];
/** What a host that reads `_headers` sends along, put here by vite.config.ts. */
declare const HEADERS: Readonly<Record<string, string>>;

// Other hosts send no headers of ours: from the second visit on, every answer of this worker carries them.
addPlugins([{ handlerWillRespond: async ({ response }) => withHeaders(response) }]);
precacheAndRoute(PRECACHE);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));

// A first visit is offline-ready without a reload; a later version takes over only when it is asked to.
clientsClaim();
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

function withHeaders({ body, status, statusText, headers }: Response): Response {
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(HEADERS)) all.set(name, value);
  return new Response(body, { status, statusText, headers: all });
}

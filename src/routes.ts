import { signal } from '@preact/signals';

/**
 * Every address of the app. People keep them as links, so none may ever stop working.
 * `:name` is required, `:name?` may be missing.
 */
const ADDRESSES = {
  home: '/',
  check: '/check/:instrument/:question?',
  review: '/review/:assessment',
  result: '/result/:assessment',
  report: '/report/:assessment',
  controls: '/controls',
  library: '/controls/all',
  control: '/controls/:control',
  learn: '/learn',
  glossary: '/glossary',
  references: '/references',
  incident: '/incident',
  data: '/data',
  rooms: '/room',
  room: '/room/:room',
  join: '/join/:code',
  handIn: '/hand-in/:assessment',
  about: '/about',
  settings: '/settings',
} as const;

export type PageName = keyof typeof ADDRESSES;

export interface Route {
  /** Undefined: no page has this address. */
  readonly page: PageName | undefined;
  readonly params: Readonly<Record<string, string>>;
}

/** Reads the part of an address behind '#'. Anything unreadable leads to no page, never to an error. */
export function parseAddress(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const parts = path.split('/').filter(Boolean);
  for (const [page, address] of Object.entries(ADDRESSES)) {
    const slots = address.split('/').filter(Boolean);
    const required = slots.filter((slot) => !slot.endsWith('?')).length;
    if (parts.length < required || parts.length > slots.length) continue;
    const params: Record<string, string> = Object.fromEntries(new URLSearchParams(query));
    const fits = slots.every((slot, place) => {
      const part = parts[place];
      if (!slot.startsWith(':')) return slot === part;
      if (part !== undefined) params[slot.replace(/[:?]/g, '')] = decode(part);
      return true;
    });
    if (fits) return { page: page as PageName, params };
  }
  return { page: undefined, params: {} };
}

/** The link to a page: `linkTo('check', { instrument: 'x', question: 'q01' })`. What the address has no place for becomes its query. */
export function linkTo(page: PageName, params: Readonly<Record<string, string | undefined>> = {}): string {
  const rest = new URLSearchParams();
  let path: string = ADDRESSES[page];
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    const slot = new RegExp(`:${name}\\??(?=/|$)`);
    if (slot.test(path)) path = path.replace(slot, encodeURIComponent(value));
    else rest.set(name, value);
  }
  const query = rest.size > 0 ? `?${rest}` : '';
  return `#${path.replace(/\/:\w+\?/g, '')}${query}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone % in a mistyped link: show the page for it, which will say that nothing is there.
    return part;
  }
}

const current = signal<Route>(parseAddress(globalThis.location?.hash ?? ''));

/** The page that is open now. */
export const route: { readonly value: Route } = current;

export function followAddress(): void {
  addEventListener('hashchange', () => {
    current.value = parseAddress(location.hash);
  });
}

/** Opens a page; `replace` leaves no entry for the back button, for stops that only pass on. */
export function openPage(link: string, { replace = false } = {}): void {
  if (replace) history.replaceState(history.state, '', link);
  else history.pushState(null, '', link);
  current.value = parseAddress(link);
}

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { loadDefaultJapaneseParser } from 'budoux';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** No inline script or style, no request to any other host, and script URLs only through our one policy. */
function contentSecurityPolicy(connect: "'none'" | "'self'", ...more: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src ${connect}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app-sw',
    ...more,
  ].join('; ');
}

/**
 * What only this app may use; in the room mode the camera reads codes, and the screen stays awake. Not named are
 * web-share, which is the app's without asking, and bluetooth: browsers of systems without them complain about every
 * name that they do not know.
 */
const USED = ['camera', 'clipboard-write', 'screen-wake-lock'];
const UNUSED = [
  ...['accelerometer', 'autoplay', 'clipboard-read', 'compute-pressure', 'display-capture', 'encrypted-media'],
  ...['fullscreen', 'private-state-token-issuance', 'private-state-token-redemption'],
  ...['gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection', 'keyboard-map'],
  ...['local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment', 'picture-in-picture'],
  ...['publickey-credentials-create', 'publickey-credentials-get', 'serial', 'storage-access'],
  ...['usb', 'window-management', 'xr-spatial-tracking'],
];

/** Where a link may lead: to the hosts that stand in data/, the telephone and the mail program. */
function linkTargets(): readonly string[] {
  const files = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => file.endsWith('.json')).map((file) => readFileSync(join(root, 'data', file)));
  const hosts = new Set(texts.join('\n').match(/https:\/\/[\w-]+(\.[\w-]+)+/g));
  return [...[...hosts].sort(), 'mailto:*', 'tel:*'];
}

/** What comes with every file: from hosts that read `_headers`, and from our service worker on those that do not. */
const HEADERS: Readonly<Record<string, string>> = {
  // The worker is under the same headers and fetches the app's own files; for pages, index.html says 'none'.
  'Content-Security-Policy': contentSecurityPolicy("'self'", "frame-ancestors 'none'"),
  // Official pages move: without `redirects` a link to one that did would open nothing.
  'Connection-Allowlist': `(response-origin ${linkTargets()
    .map((target) => `"${target}"`)
    .join(' ')});redirects=allow`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [...USED.map((name) => `${name}=(self)`), ...UNUSED.map((name) => `${name}=()`)].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Read by hosts, by search engines, and by the system while it installs the app: nobody needs them offline. */
const ONLINE_ONLY = /^(sw\.js|_headers|robots\.txt|screenshots\/.*|icons\/.*-512\.png)$/;

/** Asked for again each time; whatever else has no hash in its name is up to the host. */
const REVALIDATED = ['/', '/index.html', '/first-frame.js', '/sw.js'];

function readJson(...path: string[]) {
  return JSON.parse(readFileSync(join(root, ...path), 'utf8'));
}

/** What the app and its prerendering must agree on. */
const shared = {
  oxc: { jsx: { importSource: 'preact' } },
  // Browsers of 2024 on: light-dark() and :has() come without a stand-in.
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Everything that the first answer needs: one script and one style sheet, nothing of it in a second round trip.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial' as const] }] } } },
  },
  define: { APP_VERSION: JSON.stringify(readJson('package.json').version) },
};

/** `virtual:instrument-index`: what the home screen shows of every folder in data/instruments, without its questions. */
function instrumentIndex(): Plugin {
  const id = 'virtual:instrument-index';
  return {
    name: 'instrument-index',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(loaded) {
      if (loaded !== `\0${id}`) return;
      const instruments = readdirSync(join(root, 'data/instruments')).map((folder) => {
        const path = ['data', 'instruments', folder] as const;
        const { id, edition, order, minutes, subject, sections } = readJson(...path, 'instrument.json');
        const questionCount = sections.flatMap((section: { questions: unknown[] }) => section.questions).length;
        const text = Object.fromEntries(
          readdirSync(join(root, ...path)).flatMap((file) => {
            const language = /^text\.(\w+)\.json$/.exec(file)?.[1];
            if (!language) return [];
            const { title, summary } = readJson(...path, file);
            return [[language, { title: markPhrases(title), summary }]];
          }),
        );
        return { id, edition, order, minutes, subject, questionCount, text };
      });
      instruments.sort((a, b) => a.order - b.order);
      return `export default ${JSON.stringify(instruments)}`;
    },
  };
}

const japanese = loadDefaultJapaneseParser();

/** A text with a zero-width space between its phrases; src/ui/phrases.tsx lets a line break only there. */
function markPhrases(text: string): string {
  if (!/[ぁ-ん]/.test(text)) return text;
  // Browsers also break at these marks; a particle after a bracket stays with it.
  const atMarks = /(?<=[・！？」）』])(?=[^ぁ-ん・、。！？」）』])|(?<=.)(?=[「『（])/gu;
  return japanese
    .parse(text)
    .map((phrase) => phrase.replace(atMarks, '\u200b'))
    .join('\u200b');
}

/** Where headings, questions and answers stand in the files of data/ and src/i18n/, by the path to the text. */
const IN_PHRASES = [
  /instruments\/.*\/text\.ja\.json\/(choices|sections)\//,
  /instruments\/.*\/text\.ja\.json\/questions\/[^/]+\/(title|text)$/,
  /instruments\/.*\/text\.ja\.json\/bands\/[^/]+\/sentence$/,
  /controls\/text\.ja\.json\/(themes|controls)\//,
  /guides\/.*\.ja\.json\/.*\/title$/,
  /i18n\/.*ja\.json\/.*[tT]itle$/,
];

function markBelow(path: string, value: unknown): unknown {
  if (typeof value === 'string') return IN_PHRASES.some((place) => place.test(path)) ? markPhrases(value) : value;
  if (Array.isArray(value)) return value.map((inner, place) => markBelow(`${path}/${place}`, inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markBelow(`${path}/${key}`, inner)]));
}

/** Marks the phrases of Japanese headings, questions and answers with BudouX's model, so that nothing has to at run time. */
function phraseMarks(): Plugin {
  return {
    name: 'phrase-marks',
    enforce: 'pre',
    transform(code, path) {
      if (/\/(data|src\/i18n)\/.*\.json$/.test(path)) return JSON.stringify(markBelow(path, JSON.parse(code)));
    },
  };
}

/** Puts the first screens into index.html as plain HTML, so that they show before any script has arrived. */
function prerenderedScreens(): Plugin {
  return {
    name: 'prerendered-screens',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const outDir = mkdtempSync(join(tmpdir(), 'prerender-'));
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          plugins: [instrumentIndex(), phraseMarks()],
          ...shared,
          build: { ...shared.build, rolldownOptions: {}, ssr: 'src/prerender.tsx', outDir, emptyOutDir: true },
          ssr: { noExternal: true },
        });
        const built: typeof import('./src/prerender') = await import(join(outDir, 'prerender.js'));
        const screens = await built.prerenderScreens();
        rmSync(outDir, { recursive: true });
        const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy("'none'")}">`;
        const locales = readdirSync(join(root, 'src/i18n')).flatMap((file) => /^(\w+)\.json$/.exec(file)?.[1] ?? []);
        // All three are asked for at once, and none waits for another: the small script stands behind the style sheet,
        // the large one at the end, so that it never runs before the screen that stands here as HTML.
        const [firstFrame, start] = html.match(/<script[^>]*src=[^>]*><\/script>/g) ?? [];
        if (!firstFrame || !start) throw new Error('index.html has lost one of its two scripts');
        const preload = start.replace(
          /.* src=("[^"]+").*/,
          '<link rel="modulepreload" fetchpriority="low" crossorigin href=$1>',
        );
        return html
          .replace(firstFrame, '')
          .replace(start, () => preload)
          .replace('</head>', () => `  ${firstFrame}\n  </head>`)
          .replace('</body>', () => `  ${start}\n  </body>`)
          .replace('<html lang="ja">', `<html lang="ja" data-locales="${locales.join(' ')}">`)
          .replace('<!--policy-->', policy)
          .replace('<!--home-->', () => screens.home)
          .replace('<!--first-questions-->', () => screens.firstQuestions);
      },
    },
  };
}

/** Writes `_headers`, which Netlify, Cloudflare Pages and others read. No header may come from two of its rules. */
function headersFile(): Plugin {
  const rule = (path: string, headers: Readonly<Record<string, string>>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return {
    name: 'headers-file',
    apply: 'build',
    generateBundle() {
      const source = [
        rule('/*', HEADERS),
        ...REVALIDATED.map((path) => rule(path, { 'Cache-Control': 'no-cache' })),
        rule('/assets/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }),
      ].join('');
      this.emitFile({ type: 'asset', fileName: '_headers', source });
    },
  };
}

/** Builds src/sw/sw.ts after everything else, with the list of exactly the files that this build wrote. */
function serviceWorker(): Plugin {
  let outDir = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(outDir, join(entry.parentPath, entry.name)))
          .filter((file) => !ONLINE_ONLY.test(file))
          .sort();
        const precache = files.map((url) => ({
          url,
          // Names under assets/ carry a hash of their content; the others need one beside them.
          revision: url.startsWith('assets/')
            ? null
            : createHash('sha256')
                .update(readFileSync(join(outDir, url)))
                .digest('hex')
                .slice(0, 16),
        }));
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: {
            PRECACHE: JSON.stringify(precache),
            HEADERS: JSON.stringify(HEADERS),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir,
            emptyOutDir: false,
            rolldownOptions: { input: join(root, 'src/sw/sw.ts'), output: { entryFileNames: 'sw.js', format: 'iife' } },
          },
        });
      },
    },
  };
}

export default defineConfig({
  root,
  base: './',
  plugins: [instrumentIndex(), phraseMarks(), prerenderedScreens(), headersFile(), serviceWorker()],
  ...shared,
  preview: { port: 4173, strictPort: true, headers: HEADERS },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], environment: 'happy-dom' } },
      { extends: true, test: { name: 'data', include: ['tests/data/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/e2e/global-setup.ts',
          maxWorkers: 2,
          // After the quick ones, which also plant files in src/ for a moment.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
};

export interface StaticServer {
  readonly url: string;
  /** Bytes sent in bodies since the start, after brotli. */
  readonly bytes: () => number;
  /** Serves another folder from now on: a new version is deployed. */
  deploy(folder: string): void;
  /** Ends the server process's part: from then on nobody answers. */
  close(): Promise<void>;
}

/** What the file `_headers` of a built app wants to be sent with this path. */
function wantedHeaders(folder: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
    const [, name, value] = /^ +([\w-]+): (.+)$/.exec(line) ?? [];
    if (!name || !value) applies = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
    else if (applies) headers[name.toLowerCase()] = value;
  }
  return headers;
}

/**
 * Serves a built app as a static host does, brotli-compressed, on a free port of this machine or on `port`. The host
 * reads the app's `_headers` only when it is said to.
 */
export async function serve(folder: string, port = 0, { readsHeaders = false } = {}): Promise<StaticServer> {
  let root = folder;
  let sent = 0;
  const packed = new Map<string, Buffer>();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    try {
      const body =
        packed.get(file) ?? (type === 'image/png' ? readFileSync(file) : brotliCompressSync(readFileSync(file)));
      packed.set(file, body);
      sent += body.length;
      response.writeHead(200, {
        'content-type': type,
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(type === 'image/png' ? {} : { 'content-encoding': 'br' }),
        ...(readsHeaders ? wantedHeaders(root, path) : {}),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${chosen}/`,
    bytes: () => sent,
    deploy(next) {
      root = next;
      packed.clear();
    },
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

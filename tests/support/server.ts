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

/** Serves a built app as a static host does, brotli-compressed, on a free port of this machine or on `port`. */
export async function serve(folder: string, port = 0): Promise<StaticServer> {
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

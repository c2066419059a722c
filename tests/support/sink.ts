import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a page could send something to; plain data, so that it can be handed to the page. */
export interface Addresses {
  /** Ends with a slash. What comes in is told apart by its path. */
  readonly http: string;
  readonly websocket: string;
  readonly stun: string;
}

export interface Sink {
  readonly addresses: Addresses;
  /** The path of each request, and `udp` for any packet. */
  readonly arrived: () => ReadonlySet<string>;
  forget(): void;
  close(): void;
}

/** Somebody else's machine: takes whatever a page sends. */
export async function openSink(): Promise<Sink> {
  const arrived = new Set<string>();
  // A browser that has come here also asks for the icon, which nobody tried to send.
  const note = (path = '/') => path !== '/favicon.ico' && arrived.add(path.split(/[/?]/)[1] ?? '');
  const http = createServer((request, response) => {
    note(request.url);
    const type = request.headers['sec-fetch-dest'] === 'script' ? 'text/javascript' : 'text/plain';
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type }).end();
  });
  http.on('upgrade', (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  const udp = createSocket('udp4', () => arrived.add('udp'));
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done));
  const { port } = http.address() as AddressInfo;
  return {
    addresses: {
      http: `http://127.0.0.1:${port}/`,
      websocket: `ws://127.0.0.1:${port}/`,
      stun: `stun:127.0.0.1:${udp.address().port}`,
    },
    arrived: () => arrived,
    forget: () => arrived.clear(),
    close() {
      http.close().closeAllConnections();
      udp.close();
    },
  };
}

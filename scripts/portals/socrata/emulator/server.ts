import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Emulator } from './emulator.ts';
import { selfSigned } from './self-signed.ts';

export interface EmulatorServer {
  /** `http://127.0.0.1:8080` or `https://localhost:9443`. */
  url: string;
  /** PEM of the certificate that was made for this start; null without TLS. */
  certificate: string | null;
  close(): Promise<void>;
}

/** Listens on loopback only. Clients that always speak https need `tls`, and to be told to trust the certificate. */
export async function serveEmulator(
  emulator: Emulator,
  { port = 0, tls = false }: { port?: number; tls?: boolean } = {},
): Promise<EmulatorServer> {
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    relay(emulator, request, response, tls).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown';
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 'internal_error', error: true, message }));
    });
  };
  const identity = tls ? selfSigned('localhost', emulator.domain.now()) : null;
  const server = identity === null ? createHttpServer(listener) : createHttpsServer(identity, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    url: tls ? `https://localhost:${given}` : `http://127.0.0.1:${given}`,
    certificate: identity?.cert ?? null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const LARGEST = 512 * 1024 * 1024;

async function relay(
  emulator: Emulator,
  request: IncomingMessage,
  response: ServerResponse,
  tls: boolean,
): Promise<void> {
  const host = request.headers.host ?? '';
  // A page of the web that makes a browser call loopback under a name of its own is turned away.
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host)) {
    response.writeHead(421).end();
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > LARGEST) {
      response.writeHead(413).end();
      return;
    }
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string') headers.set(name, value);
  const { url = '/' } = request;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const body = bytes === 0 || method === 'GET' ? {} : { body: Buffer.concat(chunks) };
  const answer = await emulator.answer(
    new Request(new URL(url, `${tls ? 'https' : 'http'}://${host}`), {
      method: method ?? 'GET',
      headers,
      ...body,
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Body, isBody } from './body.ts';
import { Refusal } from './refusal.ts';

/** The body as sent, unpacked where it came gzipped as git's do. */
export function bodyStream(request: IncomingMessage): Readable {
  if (!/^(?:x-)?gzip$/.test(request.headers['content-encoding'] ?? '')) return request;
  const unpacked = createGunzip();
  request.on('error', (error) => unpacked.destroy(error));
  return request.pipe(unpacked);
}

/** Throws 413 beyond `limit` bytes, without reading on. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of bodyStream(request)) {
    bytes += chunk.length;
    if (bytes > limit) throw new Refusal(413, 'Request Entity Too Large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Room for a file of 100 MB in base64, which is as much as GitHub takes. */
const LARGEST_JSON = 140 * 1024 * 1024;

/** An object; {} where nothing was sent. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  const bytes = await readBytes(request, LARGEST_JSON);
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
  // Some calls (labels of an issue) may send a bare list.
  if (Array.isArray(value)) return { items: value };
  if (!isBody(value)) throw new Refusal(400, 'Body should be a JSON object');
  return value;
}

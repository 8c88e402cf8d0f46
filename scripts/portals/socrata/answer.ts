import { PortalOutage } from '../types.ts';

const LARGEST_JSON = 64 * 1024 * 1024;

/** An answer that ended before its end. */
export class BrokenAnswer extends Error {
  override name = 'BrokenAnswer';
}

/** What fetch throws where a connection fails or takes too long; null for anything else, which is a bug. */
export function connectionProblem(error: unknown): string | null {
  if (!(error instanceof TypeError || error instanceof DOMException)) return null;
  return oneLine(error.cause instanceof Error ? error.cause.message : error.message);
}

export async function* bytesOf(response: Response): AsyncIterable<Uint8Array> {
  if (response.body === null) return;
  const chunks = response.body[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      const problem = connectionProblem(error);
      throw problem === null ? error : new BrokenAnswer(problem);
    });
    if (next.done) return;
    yield next.value;
  }
}

/** null where it is no JSON; bounded. */
export async function readJson(base: URL, response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytesOf(response)) {
    length += part.length;
    if (length > LARGEST_JSON)
      throw new PortalOutage(`${base.host} answered with more than ${LARGEST_JSON} bytes. Run again later.`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}

/** What the portal says of a failure, bounded. */
export function messageIn(body: unknown): string {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
  return typeof message === 'string' ? oneLine(message) : '';
}

export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .replace(/\.$/, '');
}

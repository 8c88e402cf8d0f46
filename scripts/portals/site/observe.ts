import { createHash } from 'node:crypto';
import type { Observation } from '../types.ts';
import { entryPath } from './manifest.ts';
import { HELD } from './page/held-page.ts';
import { ask, textOf, type Visitor } from './visitor.ts';

/** What a visitor is shown under a name: reads the page, follows its download, and digests what arrives. */
export async function observeEntry(
  visitor: Visitor,
  name: string,
  base: string | null,
  fetchUrl: typeof fetch,
): Promise<Observation> {
  const folder = entryPath(name);
  const page = await visitor.get(`${folder}index.html`);
  if (page === null) return { visible: false, retired: false };
  const markup = await textOf(page);
  if (meta(markup, 'status') === HELD) return { visible: false, retired: false };
  const recordDigest = meta(markup, 'record');
  const data = meta(markup, 'data');
  const download = data === '' ? null : await bytesOf(visitor, folder, data, fetchUrl);
  return {
    visible: true,
    retired: meta(markup, 'status') === 'retired',
    ...(recordDigest === '' ? {} : { recordDigest }),
    ...(download === null ? {} : { dataDigest: await digestOf(download) }),
    ...(base === null ? {} : { address: new URL(folder, base).href }),
  };
}

/** Our own marks stand before anything that somebody else wrote. */
function meta(markup: string, name: string): string {
  return (
    new RegExp(`<meta name="daylight:${name}" content="([^"]*)">`)
      .exec(markup)?.[1]
      ?.replaceAll('&amp;', '&') ?? ''
  );
}

async function bytesOf(
  visitor: Visitor,
  folder: string,
  data: string,
  fetchUrl: typeof fetch,
): Promise<AsyncIterable<Uint8Array> | null> {
  const link = URL.parse(data);
  if (link === null) return visitor.get(`${folder}${data}`);
  const response = await ask(link, fetchUrl);
  return response.ok ? response.body : null;
}

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

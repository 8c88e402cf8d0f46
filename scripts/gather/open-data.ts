import { createHash } from 'node:crypto';
import { folderOf } from '../model/dataset-path.ts';
import { Outage } from '../model/outage.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import { parseMetadata } from '../parse/metadata.ts';
import type { OpenData } from '../portals/types.ts';
import { locate } from './distribution.ts';
import { type FetchUrl, Unreachable } from './fetch-url.ts';
import { GitBlobs } from './git-blobs.ts';
import { gitTree } from './git-tree.ts';
import { rethrown } from './rethrown.ts';
import type { Tree } from './tree.ts';

/** Opens data as it is at one commit of a clone. */
export function openDataAt(clone: string, commit: string, fetchUrl: FetchUrl): OpenData {
  return openDataOf(gitTree(clone, commit, new GitBlobs(clone)), fetchUrl);
}

/** Bytes that turn out to be others than asked for end in an `Outage`, after the last byte: whoever writes them must not keep them. */
export function openDataOf(tree: Tree, fetchUrl: FetchUrl): OpenData {
  return async (id, digest) => {
    const folder = folderOf(id);
    const entries = await tree.entries(folder);
    const file = entries.find((entry) => entry.path === `${folder}/metadata.yml`);
    const { source } = file
      ? locate(parseMetadata(file.path, await tree.read(file)), folder, entries)
      : { source: { kind: 'none' as const } };
    if (source.kind === 'none')
      throw new Outage(`${id} has no data to open. Check its distribution in metadata.yml.`);
    const bytes = source.kind === 'file' ? tree.stream(source.entry) : await open(source.url, fetchUrl);
    return verified(bytes, digest, id);
  };
}

/** Whatever is wrong with the address, from the first request to the last byte, concerns this data alone. */
function open(url: string, fetchUrl: FetchUrl): Promise<AsyncIterable<Uint8Array>> {
  return rethrown(fetchUrl(url), (error) => {
    if (!(error instanceof Unreachable)) throw error;
    throw new Outage(`${url} could not be fetched (${error.message}). Check the address and run again.`);
  });
}

async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  expected: Sha256,
  id: string,
): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== expected)
    throw new Outage(`The data of ${id} is not what was signed. Check its source and run again.`);
}

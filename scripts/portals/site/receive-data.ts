import { createHash } from 'node:crypto';
import { PortalRefusal } from '../types.ts';
import { type FirstRows, firstRows, HEAD_BYTES } from './first-rows.ts';
import type { SiteData } from './record.ts';
import type { BlobId, TreeStore } from './store/tree-store.ts';

export interface ReceivedData {
  /** null: too large to be copied, the page links to it. */
  blob: BlobId | null;
  rows: FirstRows | null;
}

/** Takes the data into the store in one pass, and its first rows for the page. Refuses bytes that are not those signed. */
export async function receiveData(
  store: TreeStore,
  bytes: AsyncIterable<Uint8Array>,
  data: SiteData,
): Promise<ReceivedData> {
  if (data.link !== undefined) return { blob: null, rows: firstRows(await headOf(bytes), data) };
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let kept = 0;
  const watched = async function* (): AsyncIterable<Uint8Array> {
    for await (const chunk of bytes) {
      hash.update(chunk);
      if (kept < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - kept));
      kept += chunk.length;
      yield chunk;
    }
  };
  const blob = await store.receive(watched());
  if (hash.digest('hex') !== data.sha256)
    throw new PortalRefusal('The data is not what was signed. Check its source, then run again.');
  return { blob, rows: firstRows(Buffer.concat(head), data) };
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const head: Uint8Array[] = [];
  let kept = 0;
  for await (const chunk of bytes) {
    head.push(chunk.subarray(0, HEAD_BYTES - kept));
    kept += chunk.length;
    if (kept >= HEAD_BYTES) break;
  }
  return Buffer.concat(head);
}

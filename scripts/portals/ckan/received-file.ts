import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DesiredEntry } from '../../model/plan.ts';
import { type OpenData, PortalRefusal } from '../types.ts';
import type { CkanRecordResource } from './record.ts';

/** Takes the data to this machine, so that nothing is sent before it is known to be what was signed, and lends it out. */
export async function withReceivedFile<T>(
  desired: DesiredEntry,
  resource: CkanRecordResource,
  maximumUpload: number,
  opening: OpenData,
  work: (file: Blob) => Promise<T>,
): Promise<T> {
  if (resource.bytes > maximumUpload)
    throw new PortalRefusal(
      `${desired.name}: the portal takes files up to ${megabytes(maximumUpload)}, and this one has ${megabytes(resource.bytes)}. ` +
        'Raise its limit and upload_limit in governance.yml, or give the distribution a url.',
    );
  const folder = await mkdtemp(join(tmpdir(), 'daylight-ckan-'));
  try {
    const path = join(folder, 'data');
    const bytes = await opening(desired.dataset, resource.sha256);
    if ((await receive(bytes, path, resource.bytes)) !== resource.sha256)
      throw new PortalRefusal(
        `${desired.name}: the data is not what was signed. Check its source, then run again.`,
      );
    return await work(await openAsBlob(path, { type: resource.mimetype }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Digest of what arrived; what is longer than it should be is cut off, and has another one. */
async function receive(bytes: AsyncIterable<Uint8Array>, path: string, atMost: number): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    let length = 0;
    for await (const chunk of bytes) {
      hash.update(chunk);
      length += chunk.length;
      if (length > atMost) break;
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

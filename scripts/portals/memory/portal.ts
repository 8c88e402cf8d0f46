import { hash } from 'node:crypto';
import type { ExistingEntry, PortalChange } from '../../model/plan.ts';
import type { Observation, OpenData, Portal, PublishedDataset } from '../types.ts';

export interface MemoryEntry extends ExistingEntry {
  data: Uint8Array | null;
}

/** A portal that lives in a map, by name: the smallest adapter, and what the rules of the core are tried out on. */
export function createMemoryPortal(id: string, entries: Map<string, MemoryEntry>): Portal {
  return {
    id,
    capabilities: { private: true },
    translate: (dataset: PublishedDataset) => structuredClone(dataset),
    list: async () => [...entries.values()].map(({ data: _, ...entry }) => entry),
    write: (change, open) => write(entries, change, open),
    commit: async () => undefined,
    observe: async ({ name }, as) => observe(entries.get(name), as),
  };
}

async function write(
  entries: Map<string, MemoryEntry>,
  { name, desired }: PortalChange,
  open: OpenData,
): Promise<void> {
  if (desired === null) {
    entries.delete(name);
    return;
  }
  const { record: _, ...entry } = desired;
  const data =
    desired.dataDigest === null ? null : await read(await open(desired.dataset, desired.dataDigest));
  entries.set(name, { ...entry, owned: true, data });
}

function observe(entry: MemoryEntry | undefined, as: 'anonymous' | 'reviewer'): Observation {
  if (entry === undefined || (entry.visibility === 'private' && as === 'anonymous'))
    return { visible: false, retired: false };
  const { retired, recordDigest, data } = entry;
  return {
    visible: true,
    retired,
    ...(recordDigest === undefined ? {} : { recordDigest }),
    ...(data === null ? {} : { dataDigest: hash('sha256', data, 'hex') }),
  };
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

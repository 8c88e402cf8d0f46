import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Metadata } from '../../model/dataset.ts';
import type { DesiredEntry, ExistingEntry, PortalChange } from '../../model/plan.ts';
import {
  type Observation,
  type OpenData,
  type Portal,
  PortalRefusal,
  type PublishedDataset,
} from '../types.ts';

export interface MemoryEntry extends ExistingEntry {
  /** What is shown; an editor changes it in place, and takes `recordDigest` away by that. */
  record?: PublishedDataset;
  data: Uint8Array | null;
}

/** A portal that lives in a map, by name: the smallest adapter, and what the rules of the core are tried out on. */
export function createMemoryPortal(id: string, entries: Map<string, MemoryEntry>): Portal {
  return {
    id,
    capabilities: { private: true, changesAtOnce: 4 },
    translate: (dataset: PublishedDataset) => structuredClone(dataset),
    list: async () => [...entries.values()].map(({ data: _, record: __, ...entry }) => entry),
    write: (change, open) => write(entries, change, open),
    hold: async ({ name }, hold) => {
      const entry = entries.get(name);
      if (entry !== undefined) entries.set(name, { ...entry, visibility: 'private', hold });
    },
    edits: async (desired) => editsOf(desired, entries.get(desired.name)),
    commit: async () => undefined,
    observe: async ({ name }, as) => observe(entries.get(name), as),
  };
}

/** What an editor of the portal does. */
export function retitle(entries: Map<string, MemoryEntry>, name: string, title: string): void {
  const found = entries.get(name);
  if (found?.record === undefined) return;
  const { recordDigest: _, record, ...entry } = found;
  entries.set(name, { ...entry, record: { ...record, metadata: { ...record.metadata, title } } });
}

async function write(
  entries: Map<string, MemoryEntry>,
  { name, existing, desired }: PortalChange,
  open: OpenData,
): Promise<void> {
  const data =
    desired === null || desired.dataDigest === null
      ? null
      : await read(await open(desired.dataset, desired.dataDigest));
  if (entries.get(name)?.hold !== existing?.hold)
    throw new PortalRefusal(`${name} has been taken down in the meantime. Run again.`);
  if (desired === null) {
    entries.delete(name);
    return;
  }
  const { record, ...entry } = desired;
  entries.set(name, { ...entry, owned: true, record: structuredClone(recordOf(record)), data });
}

/** What `translate` of this portal made. */
function recordOf(record: unknown): PublishedDataset {
  return record as PublishedDataset;
}

function editsOf({ record }: DesiredEntry, entry: MemoryEntry | undefined): Partial<Metadata> {
  const wanted: Record<string, unknown> = { ...recordOf(record).metadata };
  const shown = Object.entries(entry?.record?.metadata ?? wanted);
  return Object.fromEntries(shown.filter(([field, value]) => !isDeepStrictEqual(value, wanted[field])));
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

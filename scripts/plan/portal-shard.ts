/** One of several runs that share the work of one publication, counted from 1. */
export interface Shard {
  index: number;
  of: number;
}

/** `2/8`; null where it is no shard. */
export function parseShard(text: string): Shard | null {
  const [, index = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : null;
}

/**
 * Is this name the work of this shard? A name belongs to exactly one, wherever it is asked: nothing but the name decides.
 * A preview goes with its dataset, so that nobody removes it before the dataset is public.
 */
export function isInShard(name: string, { index, of }: Shard): boolean {
  return fnv1a(name.replace(/--pr-\d+$/, '')) % of === index - 1;
}

/** Without shards everything is everybody's. */
export function isMine(name: string, shard: Shard | undefined): boolean {
  return shard === undefined || isInShard(name, shard);
}

/** FNV-1a with 32 bits, of UTF-16 units: spreads names evenly and is the same everywhere. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

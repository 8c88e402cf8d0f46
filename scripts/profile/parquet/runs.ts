/** A last run of packed values may be padded: to eight by the rule, to some hundreds by writers in a hurry. */
const MOST_PADDING = 512;
const LONGEST_HEADER = 5;

/**
 * Walks "run length, bit-packed" values (apache/parquet-format, Encodings.md) of a width in bits; how many of the first
 * `count` are 1, counted for a width of one bit. null where the runs do not add up to `count`.
 */
export function runsOf(bytes: Uint8Array, width: number, count: number): number | null {
  let at = 0;
  let seen = 0;
  let ones = 0;
  while (seen < count) {
    let header = 0;
    let length = 0;
    let byte = 0x80;
    while (byte >= 0x80) {
      if (at >= bytes.length || length === LONGEST_HEADER) return null;
      byte = bytes[at] ?? 0;
      header += (byte & 0x7f) * 2 ** (7 * length);
      length += 1;
      at += 1;
    }
    const size = Math.floor(header / 2);
    const left = count - seen;
    if (header % 2 === 1) {
      if (size === 0 || size * 8 > left + MOST_PADDING || at + size * width > bytes.length) return null;
      if (width === 1) ones += onesIn(bytes, at, Math.min(size * 8, left));
      at += size * width;
      seen += size * 8;
    } else {
      const value = bytes[at] ?? 0;
      at += (width + 7) >> 3;
      if (size === 0 || size > left || at > bytes.length) return null;
      if (value === 1) ones += size;
      seen += size;
    }
  }
  return ones;
}

function onesIn(bytes: Uint8Array, start: number, bits: number): number {
  let ones = 0;
  for (let i = 0; i < bits; i++) ones += ((bytes[start + (i >> 3)] ?? 0) >> (i & 7)) & 1;
  return ones;
}

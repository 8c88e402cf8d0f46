const COPY_1 = 1;
const COPY_2 = 2;
/** Longer lengths stand in as many bytes behind the tag. */
const LONGEST_IN_TAG = 60;

/**
 * Snappy (google/snappy, format_description.txt) into a known size. Throws `RangeError` for whatever does not fill it
 * exactly: the lengths of damaged data lead everywhere, and are followed nowhere.
 */
export function snappy(input: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  let at = 0;
  let to = 0;
  // The length in front is the one that is known.
  while ((input[at++] ?? 0) >= 0x80);
  while (at < input.length) {
    const tag = input[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      let length = tag >> 2;
      if (length >= LONGEST_IN_TAG) {
        const bytes = length - LONGEST_IN_TAG + 1;
        length = number(input, at, bytes);
        at += bytes;
      }
      length += 1;
      if (at + length > input.length || to + length > size) throw new RangeError('snappy: literal');
      output.set(input.subarray(at, at + length), to);
      at += length;
      to += length;
      continue;
    }
    const bytes = kind === COPY_1 ? 1 : kind === COPY_2 ? 2 : 4;
    const length = kind === COPY_1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const offset = number(input, at, bytes) + (kind === COPY_1 ? (tag >> 5) * 256 : 0);
    at += bytes;
    if (offset === 0 || offset > to || to + length > size || at > input.length)
      throw new RangeError('snappy: copy');
    // A copy may reach into itself: that is how runs are written.
    for (let i = 0; i < length; i++) output[to + i] = output[to + i - offset] ?? 0;
    to += length;
  }
  if (to !== size) throw new RangeError('snappy: length');
  return output;
}

/** So many bytes, the least first; never below zero. */
function number(input: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let i = bytes - 1; i >= 0; i--) value = value * 256 + (input[at + i] ?? 0);
  return value;
}

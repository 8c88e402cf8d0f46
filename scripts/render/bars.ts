const BLOCKS = '▁▂▃▄▅▆▇█';

/** Numbers as a line of blocks, the largest the highest; a part without any is a space. */
export function bars(parts: readonly number[]): string {
  const most = Math.max(...parts);
  return parts
    .map((part) => (part <= 0 ? ' ' : (BLOCKS[Math.ceil((part / most) * BLOCKS.length) - 1] ?? '')))
    .join('');
}

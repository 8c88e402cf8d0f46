import type { Pointer } from '../model/document.ts';

/** One step of a JSON Pointer, escaped (RFC 6901). */
export function step(name: string): string {
  if (!name.includes('~') && !name.includes('/')) return name;
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The steps of a JSON Pointer, as written in the file. */
export function steps(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A place in a file as people would say it: `description (columns, entry 3)`. */
export function fieldName(pointer: Pointer): string {
  const words = steps(pointer).map((name) =>
    /^\d+$/.test(name) ? `entry ${Number(name) + 1}` : short(name),
  );
  const last = words.at(-1);
  if (last === undefined) return 'the file';
  if (last.startsWith('entry ') || words.length === 1) return words.join(', ');
  return `${last} (${words.slice(0, -1).join(', ')})`;
}

/** What a stranger wrote, bounded. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** A mapping, or a list by its indices. */
export function isHolder(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}

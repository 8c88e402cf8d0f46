/** A parameter as a word in a sentence, bounded. */
export function text(value: unknown, most = 120): string {
  const word = Array.isArray(value) ? listed(value) : String(value ?? '');
  const line = word.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** "a, b and c"; beyond five, "a, b, c, d, e and 7 more". */
export function listed(value: unknown): string {
  const items = (Array.isArray(value) ? value : [value]).map((item) => text(item));
  if (items.length === 0) return 'nothing';
  if (items.length === 1) return items[0] ?? '';
  if (items.length <= 5) return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
  return `${items.slice(0, 5).join(', ')} and ${items.length - 5} more`;
}

/** "1 error", "3 errors". */
export function plural(count: unknown, noun: string): string {
  return `${text(count)} ${noun}${count === 1 ? '' : 's'}`;
}

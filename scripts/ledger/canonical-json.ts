/**
 * One spelling for every JSON value: keys sorted by code unit, no white space, `undefined` members left out
 * (RFC 8785 without its number rules, which JSON.stringify already follows). Digests are taken over this text, so the
 * order of keys in a file never matters.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Reads a member of a webhook payload without believing anything about its shape. */
export function member(payload: unknown, ...path: string[]): unknown {
  let value = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}

export function textOf(payload: unknown, ...path: string[]): string | undefined {
  const value = member(payload, ...path);
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(payload: unknown, ...path: string[]): number | undefined {
  const value = member(payload, ...path);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

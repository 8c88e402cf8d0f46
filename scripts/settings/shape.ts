/** Of what shape a value from a file is. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names with a word or a sentence each. */
export function isWords(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((word) => typeof word === 'string');
}

export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function isList(value: unknown, fits: (item: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && fits(item));
}

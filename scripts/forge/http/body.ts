import { invalidRequest } from './refusal.ts';

/** Reading of a request's JSON, field by field; what does not fit is refused in GitHub's words. */
export type Body = Record<string, unknown>;

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missing(key: string): never {
  throw invalidRequest(`"${key}" wasn't supplied.`);
}

function wrong(key: string, value: unknown, expected: string): never {
  const shown = (JSON.stringify(value) ?? 'nothing').slice(0, 100);
  throw invalidRequest(`For 'properties/${key}', ${shown} is not ${expected}.`);
}

export function text(body: Body, key: string): string {
  return optionalText(body, key) ?? missing(key);
}

/** null counts as absent. */
export function optionalText(body: Body, key: string): string | undefined {
  const value = body[key] ?? undefined;
  return value === undefined || typeof value === 'string' ? value : wrong(key, value, 'a string');
}

/** undefined: leave as it is; null: take away. */
export function nullableText(body: Body, key: string): string | null | undefined {
  return body[key] === null ? null : optionalText(body, key);
}

export function flag(body: Body, key: string): boolean | undefined {
  const value = body[key] ?? undefined;
  return value === undefined || typeof value === 'boolean' ? value : wrong(key, value, 'a boolean');
}

export function integer(body: Body, key: string): number | undefined {
  const value = body[key] ?? undefined;
  if (value === undefined) return undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : wrong(key, value, 'an integer');
}

export function oneOf<const T extends string>(body: Body, key: string, values: readonly T[]): T | undefined {
  const value = optionalText(body, key);
  return (
    values.find((allowed) => allowed === value) ??
    (value === undefined ? undefined : wrongMember(key, value, values))
  );
}

function wrongMember(key: string, value: string, values: readonly string[]): never {
  throw invalidRequest(
    `For 'properties/${key}', ${value.slice(0, 100)} is not a member of ${JSON.stringify(values)}.`,
  );
}

export function object(body: Body, key: string): Body | undefined {
  const value = body[key] ?? undefined;
  return value === undefined || isBody(value) ? value : wrong(key, value, 'an object');
}

export function objects(body: Body, key: string): Body[] | undefined {
  const value = body[key] ?? undefined;
  if (value === undefined) return undefined;
  return Array.isArray(value) && value.every(isBody) ? value : wrong(key, value, 'an array of objects');
}

export function texts(body: Body, key: string): string[] | undefined {
  const value = body[key] ?? undefined;
  if (value === undefined) return undefined;
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value
    : wrong(key, value, 'an array of strings');
}

import type { Domain, User } from './domain.ts';
import { badRequest } from './refusal.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call {
  domain: Domain;
  /** null: nobody logged in. */
  user: User | null;
  parameters: Record<string, string>;
  query: URLSearchParams;
  headers: Headers;
  bytes: Uint8Array;
}

export interface Answer {
  status: number;
  /** Becomes JSON. */
  body?: unknown;
  raw?: { type: string; content: string | Uint8Array };
}

export interface Route {
  method: Method;
  /** Segments in braces are parameters, without an extension such as `.json`. */
  path: string;
  /** Distinguishes calls of one path, as the older part of the API does. */
  call?: string;
  handle: (call: Call) => Answer;
}

/** Finds the route for a request: literal segments go before parameters, calls by name before the others. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
  call: string | null,
): { route: Route; parameters: Record<string, string> } | null {
  const given = path.replace(/\/+$/, '').split('/').map(decode);
  const fitting = routes.flatMap((route) => {
    if (route.method !== method || (route.call !== undefined && route.call !== call)) return [];
    const parameters = match(route.path.split('/'), given);
    return parameters === null ? [] : [{ route, parameters }];
  });
  fitting.sort((a, b) => weight(b.route) - weight(a.route));
  return fitting[0] ?? null;
}

function weight({ path, call }: Route): number {
  const literal = path.split('/').filter((segment) => !segment.includes('{')).length;
  return literal + (call === undefined ? 0 : 0.5) + (path.includes('}.') ? 0.25 : 0);
}

function match(segments: readonly string[], given: readonly string[]): Record<string, string> | null {
  if (segments.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const found = given[index] ?? '';
    const name = /^\{(\w+)\}(\.\w+)?$/.exec(segment);
    if (name === null) {
      if (segment !== found) return null;
      continue;
    }
    const extension = name[2] ?? '';
    if (!found.endsWith(extension)) return null;
    parameters[name[1] ?? ''] = found.slice(0, found.length - extension.length);
  }
  return parameters;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export type JsonObject = Record<string, unknown>;

/** The body as an object; {} where nothing was sent. */
export function jsonBody({ bytes }: Pick<Call, 'bytes'>): JsonObject {
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw badRequest('The body is not JSON');
  }
  if (!isObject(value)) throw badRequest('The body should be a JSON object');
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

import type { Context } from './context.ts';
import type { Reply } from './reply.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  method: Method;
  /** As GitHub's documentation writes it; `{+name}` takes the rest of the path, slashes included. */
  path: string;
  handle: (context: Context) => Reply | Promise<Reply>;
}

export interface Match {
  route: Route;
  parameters: Record<string, string>;
}

interface Compiled {
  route: Route;
  segments: string[];
}

/** Finds the route for a request. Where two fit, the one with more literal segments is meant. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | null {
  const byMethod = new Map<string, Compiled[]>();
  for (const route of routes) {
    const compiled = { route, segments: route.path.split('/') };
    byMethod.set(route.method, [...(byMethod.get(route.method) ?? []), compiled]);
  }
  for (const compiled of byMethod.values()) compiled.sort((a, b) => wildness(a) - wildness(b));

  return (method, path) => {
    const given = path.replace(/\/+$/, '').split('/');
    for (const { route, segments } of byMethod.get(method) ?? []) {
      const parameters = matchSegments(segments, given);
      if (parameters !== null) return { route, parameters };
    }
    return null;
  };
}

function wildness({ segments }: Compiled): number {
  return segments.reduce(
    (sum, segment) => sum + (segment.startsWith('{+') ? 100 : segment.startsWith('{') ? 1 : 0),
    0,
  );
}

function matchSegments(segments: readonly string[], given: readonly string[]): Record<string, string> | null {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (segment.startsWith('{+')) {
      parameters[segment.slice(2, -1)] = given.slice(index).map(decode).join('/');
      return parameters;
    }
    const found = given[index];
    if (found === undefined) return null;
    if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = decode(found);
    else if (segment !== found) return null;
  }
  return given.length === segments.length ? parameters : null;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** What a route answers. A body becomes JSON unless it is bytes or text with a type of its own. */
export interface Reply {
  status: number;
  body?: unknown;
  raw?: { type: string; content: string | Uint8Array };
  headers?: Record<string, string>;
}

export function ok<T>(body: T): Reply {
  return { status: 200, body };
}

export function created<T>(body: T): Reply {
  return { status: 201, body };
}

export const noContent: Reply = { status: 204 };

export function raw(type: string, content: string | Uint8Array): Reply {
  return { status: 200, raw: { type, content } };
}

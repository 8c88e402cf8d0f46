import type { Context } from './context.ts';
import { pageOf } from './pagination.ts';
import type { Reply } from './reply.ts';

/** One page of a list; only what is on the page is presented. */
export async function list<T>(
  context: Context,
  all: readonly T[],
  present: (item: T) => unknown,
): Promise<Reply> {
  const page = pageOf(context, all);
  return { status: 200, body: await Promise.all(page.items.map(present)), headers: page.headers };
}

/** The same inside an object with `total_count`, as newer parts of the API answer. */
export async function countedList<T>(
  context: Context,
  key: string,
  all: readonly T[],
  present: (item: T) => unknown,
): Promise<Reply> {
  const { status, body, headers } = await list(context, all, present);
  return { status, body: { total_count: all.length, [key]: body }, ...(headers ? { headers } : {}) };
}

import type { Context } from './context.ts';

export interface Page<T> {
  items: T[];
  /** `Link`, where there is more than one page. */
  headers: Record<string, string>;
}

/** The page that `page` and `per_page` ask for: `usual` to a page unless asked, `most` at most. */
export function pageOf<T>(context: Context, all: readonly T[], usual = 30, most = 100): Page<T> {
  const size = Math.min(positive(context.query.get('per_page'), usual), most);
  const page = positive(context.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = [
    ...(page > 1 ? [link(context, Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [link(context, page + 1, 'next'), link(context, last, 'last')] : []),
    ...(page > 1 ? [link(context, 1, 'first')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

function positive(written: string | null, otherwise: number): number {
  const value = Number(written ?? otherwise);
  return Number.isSafeInteger(value) && value > 0 ? value : otherwise;
}

function link(context: Context, page: number, rel: string): string {
  const query = new URLSearchParams(context.query);
  query.set('page', String(page));
  return `<${context.address}?${query}>; rel="${rel}"`;
}

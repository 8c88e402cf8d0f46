/** One of the jobs that a matrix makes of one. */
export interface Copy {
  /** The `matrix` context; null for a job without one. */
  values: Record<string, unknown> | null;
  /** Counted from 0, as the `strategy` context does. */
  index: number;
  total: number;
}

/** A job that no matrix multiplies. */
export const ALONE: Copy = { values: null, index: 0, total: 1 };

/** Every combination of a matrix's lists, the last changing fastest; null where the strategy is one this runner does not carry out. */
export function copiesOf(strategy: unknown): Copy[] | null {
  if (strategy === null) return [ALONE];
  const { matrix, 'fail-fast': failFast, ...others } = recordOf(strategy);
  const lists = Object.entries(recordOf(matrix));
  const isPlain = lists.every(
    ([key, list]) => Array.isArray(list) && list.length > 0 && !['include', 'exclude'].includes(key),
  );
  if (!isPlain || lists.length === 0 || failFast !== false || Object.keys(others).length > 0) return null;
  const all = lists.reduce<Record<string, unknown>[]>(
    (made, [key, list]) =>
      made.flatMap((values) => [list].flat().map((value) => ({ ...values, [key]: value }))),
    [{}],
  );
  return all.map((values, index) => ({ values, index, total: all.length }));
}

/** As GitHub shows it: `publish (1)`. */
export function nameOfCopy(id: string, { values }: Copy): string {
  return values === null ? id : `${id} (${Object.values(values).join(', ')})`;
}

/** What expressions see of it. */
export function copyContexts({ values, index, total }: Copy): { strategy: object; matrix: object | null } {
  return { strategy: { 'fail-fast': false, 'job-index': index, 'job-total': total }, matrix: values };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

import type { Occurrence } from '../detect/detector.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { dateFormatOf, shapeOf } from './cell-shape.ts';

/** Fewer cells show no habit. */
const FEWEST_CELLS = 20;
/** A column of more different values is no list of codes. */
const MOST_CODES = 50;
/** A value that fewer rows share may single somebody out (small cells). */
const FEWEST_ROWS = 11;
const MOST_TOP = 5;
const MOST_SHAPES = 3;
/** Of all cells: what is rarer is no habit. */
const SHAPE_SHARE = 0.1;

/** A distinct value of a column, as far as it is kept. */
export interface Remembered extends Occurrence {
  value: string;
}

export type Details = Pick<ColumnProfile, 'top' | 'dateFormats' | 'decimals' | 'shapes'>;

/** What the remembered values of a column show besides their type. Only for columns in which nothing was detected. */
export function detailsOf(seen: readonly Remembered[], column: ColumnProfile): Details {
  let cells = 0;
  for (const remembered of seen) cells += remembered.cells;
  if (column.detections.length > 0 || cells < FEWEST_CELLS) return {};
  const { type } = column;
  if (type === 'number') return { decimals: decimalsOf(seen) };
  const formats = type === 'string' || type.startsWith('date') ? counted(seen, dateFormatOf) : [];
  return {
    ...(formats.length === 0 ? {} : { dateFormats: Object.fromEntries(formats) }),
    ...(type === 'string' || type === 'boolean' ? { ...topOf(seen), ...shapesOf(seen, cells) } : {}),
  };
}

function topOf(seen: readonly Remembered[]): Details {
  if (seen.length > MOST_CODES) return {};
  const top = counted(seen, (value) => value)
    .filter(([, cells]) => cells >= FEWEST_ROWS)
    .slice(0, MOST_TOP)
    .map(([value, cells]) => ({ value, cells }));
  return top.length === 0 ? {} : { top };
}

function shapesOf(seen: readonly Remembered[], cells: number): Details {
  const shapes = counted(seen, (value) => shapeOf(value) || null)
    .filter(([, found]) => found >= SHAPE_SHARE * cells)
    .slice(0, MOST_SHAPES)
    .map(([shape, found]) => ({ shape, cells: found }));
  return shapes.length === 0 ? {} : { shapes };
}

function decimalsOf(seen: readonly Remembered[]): number {
  const [most] = counted(seen, (value) => {
    const point = value.indexOf('.');
    return String(point < 0 ? 0 : value.length - point - 1);
  });
  return Number(most?.[0] ?? 0);
}

/** Cells by what a value is an example of, the most common first. */
function counted(seen: readonly Remembered[], of: (value: string) => string | null): [string, number][] {
  const counts = new Map<string, number>();
  for (const { value, cells } of seen) {
    const key = of(value);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + cells);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

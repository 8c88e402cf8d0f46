import type { ColumnProfile, Profile } from '../model/profile.ts';
import { bars } from './bars.ts';
import { type Paint, paint } from './terminal.ts';
import { plural } from './words.ts';

/** What is only likely is not told as if it were known. */
const ENCODINGS: Record<Profile['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'not UTF-8, perhaps Windows-1252',
  unknown: 'not UTF-8',
  binary: 'not text',
};

const HEADER = ['column', 'type', 'filled', 'distinct', 'smallest', 'spread', 'largest', 'looks like'];

/** A data file at a glance, for a terminal: a table, or column by column where it is too narrow for one. */
export function profileTable(profile: Profile, colour: boolean, width = Number.POSITIVE_INFINITY): string {
  const style = paint(colour);
  const about = `${style('bold', profile.file)}: ${plural(profile.rows, 'row')}, ${plural(profile.columns.length, 'column')}, ${plural(profile.bytes, 'byte')}, ${ENCODINGS[profile.encoding]}`;
  if (profile.columns.length === 0) return about;
  const rows = profile.columns.map((column) => cells(column, profile.rows));
  const widths = HEADER.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = rows.map(line);
  const isNarrow = [line(HEADER), ...lines].some((one) => one.length > width);
  return [
    about,
    '',
    ...(isNarrow ? rows.map((row) => inWords(row, style)) : [style('bold', line(HEADER)), ...lines]),
  ].join('\n');
}

/** One column, for whom its row has no place. */
function inWords([name = '', ...cells]: readonly string[], style: Paint): string {
  const said = cells.flatMap((cell, i) => (cell === '' ? [] : [`${HEADER[i + 1]} ${cell}`]));
  return `${style('bold', name)}\n  ${said.join('; ')}`;
}

function cells(column: ColumnProfile, rows: number): string[] {
  const filled = rows === 0 ? '–' : `${Math.floor(((rows - column.nulls) / rows) * 100)} %`;
  const detections = column.detections
    .filter((detection) => detection.strength !== 'possible')
    .map((detection) => detection.kind);
  return [
    column.name.slice(0, 40),
    column.type,
    filled,
    `${column.distinctExact ? '' : '≈ '}${column.distinct}`,
    column.min ?? '',
    column.distribution === undefined ? '' : bars(column.distribution),
    column.max ?? '',
    detections.join(', ') || habit(column),
  ];
}

/** What else a column shows: ways to write a day where there are several, its common codes, or how its cells are built. */
function habit({ dateFormats = {}, top = [], shapes = [] }: ColumnProfile): string {
  const formats = Object.keys(dateFormats);
  if (formats.length > 1 || formats.some((format) => !format.startsWith('YYYY-'))) return formats.join(', ');
  const words = top.length > 0 ? top.map(({ value }) => value) : shapes.map(({ shape }) => shape);
  return words.slice(0, 3).join(', ').slice(0, 50);
}

import type { Column } from '../../model/dataset.ts';
import type { ColumnProfile, Profile } from '../../model/profile.ts';
import type { CkanField } from './package.ts';

/** PostgreSQL's limits for a column's name and for the columns of a table, less what CKAN adds. */
const LONGEST_NAME = 63;
const MOST_COLUMNS = 1500;
/** Every table of PostgreSQL has these already. */
const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);
/** CKAN's database layer would take it for a parameter. */
const PARAMETER = /(?:^|[^\p{L}\p{N}_:]):[\p{L}\p{N}_]/u;

/** The columns of the table in the DataStore; null where the file is no table that CKAN could hold. */
export function fieldsOf(columns: readonly Column[], profile: Profile): CkanField[] | null {
  const { header, encoding, faults, truncated } = profile;
  if (encoding !== 'utf-8' || truncated || faults.length > 0) return null;
  if (header.length > MOST_COLUMNS || new Set(header).size < header.length || !header.every(isFieldName))
    return null;
  return header.map((name, index) => {
    const declared = columns.find((column) => column.name === name);
    const label = declared?.title ?? name;
    return {
      id: name,
      type: typeOf(declared, profile.columns[index]),
      info: { label, notes: notesOf(declared) },
    };
  });
}

/** Columns as people read them below the file, where no DataStore shows them. */
export function describeColumns(columns: readonly Column[]): string {
  const lines = columns.map((column) => {
    const title = column.title === undefined ? '' : ` (${column.title})`;
    return `- \`${column.name.replaceAll('`', "'")}\`${title}: ${notesOf(column)}`;
  });
  return `Columns:\n\n${lines.join('\n')}`;
}

function notesOf(column: Column | undefined): string {
  if (column === undefined) return '';
  const text = column.description.replace(/\s+/g, ' ').trim();
  return column.unit === undefined ? text : `${text} Unit: ${column.unit}.`;
}

function isFieldName(name: string): boolean {
  return (
    name !== '' &&
    name === name.trim() &&
    !name.startsWith('_') &&
    !/["%()\p{C}]/u.test(name) &&
    !PARAMETER.test(name) &&
    !SYSTEM_COLUMNS.has(name) &&
    Buffer.byteLength(name) <= LONGEST_NAME
  );
}

/** Anything but text only where every single cell is known to be that. */
function typeOf(column: Column | undefined, found: ColumnProfile | undefined): CkanField['type'] {
  if (column?.type === undefined || found?.type !== column.type || found.typeShare < 1) return 'text';
  if (Object.keys(found.sentinels).length > 0 || column.format !== undefined) return 'text';
  if (column.type === 'integer' || column.type === 'number') return 'numeric';
  return column.type === 'date' ? 'date' : 'text';
}

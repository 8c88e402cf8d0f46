import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { CkanApi } from './api.ts';
import type { CkanField } from './package.ts';
import { CkanRefusal } from './problem.ts';
import type { CkanRecordResource } from './record.ts';

/** The table beside a file: rows that can be queried, and the data dictionary. */
export interface DataStore {
  /** Makes the table of a resource that has none, with all its rows. Nothing where the portal has no DataStore, or none for such columns. */
  load(resource: string, table: NonNullable<CkanRecordResource['table']>, file: Blob): Promise<void>;
  /** Writes the data dictionary of a table that is there. */
  describe(resource: string, fields: readonly CkanField[]): Promise<void>;
  /** Removes the table of a resource. */
  drop(resource: string): Promise<void>;
}

const ROWS_AT_ONCE = 5000;

export function dataStore(api: CkanApi): DataStore {
  const about = (resource: string) => ({ resource_id: resource, force: true });
  return {
    load: async (resource, { fields, delimiter }, file) => {
      try {
        await api.call('datastore_create', { ...about(resource), fields });
      } catch (error) {
        if (isUnknownAction(error) || isNoTable(error)) return;
        throw error;
      }
      // Rows that have a number may be sent twice, as happens where an answer gets lost.
      for await (const records of batches(file, fields, delimiter))
        await api.call('datastore_upsert', { ...about(resource), method: 'upsert', records });
    },
    describe: async (resource, fields) => {
      await api.call('datastore_create', { ...about(resource), fields });
    },
    drop: async (resource) => {
      try {
        await api.call('datastore_delete', about(resource));
      } catch (error) {
        const isGone = error instanceof CkanRefusal && error.status === 404;
        if (!isGone && !isUnknownAction(error)) throw error;
      }
    },
  };
}

/** For a portal that fills its DataStore itself: its tables are its own. */
export const NO_DATA_STORE: DataStore = {
  load: async () => undefined,
  describe: async () => undefined,
  drop: async () => undefined,
};

/** By column; an empty cell is no value. No column of ours begins with an underscore. */
type TableRow = Record<string, string | number | null>;

/** The rows of a file, a few thousand at a time. */
async function* batches(
  file: Blob,
  fields: readonly CkanField[],
  delimiter: string,
): AsyncIterable<TableRow[]> {
  const rows = parse({ bom: true, delimiter, from: 2, relax_column_count: true, skip_empty_lines: true });
  // What ends the reading early is told where the rows are taken.
  pipeline(file.stream(), rows).catch(() => undefined);
  let batch: TableRow[] = [];
  let number = 0;
  for await (const row of rows as AsyncIterable<string[]>) {
    number += 1;
    const cells = fields.map(({ id }, index): [string, string | null] => [id, row[index] || null]);
    batch.push({ ...Object.fromEntries(cells), _id: number });
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A name that this portal does not take for a column, a letter that its Python is too old for: then there is only the file. */
function isNoTable(error: unknown): boolean {
  return error instanceof CkanRefusal && error.status === 409 && 'fields' in error.fields;
}

/** The plugin is not there: CKAN answers with a bare string. */
function isUnknownAction(error: unknown): boolean {
  return error instanceof CkanRefusal && error.status === 400;
}

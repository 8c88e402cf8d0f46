import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { CkanApi } from './api.ts';
import type { CkanField } from './package.ts';
import { CkanRefusal } from './problem.ts';
import type { CkanRecordResource } from './record.ts';

/** The table beside a file: rows that can be queried, and the data dictionary. */
export interface DataStore {
  /** Makes the table of a resource anew, with all its rows. Nothing where the portal has no DataStore. */
  load(resource: string, table: NonNullable<CkanRecordResource['table']>, file: Blob): Promise<void>;
  /** Writes the data dictionary of a table that is there. */
  describe(resource: string, fields: readonly CkanField[]): Promise<void>;
  /** Removes the table of a resource. */
  drop(resource: string): Promise<void>;
}

const ROWS_AT_ONCE = 5000;

export function dataStore(api: CkanApi): DataStore {
  const drop = async (resource: string): Promise<boolean> => {
    try {
      await api.call('datastore_delete', { resource_id: resource, force: true });
    } catch (error) {
      if (error instanceof CkanRefusal && error.status === 404) return true;
      if (isUnknownAction(error)) return false;
      throw error;
    }
    return true;
  };
  return {
    load: async (resource, { fields, delimiter }, file) => {
      if (!(await drop(resource))) return;
      await api.call('datastore_create', { resource_id: resource, force: true, fields });
      for await (const records of batches(file, fields, delimiter))
        await api.call('datastore_upsert', { resource_id: resource, force: true, method: 'insert', records });
      await api.call('datastore_upsert', {
        resource_id: resource,
        force: true,
        method: 'insert',
        records: [],
        calculate_record_count: true,
      });
    },
    describe: async (resource, fields) => {
      await api.call('datastore_create', { resource_id: resource, force: true, fields });
    },
    drop: async (resource) => {
      await drop(resource);
    },
  };
}

/** An empty cell is no value. */
async function* batches(
  file: Blob,
  fields: readonly CkanField[],
  delimiter: string,
): AsyncIterable<Record<string, string | null>[]> {
  const rows = parse({ bom: true, delimiter, from: 2, relax_column_count: true, skip_empty_lines: true });
  // What ends the reading early is told where the rows are taken.
  pipeline(file.stream(), rows).catch(() => undefined);
  let batch: Record<string, string | null>[] = [];
  for await (const row of rows as AsyncIterable<string[]>) {
    batch.push(Object.fromEntries(fields.map(({ id }, index) => [id, row[index] || null])));
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function isUnknownAction(error: unknown): boolean {
  return error instanceof CkanRefusal && error.status === 400;
}

import { fastest } from './measure.ts';

/** What the detectors look for, as far as DuckDB's expressions (RE2, without a look ahead) can say it. */
const PATTERNS = [
  '^[0-9]{3}[-. /][0-9]{2}[-. /][0-9]{4}$',
  '(^|[^0-9-])[0-9]{3}-[0-9]{2}-[0-9]{4}($|[^0-9-])',
  '^[2-6][0-9]{3}([ -]?[0-9]){9,15}$',
  '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$',
  '[^ @,;<>]{1,64}@([A-Za-z0-9-]{1,63}[.])+[A-Za-z]{2,24}',
  '[(]?[2-9][0-9]{2}[)]?[-. /]*[2-9][0-9]{2}[-. /]+[0-9]{4}',
  '(AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|eyJ[A-Za-z0-9_-]{10,}[.]eyJ|-----BEGIN [A-Z ]*PRIVATE KEY',
  '(?i)(password|passwd|pwd|secret|api[_-]?key|token)[" ]*[=:][" ]*[^ "]{6,}',
  '^[=@+-].*[A-Za-z][A-Za-z0-9_.]*[(]',
  '(?i)< */?(script|iframe|img|svg|object|embed)|javascript:',
  '(?i)(d[.]?o[.]?b|born|birth ?date)[ :,#-]*[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}',
  '^[0-9]{1,6} .*(?i)(street|st|avenue|ave|blvd|road|rd|drive|dr)',
  '(^|[^0-9.])(10[.][0-9]{1,3}|192[.]168|127[.]0)[.][0-9]{1,3}[.][0-9]{1,3}',
];

/** Installed by whoever wants the comparison (`npm install --no-save @duckdb/node-api`): not every build of it is to be had everywhere. */
const DUCKDB = '@duckdb/node-api';

/** As much of it as is used here. */
interface DuckDB {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

interface Connection {
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
  closeSync(): void;
}

/** Milliseconds of DuckDB's SUMMARIZE and of the expressions over every column; null where it is not installed. */
export async function summarize(path: string, runs: number): Promise<number | null> {
  const duckdb: DuckDB | null = await import(DUCKDB).catch(() => null);
  if (duckdb === null) return null;
  const instance = await duckdb.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const table = `read_csv('${path.replaceAll("'", "''")}')`;
  const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRows();
  const counts = columns.flatMap(([name]) =>
    PATTERNS.map((pattern) => `count(*) FILTER (regexp_matches("${name}"::VARCHAR, '${pattern}'))`),
  );
  const time = await fastest(runs, async () => {
    await connection.runAndReadAll(`SUMMARIZE SELECT * FROM ${table}`);
    await connection.runAndReadAll(`SELECT ${counts.join(', ')} FROM ${table}`);
  });
  connection.closeSync();
  return time;
}

import { createHash, type Hash } from 'node:crypto';
import type { Sha256 } from '../../model/vocabulary.ts';
import type { Client, Visitor } from './client.ts';
import type { SocrataType } from './record.ts';
import { ValuesDigest } from './values-digest.ts';
import type { SocrataView } from './view.ts';

/** Rows of an asset as somebody downloads them. */
export interface DownloadedRows {
  /** As `ValuesDigest` makes it; null where they are no table of these columns. */
  values: string | null;
  /** Of the bytes as they came. */
  digest: Sha256;
  rows: number;
}

/** What the read API gives in one answer. */
const PAGE = 50_000;

/**
 * Reads all rows through the read API; null where this visitor is shown none. Stops where there are more than `expected`:
 * they are not what was sent, whatever follows.
 */
export async function readRows(
  client: Client,
  { id, columns }: Pick<SocrataView, 'id' | 'columns'>,
  as: Visitor,
  { name, expected }: { name: string; expected: string | null },
): Promise<DownloadedRows | null> {
  const most = Number(expected?.split(':')[0] ?? 0);
  const sums: string[] = [];
  let hash = createHash('sha256');
  let rows = 0;
  for (let offset = 0; ; offset += PAGE) {
    const query = new URLSearchParams({ $order: ':id', $limit: String(PAGE), $offset: String(offset) });
    const request = { path: `/resource/${id}.csv?${query}`, as, about: `${name}: read back` };
    const page = await client.download({ method: 'GET', ...request, also: [401, 403, 404] }, (bytes) =>
      readPage(bytes, hash.copy(), columns),
    );
    if (page === null) return null;
    hash = page.hash;
    rows += page.rows;
    if (page.values !== null) sums.push(page.values);
    const strange = page.values === null || rows > most;
    if (strange || page.rows < PAGE)
      return { values: strange ? null : addUp(sums), digest: hash.digest('hex'), rows };
  }
}

async function readPage(bytes: AsyncIterable<Uint8Array>, hash: Hash, columns: SocrataView['columns']) {
  const digest = new ValuesDigest({
    delimiter: ',',
    encoding: 'utf-8',
    columns: (header) => find(header, columns),
  });
  for await (const chunk of bytes) {
    hash.update(chunk);
    await digest.write(chunk);
  }
  return { values: await digest.end(), rows: digest.rows, hash };
}

/** Columns in the order of the asset, so that the order in an answer does not matter. */
function find(
  header: readonly string[],
  columns: SocrataView['columns'],
): { input: number; type: SocrataType }[] | null {
  const found = columns.map(({ fieldName, type }) => ({
    input: header.indexOf(fieldName),
    type: typeOf(type),
  }));
  return found.some(({ input }) => input < 0) ? null : found;
}

const TYPES: Record<string, SocrataType> = {
  number: 'number',
  checkbox: 'checkbox',
  calendar_date: 'calendar_date',
  floating_timestamp: 'calendar_date',
  date: 'date',
  fixed_timestamp: 'date',
};

function typeOf(name: string): SocrataType {
  return TYPES[name] ?? 'text';
}

/** Digests of pages make the digest of the whole. */
function addUp(digests: readonly string[]): string {
  let [rows, sum] = [0, 0n];
  for (const digest of digests) {
    const [count = '0', hex = '0'] = digest.split(':');
    rows += Number(count);
    sum = (sum + BigInt(`0x${hex}`)) % (1n << 256n);
  }
  return `${rows}:${sum.toString(16).padStart(64, '0')}`;
}

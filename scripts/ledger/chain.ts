import type { LedgerLine, LedgerRecord } from '../model/ledger.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import { canonicalJson } from './canonical-json.ts';
import { digestOf, sha256 } from './digest.ts';
import { isLedgerRecord } from './record.ts';

export interface Verified {
  /** Records up to the first line that does not hold; whoever reads them must look at `broken` first. */
  records: LedgerRecord[];
  /** 1-based line that is not what was written there. */
  broken?: number;
}

/** The text of a ledger file with records added at its end; what was there stays as it is, letter for letter. */
export function appendLines(file: string, text: string, records: readonly LedgerRecord[]): string {
  let prev = tip(file, text);
  let appended = text;
  for (const record of records) {
    const line = chained(prev, record);
    appended += `${canonicalJson(line)}\n`;
    prev = line.digest;
  }
  return appended;
}

/** Reads a ledger file and proves that no line was edited, removed from the middle, reordered or moved from another file. */
export function verifyChain(file: string, text: string): Verified {
  const records: LedgerRecord[] = [];
  let prev = sha256(file);
  for (const [index, line] of linesOf(text).entries()) {
    const record = recordOf(line);
    if (record === null) return { records, broken: index + 1 };
    const expected = chained(prev, record);
    if (canonicalJson(expected) !== line) return { records, broken: index + 1 };
    records.push(record);
    prev = expected.digest;
  }
  if (text !== '' && !text.endsWith('\n')) return { records, broken: records.length };
  return { records };
}

function chained(prev: Sha256, record: LedgerRecord): LedgerLine {
  return { prev, record, digest: digestOf({ prev, record }) };
}

/** Digest that the next line must name. */
function tip(file: string, text: string): Sha256 {
  const { records, broken } = verifyChain(file, text);
  if (broken !== undefined)
    throw new Error(`${file}: line ${broken} of the ledger is broken; nothing is added to it.`);
  return records.reduce((prev, record) => digestOf({ prev, record }), sha256(file));
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function recordOf(line: string): LedgerRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    const record = typeof value === 'object' && value !== null && 'record' in value ? value.record : null;
    return isLedgerRecord(record) ? record : null;
  } catch {
    return null;
  }
}

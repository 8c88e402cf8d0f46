import type { LedgerRecord } from '../model/ledger.ts';

/** The branch that holds the evidence; nobody may delete or rewrite it. */
export const LEDGER_BRANCH = 'ledger';
export const GENESIS_FILE = 'genesis.jsonl';
/** The first file of receipts; see published-files.ts for those that follow. */
export const PUBLISHED_FILE = 'published.jsonl';
export const TAKEDOWNS_FILE = 'takedowns.jsonl';

export function pullRequestFile(number: number): string {
  return `pull-requests/${number}.jsonl`;
}

/** Which file of the ledger branch a record belongs to. */
export function ledgerFileOf(record: LedgerRecord): string {
  if (record.kind === 'genesis') return GENESIS_FILE;
  if (record.kind === 'published') return PUBLISHED_FILE;
  if (record.kind === 'takedown') return TAKEDOWNS_FILE;
  return pullRequestFile(record.pullRequest);
}

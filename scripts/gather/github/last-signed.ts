import type { LastSigned } from '../../model/dataset.ts';
import type { ClearedRecord, LedgerRecord } from '../../model/ledger.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { readDataset } from '../dataset.ts';
import { tryGit } from '../git.ts';
import type { GitBlobs } from '../git-blobs.ts';
import { gitTree } from '../git-tree.ts';
import { fetchCommit, type Remote } from './fetch-refs.ts';
import { readLedger } from './ledger.ts';

/** Files of the ledger that are looked into for one dataset, the newest first. */
const MOST_FILES = 200;

export interface SignedRequest {
  remote: Remote;
  /** Tip of the ledger branch; null where there is none yet. */
  ledger: string | null;
  blobs: GitBlobs;
  /** Roles whose sign-off makes a review a full one: those of a schema change. */
  roles: readonly string[];
}

/**
 * The data that all roles signed last. A refresh needs the department alone: held against the version before it only,
 * a dataset could lose a tenth of its rows again and again.
 */
export async function lastSigned(request: SignedRequest, id: DatasetId): Promise<LastSigned | undefined> {
  const { remote, blobs, roles } = request;
  const record = newest((await recordsOf(request, id)).filter((one) => isFull(one, id, roles)));
  if (record === undefined || !(await fetchCommit(remote, record.head))) return undefined;
  const tree = gitTree(remote.clone, record.head, blobs);
  const version = await readDataset(tree, id, { profile: true, fetchUrl: null });
  return version?.profile == null || version.digest !== record.digest
    ? undefined
    : {
        commit: record.head,
        pullRequest: record.pullRequest,
        digest: record.digest,
        profile: version.profile,
      };
}

async function recordsOf({ remote, ledger, blobs }: SignedRequest, id: DatasetId): Promise<LedgerRecord[]> {
  if (ledger === null) return [];
  const found = await tryGit(remote.clone, [
    ...['grep', '-l', '-F', '-e', JSON.stringify(id), ledger, '--', 'pull-requests'],
  ]);
  if (!Buffer.isBuffer(found)) return [];
  const files = found
    .toString('utf8')
    .split('\n')
    .flatMap((line) => /:(pull-requests\/\d+\.jsonl)$/.exec(line)?.[1] ?? [])
    .sort((a, b) => numberOf(b) - numberOf(a))
    .slice(0, MOST_FILES);
  const records: LedgerRecord[] = [];
  for (const file of files)
    records.push(...((await readLedger(remote.clone, ledger, blobs, file)).files.get(file) ?? []));
  return records;
}

function numberOf(file: string): number {
  return Number(/\d+/.exec(file)?.[0] ?? 0);
}

function isFull(record: LedgerRecord, id: DatasetId, roles: readonly string[]): record is ClearedRecord {
  if (record.kind !== 'cleared' || record.dataset !== id) return false;
  const signed = new Set(Object.keys(record.signedBy).map((role) => role.split('/')[0]));
  return roles.every((role) => signed.has(role));
}

function newest(records: readonly LedgerRecord[]): ClearedRecord | undefined {
  const cleared = records.filter((record) => record.kind === 'cleared');
  return cleared.reduce<ClearedRecord | undefined>(
    (best, one) => (best === undefined || Date.parse(one.at) > Date.parse(best.at) ? one : best),
    undefined,
  );
}

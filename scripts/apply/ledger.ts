import type { Octokit } from '@octokit/rest';
import { appendLines, verifyChain } from '../ledger/chain.ts';
import { LEDGER_BRANCH } from '../ledger/paths.ts';
import { unrecorded } from '../ledger/recorded.ts';
import type { LedgerRecord } from '../model/ledger.ts';
import type { Receipt } from '../model/plan.ts';
import { ensureLedgerBranch } from './ledger-branch.ts';
import type { Repository } from './repository.ts';
import { statusOf, unless } from './status-of.ts';

/** Runs of several pull requests write to one branch: each try reads again what stands there now. */
const TRIES = 8;

/** Said of what was decided before others wrote: it has to be decided again. */
export const SUPERSEDED = 'others wrote meanwhile; it has to be decided again';

export interface LedgerOptions {
  pause?: ((ms: number) => Promise<void>) | undefined;
  /** What the decision knew. Where the file holds more by now, nothing is added: it has to be decided again. */
  known?: readonly LedgerRecord[] | undefined;
}

interface Standing {
  text: string;
  /** Object id of the file; undefined where it is not there yet. */
  sha?: string;
}

/**
 * Adds to a file of the ledger branch what it does not hold yet, on top of whatever others wrote meanwhile. Creates
 * branch and file where they are missing. A file whose chain is broken is left alone.
 */
export async function appendToLedger(
  octokit: Octokit,
  repository: Repository,
  file: string,
  records: readonly LedgerRecord[],
  { pause = sleep, known }: LedgerOptions = {},
): Promise<Receipt> {
  const receipt = (outcome: Receipt['outcome'], detail: string): Receipt => ({
    kind: 'append-ledger',
    subject: file,
    outcome,
    detail,
  });
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const standing = await readFile(octokit, repository, file);
    const { records: held, broken } = verifyChain(file, standing.text);
    if (broken !== undefined)
      return receipt('failed', `line ${broken} of the ledger is broken; nothing was added`);
    if (known !== undefined && unrecorded(records, held.slice(known.length)).length > 0)
      return receipt('failed', SUPERSEDED);
    const missing = unrecorded(held, records);
    if (missing.length === 0) return receipt('skipped', 'recorded already');
    try {
      await writeFile(octokit, repository, file, standing, missing);
      return receipt('done', `${missing.length} added`);
    } catch (error) {
      const status = statusOf(error);
      if (status === 404) await ensureLedgerBranch(octokit, repository);
      else if (status !== 409 && status !== 422) throw error;
      await pause(attempt * attempt * 50);
    }
  }
  return receipt('failed', 'others kept writing; run again');
}

/** Has somebody recorded what this decision neither knew nor records itself? Then a newer verdict may stand where ours does. */
export async function isSuperseded(
  octokit: Octokit,
  repository: Repository,
  file: string,
  known: readonly LedgerRecord[],
  own: readonly LedgerRecord[],
): Promise<boolean> {
  const { text } = await readFile(octokit, repository, file);
  return unrecorded(own, verifyChain(file, text).records.slice(known.length)).length > 0;
}

async function writeFile(
  octokit: Octokit,
  repository: Repository,
  path: string,
  standing: Standing,
  missing: LedgerRecord[],
): Promise<void> {
  const text = appendLines(path, standing.text, missing);
  await octokit.repos.createOrUpdateFileContents({
    ...repository,
    path,
    branch: LEDGER_BRANCH,
    message: `${path}: ${[...new Set(missing.map((record) => record.kind))].join(', ')}`,
    content: Buffer.from(text).toString('base64'),
    ...(standing.sha === undefined ? {} : { sha: standing.sha }),
  });
}

/** The contents API leaves files beyond 1 MB out of its answer; the blob has them. */
async function readFile(octokit: Octokit, repository: Repository, path: string): Promise<Standing> {
  const found = await unless([404], octokit.repos.getContent({ ...repository, path, ref: LEDGER_BRANCH }));
  if (found === undefined) return { text: '' };
  if (Array.isArray(found.data) || found.data.type !== 'file')
    throw new TypeError(`${path} of the ledger is no file`);
  const { sha, encoding, content } = found.data;
  if (encoding === 'base64') return { text: decode(content), sha };
  const { data: blob } = await octokit.git.getBlob({ ...repository, file_sha: sha });
  return { text: decode(blob.content), sha };
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

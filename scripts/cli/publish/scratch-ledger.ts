import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Scratch } from '../../gather/scratch-repository.ts';
import { appendLines } from '../../ledger/chain.ts';
import { ledgerFileOf } from '../../ledger/paths.ts';
import type { LedgerRecord } from '../../model/ledger.ts';

/** Everything that the ledger holds of a case that was signed, and its clearance. */
export function cleared(
  at: string,
  pullRequest: number,
  folder: { dataset: string; from?: string; digest: string },
  signedBy: Record<string, string>,
): LedgerRecord[] {
  const signOffs = Object.entries(signedBy).map(
    ([role, by]): LedgerRecord => ({
      kind: 'sign-off',
      at,
      pullRequest,
      role,
      by,
      decision: 'approved',
      head: 'abc',
      via: { review: pullRequest },
      parts: {},
    }),
  );
  const head = 'abc';
  return [...signOffs, { kind: 'cleared', at, pullRequest, ...folder, head, signedBy }];
}

/** On a branch of its own, as the ledger is; what others wrote there meanwhile is kept. */
export async function writeLedger(
  work: Scratch,
  remote: string,
  records: readonly LedgerRecord[],
): Promise<void> {
  const known = (await overHttp(work, 'ls-remote', remote, 'refs/heads/ledger')) !== '';
  if (known) await overHttp(work, 'fetch', '-q', remote, '+refs/heads/ledger:refs/heads/ledger');
  work.git('checkout', '-q', ...(known ? ['ledger'] : ['--orphan', 'ledger']));
  if (!known) work.git('rm', '-rfq', '.');
  const files: Record<string, string> = {};
  for (const [file, added] of Map.groupBy(records, ledgerFileOf))
    files[file] = appendLines(file, readCommitted(work, known, file), added);
  work.write(files);
  work.commit('Record');
  await overHttp(work, 'push', '-q', remote, 'ledger');
  work.git('checkout', '-qf', 'main');
}

/** Without standing in the way of the forge, which answers from this same process. */
export async function overHttp(work: Scratch, ...args: string[]): Promise<string> {
  return (await promisify(execFile)('git', ['-C', work.root, ...args])).stdout.trim();
}

function readCommitted(work: Scratch, known: boolean, file: string): string {
  const there = known && work.git('ls-tree', '--name-only', 'HEAD', '--', file) !== '';
  return there ? `${work.git('show', `HEAD:${file}`)}\n` : '';
}

import type { Octokit } from '@octokit/rest';
import { LEDGER_BRANCH } from '../ledger/paths.ts';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

const README = `# Ledger

Who signed what, and what was published: written by Daylight, one line an event, each line chained to the one before.
Nothing here is edited or removed by hand; \`daylight ledger\` verifies it.
`;

/**
 * Creates the ledger as a branch without history of its own, if it is not there: "Use this template" copies the default
 * branch only. Somebody else may create it at the same time; either way it is there afterwards.
 */
export async function ensureLedgerBranch(octokit: Octokit, repository: Repository): Promise<void> {
  if (await unless([404], octokit.git.getRef({ ...repository, ref: `heads/${LEDGER_BRANCH}` }))) return;
  const { data: blob } = await octokit.git.createBlob({ ...repository, content: README, encoding: 'utf-8' });
  const { data: tree } = await octokit.git.createTree({
    ...repository,
    tree: [{ path: 'README.md', mode: '100644', type: 'blob', sha: blob.sha }],
  });
  const { data: commit } = await octokit.git.createCommit({
    ...repository,
    message: 'Begin the ledger',
    tree: tree.sha,
    parents: [],
  });
  await unless(
    [422],
    octokit.git.createRef({ ...repository, ref: `refs/heads/${LEDGER_BRANCH}`, sha: commit.sha }),
  );
}

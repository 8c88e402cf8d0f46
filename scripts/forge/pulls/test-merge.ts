import { writeCommit } from '../git/commits.ts';
import { mergeTrees } from '../git/merge.ts';
import { commitOfBranch } from '../git/revision.ts';
import { signatureOf, webFlowSignature } from '../identity/authorship.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/** Keeps refs/pull/N/head and refs/pull/N/merge as GitHub does; a conflict leaves no merge ref. */
export async function refreshPullRefs(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
): Promise<void> {
  const { git } = repository;
  const refs = `refs/pull/${issue.number}`;
  await git.text(['update-ref', `${refs}/head`, pull.head.sha]);
  const tip = await commitOfBranch(git, pull.base.ref);
  const tree = tip && (await mergeTrees(git, tip, pull.head.sha));
  pull.mergeable = Boolean(tree);
  if (!tip || !tree) {
    pull.mergeCommitSha = null;
    await git.attempt(['update-ref', '-d', `${refs}/merge`]);
    return;
  }
  const date = world.now();
  pull.mergeCommitSha = await writeCommit(git, {
    tree,
    parents: [tip, pull.head.sha],
    author: signatureOf(issue.author, date),
    committer: webFlowSignature(date),
    message: `Merge ${pull.head.sha} into ${tip}`,
  });
  await git.text(['update-ref', `${refs}/merge`, pull.mergeCommitSha]);
}

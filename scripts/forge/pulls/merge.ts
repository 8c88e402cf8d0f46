import { type Commit, writeCommit } from '../git/commits.ts';
import { mergeTrees } from '../git/merge.ts';
import { commitOfBranch, ZERO } from '../git/revision.ts';
import { Refusal } from '../http/refusal.ts';
import { signatureOf, webFlowSignature } from '../identity/authorship.ts';
import { moveRef } from '../push/update-ref.ts';
import { rulesFor } from '../rules/applicable.ts';
import { unmetRules } from '../rules/merge-requirements.ts';
import { refusedWorkflowFile } from '../rules/workflow-files.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Rule } from '../state/ruleset.ts';
import { afterUpdates, markMerged } from './after-updates.ts';
import { comparePull } from './comparison.ts';
import type { Case } from './timeline.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface MergeOptions {
  method: MergeMethod;
  /** The head that whoever merges has seen. */
  sha: string | undefined;
  title: string | undefined;
  message: string | undefined;
}

/** Merges a pull request as the button does; refuses with 405 or 409 and GitHub's words. Returns the new commit. */
export async function mergePull(target: Case, pull: PullRequest, options: MergeOptions): Promise<string> {
  const { world, repository, issue, token } = target;
  const { git } = repository;
  if (issue.state === 'closed') throw new Refusal(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (options.sha !== undefined && options.sha !== pull.head.sha)
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  const rules = rulesFor(world, repository, token, `refs/heads/${pull.base.ref}`, 'merge');
  refuseMethod(target, rules, options.method);
  const unmet = await unmetRules(world, repository, issue, pull, rules);
  if (unmet.length > 0)
    throw new Refusal(405, `Repository rule violations found\n\n${unmet.join('\n\n')}\n\n`);
  const tip = await commitOfBranch(git, pull.base.ref);
  const tree = tip && (await mergeTrees(git, tip, pull.head.sha));
  if (!tip || !tree) throw new Refusal(405, 'Pull Request is not mergeable');

  const commit = await writeMerge(target, pull, options, tip, tree);
  const update = { ref: `refs/heads/${pull.base.ref}`, before: tip, after: commit };
  const workflow = await refusedWorkflowFile(repository, token, update);
  if (workflow !== null) throw new Refusal(403, workflow);
  await moveRef(repository, update);
  pull.base.sha = tip;
  await markMerged(target, pull, commit);
  await afterUpdates(world, repository, token, [update]);
  if (repository.settings.delete_branch_on_merge && pull.head.repository === repository)
    await deleteHead(target, pull);
  return commit;
}

function refuseMethod({ repository }: Case, rules: readonly Rule[], method: MergeMethod): void {
  const settings = repository.settings;
  const allowed = {
    merge: settings.allow_merge_commit,
    squash: settings.allow_squash_merge,
    rebase: settings.allow_rebase_merge,
  };
  const names = { merge: 'Merge commits', squash: 'Squash merges', rebase: 'Rebase merges' };
  const ruled = rules.every(
    (rule) =>
      rule.type !== 'pull_request' || (rule.parameters.allowed_merge_methods?.includes(method) ?? true),
  );
  const linear = method === 'merge' && rules.some(({ type }) => type === 'required_linear_history');
  if (!allowed[method] || !ruled || linear)
    throw new Refusal(405, `${names[method]} are not allowed on this repository.`);
  // Rebasing needs a newer git than this forge asks for; its repositories therefore never allow it.
  if (method === 'rebase') throw new Refusal(405, 'Pull Request is not mergeable');
}

async function writeMerge(
  { world, repository, issue, token }: Case,
  pull: PullRequest,
  options: MergeOptions,
  tip: string,
  tree: string,
): Promise<string> {
  const now = world.now();
  const squash = options.method === 'squash';
  const { commits } = await comparePull(repository, pull, true);
  const title = squash
    ? `${issue.title} (#${issue.number})`
    : `Merge pull request #${issue.number} from ${pull.head.owner.login}/${pull.head.ref}`;
  const text = squash ? squashMessage(commits) : issue.title;
  return writeCommit(repository.git, {
    tree,
    parents: squash ? [tip] : [tip, pull.head.sha],
    author: signatureOf(squash ? issue.author : token.account, now),
    committer: webFlowSignature(now),
    message: [options.title ?? title, options.message ?? text].filter((part) => part !== '').join('\n\n'),
  });
}

/** The messages of all commits, and everybody who wrote them as co-author. */
function squashMessage(commits: readonly Commit[]): string {
  const messages = commits.length === 1 ? [] : commits.map(({ message }) => `* ${message}`);
  const authors = new Set(commits.map(({ author }) => `Co-authored-by: ${author.name} <${author.email}>`));
  const trailers = authors.size > 1 ? ['---------', [...authors].join('\n')] : [];
  return [...messages, ...trailers].join('\n\n');
}

async function deleteHead({ world, repository, token }: Case, pull: PullRequest): Promise<void> {
  const ref = `refs/heads/${pull.head.ref}`;
  const before = await commitOfBranch(repository.git, pull.head.ref);
  if (before === null || pull.head.ref === repository.defaultBranch) return;
  await moveRef(repository, { ref, before, after: ZERO });
  await afterUpdates(world, repository, token, [{ ref, before, after: ZERO }]);
}

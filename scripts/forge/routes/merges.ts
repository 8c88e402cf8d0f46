import { readCommit, writeCommit } from '../git/commits.ts';
import { mergeTrees } from '../git/merge.ts';
import { commitOfBranch, isAncestor, resolveCommit } from '../git/revision.ts';
import { oneOf, optionalText, text } from '../http/body.ts';
import { tokenOf } from '../http/context.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { created, noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { signatureOf, webFlowSignature } from '../identity/authorship.ts';
import { repositoryApi } from '../present/addresses.ts';
import { presentCommit } from '../present/commit.ts';
import type { Schema } from '../present/schema.ts';
import { mergePull } from '../pulls/merge.ts';
import { updateRef } from '../push/update-ref.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { findPull, pullCase } from './find-issue.ts';
import { onRepository } from './on-repository.ts';

const needs = writes('write', 'contents');

export const mergeRoutes: Route[] = [
  onRepository('GET', '/pulls/{pull_number}/merge', reads('contents'), (context) => {
    if (!findPull(context).pull.merged) throw notFound();
    return noContent;
  }),

  onRepository('PUT', '/pulls/{pull_number}/merge', needs, async (context) => {
    const { body } = context;
    const { target, pull } = pullCase(context);
    const sha = await mergePull(target, pull, {
      method: oneOf(body, 'merge_method', ['merge', 'squash', 'rebase']) ?? 'merge',
      sha: optionalText(body, 'sha'),
      title: optionalText(body, 'commit_title'),
      message: optionalText(body, 'commit_message'),
    });
    const result: Schema<'pull-request-merge-result'> = {
      sha,
      merged: true,
      message: 'Pull Request successfully merged',
    };
    return ok(result);
  }),

  onRepository(
    'PUT',
    '/pulls/{pull_number}/update-branch',
    writes('write', 'pull-requests'),
    async (context) => {
      const { world, repository, body } = context;
      const { target, pull } = pullCase(context);
      const expected = optionalText(body, 'expected_head_sha');
      if (expected !== undefined && expected !== pull.head.sha)
        throw new Refusal(422, `expected head sha didn’t match current head ref.`);
      const source = pull.head.repository;
      const tip = await commitOfBranch(repository.git, pull.base.ref);
      if (source !== repository || tip === null)
        throw new Refusal(422, 'There are no new commits on the base branch.');
      const merged = await mergeInto(world, repository, target.token, {
        base: pull.head.ref,
        head: tip,
        name: pull.base.ref,
      });
      if (merged === 'up to date') throw new Refusal(422, 'There are no new commits on the base branch.');
      if (merged === 'conflict') throw new Refusal(422, `merge conflict between base and head`);
      return {
        status: 202,
        body: {
          message: 'Updating pull request branch.',
          url: repositoryApi(world, repository, `/pulls/${target.issue.number}`),
        },
      };
    },
  ),

  onRepository('POST', '/merges', needs, async (context) => {
    const { world, repository, body } = context;
    const [base, head] = [text(body, 'base'), text(body, 'head')];
    const sha = await resolveCommit(repository.git, head);
    if ((await commitOfBranch(repository.git, base)) === null) throw notFound('Base does not exist');
    if (sha === null) throw notFound('Head does not exist');
    const message = optionalText(body, 'commit_message');
    const merged = await mergeInto(world, repository, tokenOf(context), {
      base,
      head: sha,
      name: head,
      ...(message === undefined ? {} : { message }),
    });
    if (merged === 'conflict') throw new Refusal(409, 'Merge conflict');
    if (merged === 'up to date') return noContent;
    return created(presentCommit(world, repository, await readCommit(repository.git, merged.sha)));
  }),
];

interface BranchMerge {
  base: string;
  /** Commit. */
  head: string;
  name: string;
  message?: string;
}

/** Merges a commit into a branch. */
export async function mergeInto(
  world: World,
  repository: Repository,
  token: Token,
  { base, head, name, message }: BranchMerge,
): Promise<'up to date' | 'conflict' | { sha: string }> {
  const { git } = repository;
  const tip = await commitOfBranch(git, base);
  if (tip === null || (await isAncestor(git, head, tip))) return 'up to date';
  const tree = await mergeTrees(git, tip, head);
  if (tree === null) return 'conflict';
  const now = world.now();
  const sha = await writeCommit(git, {
    tree,
    parents: [tip, head],
    author: signatureOf(token.account, now),
    committer: webFlowSignature(now),
    message: message ?? `Merge ${name} into ${base}`,
  });
  await updateRef(world, repository, token, { ref: `refs/heads/${base}`, before: tip, after: sha }, 409);
  return { sha };
}

import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

type Create = Extract<GateChange, { kind: 'create-comment' }>;
type Update = Extract<GateChange, { kind: 'update-comment' }>;

export async function createComment(
  octokit: Octokit,
  repository: Repository,
  { kind, pullRequest, body }: Create,
): Promise<Receipt> {
  const { data } = await octokit.issues.createComment({ ...repository, issue_number: pullRequest, body });
  return { kind, subject: `comment on #${pullRequest}`, outcome: 'done', address: data.html_url };
}

/** Somebody may have deleted it meanwhile; then it is written anew. */
export async function updateComment(
  octokit: Octokit,
  repository: Repository,
  change: Update,
): Promise<Receipt> {
  const { kind, pullRequest, comment, body } = change;
  const updated = await unless(
    [404, 410],
    octokit.issues.updateComment({ ...repository, comment_id: comment, body }),
  );
  if (updated === undefined)
    return {
      ...(await createComment(octokit, repository, { kind: 'create-comment', pullRequest, body })),
      kind,
    };
  return { kind, subject: `comment on #${pullRequest}`, outcome: 'done', address: updated.data.html_url };
}

import { isCollaborator, isMember } from '../identity/roles.ts';
import { type Account, sameLogin } from '../state/account.ts';
import type { Comment, Issue, Label, REACTIONS, Reaction } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { encodePath, repositoryApi, repositoryPage } from './addresses.ts';
import { presentAppOf } from './app.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

export function presentLabel(world: World, repository: Repository, label: Label): Schema<'label'> {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: repositoryApi(world, repository, `/labels/${encodePath(label.name)}`),
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

export function associationOf(
  world: World,
  repository: Repository,
  account: Account,
): Schema<'author-association'> {
  if (sameLogin(account.login, repository.owner.login)) return 'OWNER';
  if (isMember(world, repository.owner.login, account)) return 'MEMBER';
  return isCollaborator(world, repository, account) ? 'COLLABORATOR' : 'NONE';
}

export function presentIssue(world: World, repository: Repository, issue: Issue): Schema<'issue'> {
  const url = repositoryApi(world, repository, `/issues/${issue.number}`);
  return {
    id: issue.id,
    node_id: issue.pull === null ? nodeId('I', issue.id) : nodeId('PR', issue.pull.id),
    url,
    repository_url: repositoryApi(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: issuePage(world, repository, issue),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: presentAccount(world, issue.author),
    labels: issue.labels.map((label) => presentLabel(world, repository, label)),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: false,
    active_lock_reason: null,
    assignee: issue.assignees[0] ? presentAccount(world, issue.assignees[0]) : null,
    assignees: issue.assignees.map((account) => presentAccount(world, account)),
    milestone: null,
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: issue.closedBy && presentAccount(world, issue.closedBy),
    author_association: associationOf(world, repository, issue.author),
    reactions: presentReactions(`${url}/reactions`, []),
    performed_via_github_app: presentAppOf(world, issue.appId),
    ...(issue.pull === null
      ? {}
      : { draft: issue.pull.draft, pull_request: pullLinks(world, repository, issue) }),
  };
}

export function issuePage(world: World, repository: Repository, issue: Issue): string {
  return repositoryPage(world, repository, `/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`);
}

function pullLinks(
  world: World,
  repository: Repository,
  issue: Issue,
): NonNullable<Schema<'issue'>['pull_request']> {
  const page = issuePage(world, repository, issue);
  return {
    url: repositoryApi(world, repository, `/pulls/${issue.number}`),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: issue.pull?.mergedAt ?? null,
  };
}

export function presentComment(
  world: World,
  repository: Repository,
  issue: Issue,
  comment: Comment,
): Schema<'issue-comment'> {
  const url = repositoryApi(world, repository, `/issues/comments/${comment.id}`);
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url,
    html_url: `${issuePage(world, repository, issue)}#issuecomment-${comment.id}`,
    issue_url: repositoryApi(world, repository, `/issues/${issue.number}`),
    user: presentAccount(world, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(world, repository, comment.author),
    performed_via_github_app: presentAppOf(world, comment.appId),
    reactions: presentReactions(`${url}/reactions`, comment.reactions),
  };
}

function presentReactions(url: string, reactions: readonly Reaction[]): Schema<'reaction-rollup'> {
  const count = (content: (typeof REACTIONS)[number]): number =>
    reactions.filter((reaction) => reaction.content === content).length;
  return {
    url,
    total_count: reactions.length,
    '+1': count('+1'),
    '-1': count('-1'),
    laugh: count('laugh'),
    confused: count('confused'),
    heart: count('heart'),
    hooray: count('hooray'),
    rocket: count('rocket'),
    eyes: count('eyes'),
  };
}

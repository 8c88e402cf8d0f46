import { type Body, nullableText, oneOf, text, texts } from '../http/body.ts';
import { type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { Refusal, validationFailed } from '../http/refusal.ts';
import { created, ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { demand, granted, may, reads, writes } from '../identity/access.ts';
import { isCollaborator } from '../identity/roles.ts';
import { presentAccount } from '../present/account.ts';
import { presentIssue } from '../present/issue.ts';
import { close, reopen } from '../pulls/close.ts';
import { addLabels, labelNames, setLabels } from '../pulls/labels.ts';
import { announce, type Case, record } from '../pulls/timeline.ts';
import { keyOf, sameLogin } from '../state/account.ts';
import type { Issue } from '../state/issue.ts';
import { newIssue } from '../state/new-issue.ts';
import { findAccount } from '../state/world.ts';
import { readIssue, writeIssue } from './find-issue.ts';
import { onRepository } from './on-repository.ts';
import { rewrite } from './rewrite.ts';

const either = reads('issues', 'pull-requests');

export const issueRoutes: Route[] = [
  onRepository('GET', '/issues', either, listIssues),

  onRepository('POST', '/issues', writes('read', 'issues'), async (context) => {
    const { world, repository, body } = context;
    const token = tokenOf(context);
    if (!repository.settings.has_issues)
      throw new Refusal(410, 'Issues has been disabled in this repository.');
    const title = text(body, 'title');
    if (title.trim() === '')
      throw validationFailed({ resource: 'Issue', field: 'title', code: 'missing_field' });
    const issue = newIssue(world, repository, token, {
      title,
      body: nullableText(body, 'body') ?? null,
      pull: null,
    });
    const target: Case = { world, repository, issue, token };
    await announce(target, 'opened');
    // Labels and assignees of somebody without the right are left out in silence.
    if (may(world, token, repository, writes('triage', 'issues'))) {
      await addLabels(target, labelNames(body, 'labels'));
      await assign(target, texts(body, 'assignees') ?? []);
    }
    return created(presentIssue(world, repository, issue));
  }),

  onRepository('GET', '/issues/{issue_number}', either, (context) =>
    ok(presentIssue(context.world, context.repository, readIssue(context))),
  ),

  onRepository(
    'PATCH',
    '/issues/{issue_number}',
    writes('read', 'issues', 'pull-requests'),
    async (context) => {
      const target = writeIssue(context, 'read');
      const { world, repository, issue, token } = target;
      if (!sameLogin(issue.author.login, token.account.login))
        demand(context, repository, writes('triage', 'issues', 'pull-requests'));
      await updateIssue(target, context.body);
      return ok(presentIssue(world, repository, issue));
    },
  ),

  onRepository(
    'POST',
    '/issues/{issue_number}/assignees',
    writes('triage', 'issues', 'pull-requests'),
    async (context) => {
      const target = writeIssue(context, 'triage');
      await assign(target, texts(context.body, 'assignees') ?? []);
      return created(presentIssue(target.world, target.repository, target.issue));
    },
  ),

  onRepository(
    'DELETE',
    '/issues/{issue_number}/assignees',
    writes('triage', 'issues', 'pull-requests'),
    async (context) => {
      const target = writeIssue(context, 'triage');
      await unassign(target, texts(context.body, 'assignees') ?? []);
      return ok(presentIssue(target.world, target.repository, target.issue));
    },
  ),
];

function listIssues(context: RepositoryContext): Promise<Reply> {
  const { world, repository, query, token } = context;
  const [state, creator, assignee] = [
    query.get('state') ?? 'open',
    query.get('creator'),
    query.get('assignee'),
  ];
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const since = query.get('since');
  const sort = query.get('sort') ?? 'created';
  // A token with only one of the two permissions sees only that kind.
  const sees = (issue: Issue): boolean =>
    token === null ||
    token.kind === 'user' ||
    granted(token, issue.pull === null ? 'issues' : 'pull-requests', 'read');
  const rank = (issue: Issue): string | number =>
    sort === 'comments' ? issue.comments.length : sort === 'updated' ? issue.updatedAt : issue.createdAt;
  const found = [...repository.issues.values()]
    .filter(sees)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => creator === null || sameLogin(issue.author.login, creator))
    .filter(
      (issue) =>
        assignee === null ||
        assignee === '*' ||
        issue.assignees.some(({ login }) => sameLogin(login, assignee)),
    )
    .filter((issue) =>
      labels.every((name) => issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())),
    )
    .filter((issue) => since === null || issue.updatedAt >= since)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.number - b.number));
  const ordered = query.get('direction') === 'asc' ? found : found.reverse();
  return list(context, ordered, (issue) => presentIssue(world, repository, issue));
}

async function updateIssue(target: Case, body: Body): Promise<void> {
  const { world, issue } = target;
  const state = oneOf(body, 'state', ['open', 'closed']);
  const reason = oneOf(body, 'state_reason', ['completed', 'not_planned', 'duplicate', 'reopened']);
  if (issue.pull?.merged && state === 'open')
    throw new Refusal(422, 'A merged pull request cannot be reopened.');
  const changes = rewrite(target, body);
  issue.updatedAt = world.now();
  if (Object.keys(changes).length > 0) await announce(target, 'edited', { changes });
  if (body.labels !== undefined) await setLabels(target, labelNames(body, 'labels'));
  const assignees = texts(body, 'assignees');
  if (assignees !== undefined) {
    await unassign(
      target,
      issue.assignees.map(({ login }) => login).filter((login) => !assignees.includes(login)),
    );
    await assign(target, assignees);
  }
  if (state === 'closed' && issue.state === 'open') await close(target, reason ?? null);
  if (state === 'open' && issue.state === 'closed') await reopen(target);
}

async function assign(target: Case, logins: readonly string[]): Promise<void> {
  const { world, repository, issue } = target;
  for (const login of logins) {
    const account = findAccount(world, login);
    // GitHub passes over whoever cannot be assigned.
    if (
      account === undefined ||
      !isCollaborator(world, repository, account) ||
      issue.assignees.includes(account)
    )
      continue;
    issue.assignees.push(account);
    record(target, 'assigned', { assignee: presentAccount(world, account) });
    await announce(target, 'assigned', { assignee: presentAccount(world, account) });
  }
}

async function unassign(target: Case, logins: readonly string[]): Promise<void> {
  const keys = new Set(logins.map(keyOf));
  for (const account of target.issue.assignees.filter(({ login }) => keys.has(keyOf(login)))) {
    target.issue.assignees = target.issue.assignees.filter((other) => other !== account);
    record(target, 'unassigned', { assignee: presentAccount(target.world, account) });
    await announce(target, 'unassigned', { assignee: presentAccount(target.world, account) });
  }
}

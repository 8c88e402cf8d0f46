import { readPatches } from '../git/diff.ts';
import { commitOfBranch } from '../git/revision.ts';
import { flag, integer, nullableText, oneOf, optionalText, text } from '../http/body.ts';
import { type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { pageOf } from '../http/pagination.ts';
import { invalidRequest, notFound, Refusal, validationFailed } from '../http/refusal.ts';
import { created, ok, type Reply, raw } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { may, reads, writes } from '../identity/access.ts';
import { presentChange, presentCommit } from '../present/commit.ts';
import { presentPull, presentSimplePull } from '../present/pull-request.ts';
import { isPull } from '../pulls/after-updates.ts';
import { close, reopen } from '../pulls/close.ts';
import { comparePull } from '../pulls/comparison.ts';
import { openPull } from '../pulls/open-pull.ts';
import { refreshPullRefs } from '../pulls/test-merge.ts';
import { announce, record } from '../pulls/timeline.ts';
import { sameLogin } from '../state/account.ts';
import { findPull, pullCase } from './find-issue.ts';
import { onRepository } from './on-repository.ts';
import { rewrite } from './rewrite.ts';

/** GitHub lists no more files, and no more commits, of a pull request. */
const MOST_FILES = 3000;
const MOST_COMMITS = 250;

export const pullRoutes: Route[] = [
  onRepository('GET', '/pulls', reads('pull-requests'), listPulls),
  onRepository('POST', '/pulls', writes('read', 'pull-requests'), createPull),

  onRepository('GET', '/pulls/{pull_number}', reads('pull-requests'), async (context) => {
    const { world, repository, accept } = context;
    const { issue, pull } = findPull(context);
    if (/\.(?:diff|patch)\b/.test(accept)) {
      const { mergeBase } = await comparePull(repository, pull, issue.state === 'open');
      return raw(
        'text/plain; charset=utf-8',
        await repository.git.bytes(['diff', mergeBase ?? pull.base.sha, pull.head.sha]),
      );
    }
    return ok(await presentPull(world, repository, issue, pull));
  }),

  onRepository('PATCH', '/pulls/{pull_number}', writes('read', 'pull-requests'), updatePull),

  onRepository('GET', '/pulls/{pull_number}/files', reads('pull-requests'), async (context) => {
    const { world, repository } = context;
    const { issue, pull } = findPull(context);
    const { changes, mergeBase } = await comparePull(repository, pull, issue.state === 'open');
    const page = pageOf(context, changes.slice(0, MOST_FILES));
    const patches = await readPatches(repository.git, mergeBase ?? pull.base.sha, pull.head.sha, page.items);
    const files = page.items.map((change) =>
      presentChange(world, repository, pull.head.sha, change, patches.get(change.path)),
    );
    return { status: 200, body: files, headers: page.headers };
  }),

  onRepository('GET', '/pulls/{pull_number}/commits', reads('pull-requests'), async (context) => {
    const { world, repository } = context;
    const { issue, pull } = findPull(context);
    const { commits } = await comparePull(repository, pull, issue.state === 'open');
    return list(context, commits.slice(0, MOST_COMMITS), (commit) =>
      presentCommit(world, repository, commit),
    );
  }),
];

function listPulls(context: RepositoryContext): Promise<Reply> {
  const { world, repository, query } = context;
  const state = query.get('state') ?? 'open';
  const [head, base, sort] = [query.get('head'), query.get('base'), query.get('sort') ?? 'created'];
  const key = sort === 'updated' ? 'updatedAt' : 'createdAt';
  const ascending = (query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc')) === 'asc';
  const found = [...repository.issues.values()]
    .filter(isPull)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter(({ pull }) => base === null || pull.base.ref === base)
    .filter(
      ({ pull }) =>
        head === null || `${pull.head.owner.login}:${pull.head.ref}`.toLowerCase() === head.toLowerCase(),
    )
    .sort((a, b) => a[key].localeCompare(b[key]) || a.number - b.number);
  const ordered = ascending ? found : found.reverse();
  return list(context, ordered, (issue) => presentSimplePull(world, repository, issue, issue.pull));
}

async function createPull(context: RepositoryContext): Promise<Reply> {
  const { world, repository, body } = context;
  const token = tokenOf(context);
  if (integer(body, 'issue') !== undefined)
    throw new Refusal(422, 'The forge does not turn issues into pull requests');
  const title = text(body, 'title');
  if (title.trim() === '')
    throw validationFailed({ resource: 'PullRequest', field: 'title', code: 'missing_field' });
  const issue = await openPull(world, repository, token, {
    title,
    body: nullableText(body, 'body') ?? null,
    base: text(body, 'base'),
    head: text(body, 'head'),
    draft: flag(body, 'draft') ?? false,
    maintainerCanModify: flag(body, 'maintainer_can_modify') ?? false,
  });
  if (!isPull(issue)) throw new Error('A pull request was opened and is none');
  return created(await presentPull(world, repository, issue, issue.pull));
}

async function updatePull(context: RepositoryContext): Promise<Reply> {
  const { world, repository, body } = context;
  const { target, pull } = pullCase(context);
  const { issue, token } = target;
  const own = sameLogin(issue.author.login, token.account.login);
  if (!own && !may(world, token, repository, writes('triage', 'pull-requests'))) throw notFound();
  const state = oneOf(body, 'state', ['open', 'closed']);
  const base = optionalText(body, 'base');
  const changes = rewrite(target, body);
  if (base !== undefined && base !== pull.base.ref) {
    const sha = await commitOfBranch(repository.git, base);
    if (sha === null) throw validationFailed({ resource: 'PullRequest', field: 'base', code: 'invalid' });
    changes.base = { from: { ref: pull.base.ref, sha: pull.base.sha } };
    record(target, 'base_ref_changed');
    pull.base = { ref: base, sha };
    await refreshPullRefs(world, repository, issue, pull);
  }
  issue.updatedAt = world.now();
  if (Object.keys(changes).length > 0) await announce(target, 'edited', { changes });
  if (state === 'closed' && issue.state === 'open') await close(target);
  if (state === 'open' && issue.state === 'closed') await reopenPull(context);
  return ok(await presentPull(world, repository, issue, pull));
}

/** Merged is for ever, and without its branch there is nothing to reopen. */
async function reopenPull(context: RepositoryContext): Promise<void> {
  const { world, repository } = context;
  const { target, pull } = pullCase(context);
  if (pull.merged) throw invalidRequest('A merged pull request cannot be reopened.');
  const source = pull.head.repository;
  const head = source && (await commitOfBranch(source.git, pull.head.ref));
  if (head === null)
    throw validationFailed({
      resource: 'PullRequest',
      field: 'state',
      code: 'custom',
      message: `state cannot be changed. The ${pull.head.ref} branch has been deleted.`,
    });
  pull.head.sha = head;
  await refreshPullRefs(world, repository, target.issue, pull);
  await reopen(target);
}

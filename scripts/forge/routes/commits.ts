import { readCommit, readCommits } from '../git/commits.ts';
import { readChanges, readPatches } from '../git/diff.ts';
import { resolveCommit } from '../git/revision.ts';
import { parameter, type RepositoryContext } from '../http/context.ts';
import { list } from '../http/list.ts';
import { pageOf } from '../http/pagination.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { type Reply, raw } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads } from '../identity/access.ts';
import { repositoryApi, repositoryPage } from '../present/addresses.ts';
import { presentChange, presentCommit } from '../present/commit.ts';
import { presentSimplePull } from '../present/pull-request.ts';
import type { Schema } from '../present/schema.ts';
import { isPull } from '../pulls/after-updates.ts';
import { compareCommits, comparePull } from '../pulls/comparison.ts';
import { onRepository } from './on-repository.ts';

/** A commit or comparison shows no more files. */
const MOST_FILES = 300;
const MOST_COMMITS = 250;
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export const commitRoutes: Route[] = [
  onRepository('GET', '/commits', reads('contents'), async (context) => {
    const { world, repository, query } = context;
    const start = await resolveCommit(repository.git, query.get('sha') ?? repository.defaultBranch);
    if (start === null) throw query.has('sha') ? notFound() : new Refusal(409, 'Git Repository is empty.');
    const filters = [
      ...(query.has('since') ? [`--since=${query.get('since')}`] : []),
      ...(query.has('until') ? [`--until=${query.get('until')}`] : []),
      ...(query.has('author') ? [`--author=${query.get('author')}`, '--fixed-strings'] : []),
    ];
    const path = query.get('path');
    const commits = await readCommits(repository.git, [
      ...filters,
      start,
      ...(path === null ? [] : ['--', `:(literal)${path}`]),
    ]);
    return list(context, commits, (commit) => presentCommit(world, repository, commit));
  }),

  onRepository('GET', '/commits/{ref}', reads('contents'), async (context) => {
    const { world, repository, accept } = context;
    const { git } = repository;
    const sha = await resolveCommit(git, parameter(context, 'ref'));
    if (sha === null) throw new Refusal(422, `No commit found for SHA: ${parameter(context, 'ref')}`);
    if (/\.sha\b/.test(accept)) return raw('application/vnd.github.sha; charset=utf-8', sha);
    const commit = await readCommit(git, sha);
    const from = commit.parents[0] ?? EMPTY_TREE;
    if (/\.(?:diff|patch)\b/.test(accept))
      return raw('text/plain; charset=utf-8', await git.bytes(['diff', from, sha]));
    const changes = await readChanges(git, from, sha);
    const { items, headers } = pageOf(context, changes, MOST_FILES, MOST_FILES);
    const patches = await readPatches(git, from, sha, items);
    const sum = (key: 'additions' | 'deletions'): number =>
      changes.reduce((total, change) => total + change[key], 0);
    const presented: Schema<'commit'> = {
      ...presentCommit(world, repository, commit),
      stats: {
        additions: sum('additions'),
        deletions: sum('deletions'),
        total: sum('additions') + sum('deletions'),
      },
      files: items.map((change) => presentChange(world, repository, sha, change, patches.get(change.path))),
    };
    return { status: 200, body: presented, headers };
  }),

  onRepository('GET', '/commits/{commit_sha}/pulls', reads('pull-requests'), async (context) => {
    const { world, repository } = context;
    const sha = await resolveCommit(repository.git, parameter(context, 'commit_sha'));
    if (sha === null) throw new Refusal(422, `No commit found for SHA: ${parameter(context, 'commit_sha')}`);
    const found = [];
    for (const issue of [...repository.issues.values()].filter(isPull)) {
      const { commits } = await comparePull(repository, issue.pull, issue.state === 'open');
      const made = issue.pull.merged && issue.pull.mergeCommitSha === sha;
      if (made || commits.some((commit) => commit.sha === sha)) found.push(issue);
    }
    return list(context, found, (issue) => presentSimplePull(world, repository, issue, issue.pull));
  }),

  onRepository('GET', '/compare/{+basehead}', reads('contents'), compare),
];

async function compare(context: RepositoryContext): Promise<Reply> {
  const { world, repository, accept } = context;
  const { git } = repository;
  const [written = '', other] = parameter(context, 'basehead').split('...');
  const strip = (name: string): string => name.replace(new RegExp(`^${repository.owner.login}:`, 'i'), '');
  const base = await resolveCommit(git, strip(written));
  const head = other === undefined ? null : await resolveCommit(git, strip(other));
  if (base === null || head === null) throw notFound();
  const { mergeBase, commits, changes } = await compareCommits(git, base, head);
  if (mergeBase === null) throw notFound(`No common ancestor between ${written} and ${other}.`);
  if (/\.(?:diff|patch)\b/.test(accept))
    return raw('text/plain; charset=utf-8', await git.bytes(['diff', mergeBase, head]));
  const behind = Number(await git.text(['rev-list', '--count', `${head}..${base}`]));
  const shown = changes.slice(0, MOST_FILES);
  const patches = await readPatches(git, mergeBase, head, shown);
  const page = pageOf(context, commits, MOST_COMMITS, MOST_COMMITS);
  const url = repositoryApi(world, repository, `/compare/${base}...${head}`);
  const html = repositoryPage(world, repository, `/compare/${base}...${head}`);
  const comparison: Schema<'commit-comparison'> = {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: presentCommit(world, repository, await readCommit(git, base)),
    merge_base_commit: presentCommit(world, repository, await readCommit(git, mergeBase)),
    status: statusOf(commits.length, behind),
    ahead_by: commits.length,
    behind_by: behind,
    total_commits: commits.length,
    commits: page.items.map((commit) => presentCommit(world, repository, commit)),
    files: shown.map((change) => presentChange(world, repository, head, change, patches.get(change.path))),
  };
  return { status: 200, body: comparison, headers: page.headers };
}

function statusOf(ahead: number, behind: number): 'diverged' | 'ahead' | 'behind' | 'identical' {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

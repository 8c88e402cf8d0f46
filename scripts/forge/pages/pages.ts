import { readFile } from 'node:fs/promises';
import { readChanges, readPatches } from '../git/diff.ts';
import { listRefs } from '../git/revision.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { Reply } from '../http/reply.ts';
import { comparePull } from '../pulls/comparison.ts';
import type { Issue } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import { findRepository, type World } from '../state/world.ts';
import { actionsPage, runPage } from './actions.ts';
import { avatarImage } from './avatar-image.ts';
import { blobPage, commitPage, rawFile, treePage } from './code.ts';
import { fileDiff } from './diff.ts';
import { type Html, html } from './html.ts';
import { issuePage } from './issue.ts';
import { issueListPage } from './issue-list.ts';
import { page } from './layout.ts';
import { isTab, pullRequestPage } from './pull-request.ts';

/**
 * Pages for people, read only. Nobody logs in here: whoever can reach a port of this computer's loopback may look,
 * private repositories included.
 */
export async function answerPage(world: World, method: string, url: URL): Promise<Reply> {
  try {
    if (method !== 'GET' && method !== 'HEAD') throw new Refusal(405, 'These pages are only for reading');
    return await route(world, url);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const title = error.status === 404 ? 'This page does not exist' : error.message;
    return page({
      title,
      status: error.status,
      body: html`<h1>${title}</h1><p><a href="/">All repositories</a></p>`,
    });
  }
}

async function route(world: World, url: URL): Promise<Reply> {
  const parts = url.pathname.split('/').slice(1).map(decode);
  if (url.pathname === '/') return homePage(world);
  if (url.pathname === '/-/forge.css') return styleSheet();
  const [owner = '', name = '', kind = '', ...rest] = parts;
  if (owner === 'avatars') return avatarImage(name);
  const repository = findRepository(world, `${owner}/${name}`);
  if (repository === undefined) throw notFound();
  return repositoryPage(world, repository, kind, rest, url.searchParams.get('state') === 'closed');
}

async function repositoryPage(
  world: World,
  repository: Repository,
  kind: string,
  rest: readonly string[],
  closed: boolean,
): Promise<Reply> {
  const [first = '', second = ''] = rest;
  switch (kind) {
    case '':
      return treePage(repository, repository.defaultBranch, '');
    case 'tree':
    case 'blob':
    case 'raw': {
      const { ref, path } = await splitRef(repository, rest);
      if (kind === 'tree') return treePage(repository, ref, path);
      return kind === 'blob' ? blobPage(repository, ref, path) : rawFile(repository, ref, path);
    }
    case 'commit':
      return commitPage(repository, first, (from, to) => commitDiff(repository, from, to));
    case 'actions':
      return first === 'runs' ? runPage(repository, second) : actionsPage(repository);
    case 'pulls':
    case 'issues':
      return first === ''
        ? issueListPage(repository, kind, closed)
        : showIssue(world, repository, first, second);
    case 'pull':
      return /\.(?:diff|patch)$/.test(first)
        ? pullDiff(repository, first)
        : showIssue(world, repository, first, second);
    default:
      throw notFound();
  }
}

function showIssue(
  world: World,
  repository: Repository,
  number: string,
  tab: string,
): Reply | Promise<Reply> {
  const issue = findIssue(repository, number);
  if (issue.pull === null) return issuePage(world, repository, issue);
  const wanted = tab === '' ? 'conversation' : tab;
  if (!isTab(wanted)) throw notFound();
  return pullRequestPage(world, repository, issue, issue.pull, wanted);
}

function findIssue(repository: Repository, number: string): Issue {
  const issue = /^\d{1,9}$/.test(number) ? repository.issues.get(Number(number)) : undefined;
  if (issue === undefined) throw notFound();
  return issue;
}

async function pullDiff(repository: Repository, file: string): Promise<Reply> {
  const issue = findIssue(repository, file.replace(/\.\w+$/, ''));
  if (issue.pull === null) throw notFound();
  const { mergeBase } = await comparePull(repository, issue.pull, issue.state === 'open');
  const content = await repository.git.bytes(['diff', mergeBase ?? issue.pull.base.sha, issue.pull.head.sha]);
  return { status: 200, raw: { type: 'text/plain; charset=utf-8', content } };
}

async function commitDiff({ git }: Repository, from: string, to: string): Promise<Html> {
  const changes = await readChanges(git, from, to);
  const patches = await readPatches(git, from, to, changes);
  return html`${changes.map((change) => fileDiff(change, patches.get(change.path), { annotations: [], comments: [] }))}`;
}

/** A branch may have slashes in its name: the longest one that fits is meant. */
async function splitRef(
  { git }: Repository,
  parts: readonly string[],
): Promise<{ ref: string; path: string }> {
  const names = new Set(
    (await listRefs(git, 'refs/heads/')).map(({ name }) => name.slice('refs/heads/'.length)),
  );
  for (let length = parts.length; length > 1; length -= 1) {
    const ref = parts.slice(0, length).join('/');
    if (names.has(ref)) return { ref, path: parts.slice(length).join('/') };
  }
  return { ref: parts[0] ?? '', path: parts.slice(1).join('/') };
}

function homePage(world: World): Reply {
  const repositories = [...world.repositories.values()];
  const rows = repositories.map(
    (repository) =>
      html`<li><a class="title grow" href="/${repository.fullName}">${repository.fullName}</a> <span class="quiet">${repository.description}</span> <span class="pill">${repository.private ? 'Private' : 'Public'}</span></li>\n`,
  );
  return page({ title: 'Local forge', body: html`<h1>Repositories</h1><ul class="card rows">${rows}</ul>` });
}

async function styleSheet(): Promise<Reply> {
  const content = await readFile(new URL('./forge.css', import.meta.url));
  return {
    status: 200,
    raw: { type: 'text/css; charset=utf-8', content },
    headers: { 'cache-control': 'no-cache' },
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

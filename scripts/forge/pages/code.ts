import { readCommit, readCommits } from '../git/commits.ts';
import { entryAt, listTree, readBlob } from '../git/files.ts';
import { resolveCommit } from '../git/revision.ts';
import { notFound } from '../http/refusal.ts';
import type { Reply } from '../http/reply.ts';
import { encodePath } from '../present/addresses.ts';
import type { Repository } from '../state/repository.ts';
import { type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { page } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { shortSha, time } from './parts.ts';

/** A folder of the repository; its README below. */
export async function treePage(repository: Repository, ref: string, path: string): Promise<Reply> {
  const { git } = repository;
  const commit = await resolveCommit(git, ref);
  if (commit === null && path === '' && ref === repository.defaultBranch) return emptyPage(repository);
  const entry = commit && (await entryAt(git, commit, path));
  if (!commit || !entry) throw notFound();
  if (entry.type !== 'tree') return blobPage(repository, ref, path);
  const entries = (await listTree(git, entry.sha)).sort(
    (a, b) => Number(b.type === 'tree') - Number(a.type === 'tree') || a.path.localeCompare(b.path),
  );
  const [last] = await readCommits(git, [
    '--max-count=1',
    commit,
    ...(path === '' ? [] : ['--', `:(literal)${path}`]),
  ]);
  const readme = entries.find(({ path: name, type }) => type === 'blob' && /^readme\.md$/i.test(name));
  const prefix = path === '' ? '' : `${encodePath(path)}/`;
  return page({
    title: `${path || repository.name} · ${repository.fullName}`,
    repository,
    tab: 'code',
    body: html`<h1>${breadcrumbs(repository, ref, path)}</h1>
<div class="card"><header>${icon('commit')} <span class="grow" dir="auto">${last?.message.split('\n')[0]}</span> ${last && html`<a href="/${repository.fullName}/commit/${last.sha}">${shortSha(last.sha)}</a> <span class="quiet">${time(last.committer.date)}</span>`}</header>
<ul class="rows">${entries.map(
      (each) =>
        html`<li>${icon(each.type === 'tree' ? 'folder' : 'file')} <a class="grow" href="/${repository.fullName}/${each.type === 'tree' ? 'tree' : 'blob'}/${encodePath(ref)}/${prefix}${encodeURIComponent(each.path)}" dir="auto">${each.path}</a> <span class="quiet">${each.size === null ? '' : `${each.size.toLocaleString('en')} bytes`}</span></li>\n`,
    )}</ul></div>
${readme === undefined ? nothing : html`<article class="card"><header>${icon('file')} ${readme.path}</header><div class="prose" dir="auto">${renderMarkdown((await readBlob(git, readme.sha)).toString('utf8'), { repository: `/${repository.fullName}`, folder: `/${repository.fullName}/tree/${encodePath(ref)}${path === '' ? '' : `/${encodePath(path)}`}` })}</div></article>`}`,
  });
}

function emptyPage(repository: Repository): Reply {
  return page({
    title: repository.fullName,
    repository,
    tab: 'code',
    body: html`<p class="card pad">This repository is empty: push a commit to it.</p>`,
  });
}

/** A page shows no more of a file than this. */
const MOST_BYTES = 512 * 1024;

/** A file with numbered lines, so that a link can point at one. */
export async function blobPage(repository: Repository, ref: string, path: string): Promise<Reply> {
  const bytes = await readFileAt(repository, ref, path);
  const shown = bytes.subarray(0, MOST_BYTES);
  const binary = shown.includes(0);
  const lines = shown.toString('utf8').replace(/\n$/, '').split('\n');
  const raw = `/${repository.fullName}/raw/${encodePath(ref)}/${encodePath(path)}`;
  return page({
    title: `${path} · ${repository.fullName}`,
    repository,
    tab: 'code',
    body: html`<h1>${breadcrumbs(repository, ref, path)}</h1>
<div class="card"><header>${icon('file')} <span class="grow">${bytes.length.toLocaleString('en')} bytes</span> <a href="${raw}">Raw</a></header>
${binary ? html`<p class="pad quiet">Binary file not shown.</p>` : html`<div class="table-wrap"><table class="diff"><caption class="visually-hidden">${path}</caption><tbody>${lines.map((line, index) => html`<tr id="L${index + 1}"><td class="number"><a href="#L${index + 1}">${index + 1}</a></td><td class="code">${line}</td></tr>\n`)}</tbody></table></div>`}
${bytes.length > MOST_BYTES && html`<p class="pad quiet">The rest is not shown.</p>`}</div>`,
  });
}

/** Never as what it claims to be: a file of a dataset must not run as a page of this site. */
export async function rawFile(repository: Repository, ref: string, path: string): Promise<Reply> {
  const content = await readFileAt(repository, ref, path);
  const headers = {
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline',
  };
  return { status: 200, raw: { type: 'text/plain; charset=utf-8', content }, headers };
}

export async function commitPage(
  repository: Repository,
  written: string,
  diff: (from: string, to: string) => Promise<Html>,
): Promise<Reply> {
  const sha = await resolveCommit(repository.git, written);
  if (sha === null) throw notFound();
  const commit = await readCommit(repository.git, sha);
  const [subject = '', ...rest] = commit.message.split('\n');
  const comments = repository.commitComments.filter((comment) => comment.sha === sha);
  return page({
    title: `${subject} · ${repository.fullName}`,
    repository,
    tab: 'code',
    body: html`<div class="heading"><h1 dir="auto">${subject}</h1><p><strong>${commit.author.name}</strong> <span class="quiet">committed ${time(commit.committer.date)}</span> ${shortSha(sha)}</p>
${rest.join('\n').trim() !== '' && html`<pre dir="auto">${rest.join('\n').trim()}</pre>`}</div>
${await diff(commit.parents[0] ?? EMPTY_TREE, sha)}
${comments.map((comment) => html`<article class="card comment" id="commitcomment-${comment.id}"><header><strong>${comment.author.login}</strong> <span class="quiet">commented ${time(comment.createdAt)}</span></header><div class="prose" dir="auto">${renderMarkdown(comment.body, { repository: `/${repository.fullName}` })}</div></article>`)}`,
  });
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

async function readFileAt({ git }: Repository, ref: string, path: string): Promise<Buffer> {
  const commit = await resolveCommit(git, ref);
  const entry = commit && (await entryAt(git, commit, path));
  if (!entry) throw notFound();
  if (entry.type !== 'blob') throw notFound();
  return readBlob(git, entry.sha);
}

function breadcrumbs(repository: Repository, ref: string, path: string): Html {
  const parts = path.split('/').filter((part) => part !== '');
  const root = html`<a href="/${repository.fullName}/tree/${encodePath(ref)}">${repository.name}</a>`;
  return html`${root}${parts.map((part, index) => {
    const upTo = encodePath(parts.slice(0, index + 1).join('/'));
    const last = index === parts.length - 1;
    return html` <span class="quiet">/</span> ${last ? html`<span dir="auto">${part}</span>` : html`<a href="/${repository.fullName}/tree/${encodePath(ref)}/${upTo}" dir="auto">${part}</a>`}`;
  })} <span class="pill">${/^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 7) : ref}</span>`;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { entryAt, readBlob } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import { commitOfBranch } from '../git/revision.ts';
import { isLoopback, listen, send, stop } from '../http/serve.ts';
import { contentType } from './content-type.ts';

interface Found {
  path: string;
  sha: string;
}

/**
 * Serves a branch as static files, the way Pages does: index.html of a folder, `.html` left out of an address, 404.html.
 * Nothing is checked out; the branch is read anew for every request.
 */
export async function servePages(
  git: Git,
  branch: string,
  port?: number,
): Promise<{ url: string; close(): Promise<void> }> {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    if (!isLoopback(request.headers.host) || (method !== 'GET' && method !== 'HEAD'))
      return send(response, {
        status: 405,
        raw: { type: 'text/plain; charset=utf-8', content: 'Method Not Allowed\n' },
      });
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const commit = await commitOfBranch(git, branch);
    const found = commit && (await find(git, commit, pathname));
    if (typeof found === 'string') return send(response, { status: 301, headers: { location: found } });
    const shown = found ?? (commit && (await blobAt(git, commit, '404.html')));
    if (!shown)
      return send(response, {
        status: 404,
        raw: { type: 'text/plain; charset=utf-8', content: 'Not Found\n' },
      });
    const headers = {
      etag: `"${shown.sha}"`,
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    };
    if (found && request.headers['if-none-match'] === headers.etag)
      return send(response, { status: 304, headers });
    const content = await readBlob(git, shown.sha);
    send(response, { status: found ? 200 : 404, raw: { type: contentType(shown.path), content }, headers });
  }

  const { server, port: given } = await listen(handle, port);
  return { url: `http://127.0.0.1:${given}`, close: () => stop(server) };
}

/** A file, an address to go to instead, or null. */
async function find(git: Git, commit: string, pathname: string): Promise<Found | string | null> {
  const path = decode(pathname).replace(/^\/+|\/+$/g, '');
  if (path.split('/').some((part) => part === '..' || part === '.' || part === '.git')) return null;
  const entry = await entryAt(git, commit, path);
  if (entry?.type === 'blob' && !pathname.endsWith('/')) return { path, sha: entry.sha };
  if (entry?.type === 'tree') {
    const index = await blobAt(git, commit, path === '' ? 'index.html' : `${path}/index.html`);
    return index !== null && !pathname.endsWith('/') ? `${pathname}/` : index;
  }
  return path === '' ? null : blobAt(git, commit, `${path}.html`);
}

async function blobAt(git: Git, commit: string, path: string): Promise<Found | null> {
  const entry = await entryAt(git, commit, path);
  return entry?.type === 'blob' ? { path, sha: entry.sha } : null;
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

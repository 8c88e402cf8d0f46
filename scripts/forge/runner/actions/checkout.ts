import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../child-process.ts';
import { branchOf } from '../event.ts';
import type { StepCall } from '../steps.ts';
import { withDefaults } from './stand-ins.ts';

/** Fetches over HTTP with the given token, as the action does, so that the forge decides what may be read. */
export async function checkout(
  inputs: Record<string, string>,
  call: StepCall,
): Promise<Record<string, string>> {
  const { job } = call.frame;
  const wanted = withDefaults('actions/checkout', inputs, {
    repository: String(job.github.repository),
    ref: '',
    token: String(job.github.token),
    path: '.',
    'fetch-depth': '1',
    'persist-credentials': 'true',
    'fetch-tags': 'false',
    'show-progress': 'true',
    filter: '',
    'sparse-checkout': '',
  });
  const folder = path.resolve(job.folders.workspace, wanted.path);
  await mkdir(folder, { recursive: true });
  const header = [
    `http.${String(job.github.server_url)}/.extraheader`,
    `AUTHORIZATION: basic ${encode(wanted.token)}`,
  ] as const;
  job.mask.add(encode(wanted.token));

  async function git(...args: string[]): Promise<void> {
    const exitCode = await runCommand({
      file: 'git',
      arguments: ['-c', 'init.defaultBranch=main', '-c', 'advice.detachedHead=false', ...args],
      cwd: folder,
      env: {
        PATH: job.options.path,
        HOME: job.folders.home,
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_NOSYSTEM: '1',
        // In the environment and not among the arguments, where every process of the machine could read it.
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: header[0],
        GIT_CONFIG_VALUE_0: header[1],
      },
      signal: AbortSignal.any([job.cancelled, job.closing]),
      onLine: call.onLine,
    });
    if (exitCode !== 0) throw new Error(`The process 'git ${args[0]}' failed with exit code ${exitCode}`);
  }

  const own = wanted.repository === job.github.repository;
  const target = readTarget(wanted.ref, own ? String(job.github.ref) : '', own ? String(job.github.sha) : '');
  await git('init', '--quiet');
  await git('remote', 'add', 'origin', `${String(job.github.server_url)}/${wanted.repository}`);
  const all = wanted['fetch-depth'] === '0';
  const folders = wanted['sparse-checkout'].split(/\s+/).filter((folder) => folder !== '');
  // The action leaves out all blobs where only some folders are wanted, unless it is told what to leave out.
  const filter = wanted.filter || (folders.length > 0 ? 'blob:none' : '');
  await git(
    'fetch',
    '--quiet',
    ...(wanted['fetch-tags'] === 'true' ? [] : ['--no-tags']),
    ...(all ? [] : [`--depth=${wanted['fetch-depth']}`]),
    ...(filter === '' ? [] : [`--filter=${filter}`]),
    'origin',
    // First, so that FETCH_HEAD names it.
    target.source,
    ...(all ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'] : []),
  );
  // As the action leaves it: the remote's branch stands where the checkout stands, even if it has moved on since.
  await git('update-ref', target.tracking, 'FETCH_HEAD');
  if (folders.length > 0) await git('sparse-checkout', 'set', '--cone', ...folders);
  await git(
    'checkout',
    '--quiet',
    '--force',
    ...(target.branch === null ? ['--detach'] : ['-B', target.branch]),
    target.tracking,
  );
  if (wanted['persist-credentials'] === 'true') await git('config', '--local', ...header);
  return { ref: wanted.ref || String(job.github.ref), commit: target.commit };
}

interface Target {
  /** What to fetch: a commit where it is known, else a ref. */
  source: string;
  /** The remote-tracking ref that then names it. */
  tracking: string;
  /** Local branch to be on; null: detached. */
  branch: string | null;
  commit: string;
}

/** Without `ref` the commit of the event, on a local branch of the ref's name; a 40-digit `ref` is that commit, detached. */
function readTarget(ref: string, eventRef: string, eventSha: string): Target {
  if (/^[0-9a-f]{40}$/.test(ref))
    return { source: ref, tracking: 'refs/remotes/origin/HEAD', branch: null, commit: ref };
  const wanted = ref || eventRef;
  if (wanted === '')
    return { source: 'HEAD', tracking: 'refs/remotes/origin/HEAD', branch: null, commit: '' };
  const full = wanted.startsWith('refs/') ? wanted : `refs/heads/${wanted}`;
  const commit = ref === '' ? eventSha : '';
  const name = branchOf(full);
  if (full.startsWith('refs/heads/'))
    return { source: commit || full, tracking: `refs/remotes/origin/${name}`, branch: name, commit };
  return { source: commit || full, tracking: `refs/remotes/${name}`, branch: null, commit };
}

function encode(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startForge } from '../forge.ts';
import type { Forge } from '../types.ts';
import { startRunner } from './runner.ts';
import type { Run, Runner } from './types.ts';

export const TOWN_REPOSITORY = 'arroyo/open-data';

export type Townsperson = 'ada' | 'bo';

/** The forge itself with a private repository and two people who may write: where runner and forge are tried together. */
export interface Town {
  forge: Forge;
  runner: Runner;
  /** Commits files on a branch of Ada's clone (made from where it stands, if it is new) and pushes over HTTP. */
  push(files: Record<string, string>, branch?: string): Promise<void>;
  /** Calls the REST API of the repository as a person; throws where it refuses. */
  api(person: Townsperson, method: string, route: string, body: object): Promise<Record<string, unknown>>;
  /** All runs, when nothing runs any more. */
  settled(): Promise<readonly Run[]>;
  close(): Promise<void>;
}

export async function openTown(node: string, searchPath: string): Promise<Town> {
  const directory = await mkdtemp(path.join(tmpdir(), 'daylight-town-'));
  const clone = path.join(directory, 'clone');
  const forge = await startForge({ directory: path.join(directory, 'forge'), path: searchPath });
  const runner = startRunner(forge, { directory: path.join(directory, 'runs'), node, path: searchPath });
  const tokens = { ada: forge.addUser('ada', { name: 'Ada' }), bo: forge.addUser('bo', { name: 'Bo' }) };
  forge.addOrganization('arroyo');
  await forge.addRepository(TOWN_REPOSITORY, { private: true, collaborators: { ada: 'write', bo: 'write' } });
  const remote = `${forge.url.replace('://', `://ada:${tokens.ada}@`)}/${TOWN_REPOSITORY}.git`;

  // Never waited for synchronously: the forge answers git from this very process.
  const git = async (...args: string[]): Promise<void> => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@arroyo.example'];
    const env = { PATH: searchPath, HOME: directory, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
    await promisify(execFile)('git', [...identity, ...args], { cwd: clone, env });
  };
  await mkdir(clone);
  await git('init', '--quiet', '--initial-branch=main');

  return {
    forge,
    runner,
    async push(files, branch = 'main') {
      await git('checkout', '--quiet', branch).catch(() => git('checkout', '--quiet', '-B', branch));
      for (const [name, content] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(clone, name)), { recursive: true });
        await writeFile(path.join(clone, name), content);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', 'Change');
      await git('push', '--quiet', remote, branch);
    },
    async api(person, method, route, body) {
      const response = await fetch(`${forge.apiUrl}/repos/${TOWN_REPOSITORY}${route}`, {
        method,
        headers: { authorization: `Bearer ${tokens[person]}` },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
      return text === '' ? {} : JSON.parse(text);
    },
    async settled() {
      await runner.idle();
      return runner.runs;
    },
    async close() {
      await runner.close();
      await forge.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

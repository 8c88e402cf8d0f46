import { execFile } from 'node:child_process';
import { createSign } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startForge } from './forge.ts';
import type { Delivery, Forge, ForgeOptions } from './types.ts';

const run = promisify(execFile);

/** A forge for tests: the organisation `arroyo`, its private repository `open-data` with one commit, and these people. */
export interface Sample {
  forge: Forge;
  /** Token of everybody: sam (write), ana (admin, site administrator), cleo (team cdo, write), rita (read), nobody (no access). */
  tokens: Record<'ana' | 'sam' | 'cleo' | 'rita' | 'nobody', string>;
  /** Everything delivered so far. */
  deliveries: Delivery[];
  /** `event action`, as in `pull_request opened`. */
  delivered(): string[];
  /** A clone that pushes with the given token; returns git for that folder. */
  clone(token: string, name: string): Promise<WorkTree>;
  close(): Promise<void>;
}

export interface WorkTree {
  folder: string;
  git(...args: string[]): Promise<string>;
  /** Writes files (null: deletes), commits and pushes the branch; returns the commit. */
  push(branch: string, files: Record<string, string | null>, ...flags: string[]): Promise<string>;
}

export const HERE = { owner: 'arroyo', repo: 'open-data' };

export async function openSample(options: Partial<ForgeOptions> = {}): Promise<Sample> {
  const directory = await mkdtemp(path.join(tmpdir(), 'forge-'));
  const forge = await startForge({ directory: path.join(directory, 'repositories'), ...options });
  forge.addOrganization('arroyo');
  const tokens = {
    ana: forge.addUser('ana', { name: 'Ana Ruiz', email: 'ana@arroyo.example', siteAdmin: true }),
    sam: forge.addUser('sam', { name: 'Sam Ode', email: 'sam@arroyo.example' }),
    cleo: forge.addUser('cleo', { name: 'Cleo Diaz' }),
    rita: forge.addUser('rita'),
    nobody: forge.addUser('nobody'),
  };
  forge.addTeam('arroyo', 'cdo', ['cleo']);
  await forge.addRepository('arroyo/open-data', {
    private: true,
    collaborators: { ana: 'admin', sam: 'write', rita: 'read' },
    teams: { cdo: 'write' },
  });
  const deliveries: Delivery[] = [];
  forge.onDelivery((delivery) => void deliveries.push(delivery));

  async function clone(token: string, name: string): Promise<WorkTree> {
    const folder = path.join(directory, name);
    const identity = ['-c', `user.name=${name}`, '-c', `user.email=${name}@users.noreply.localhost`];
    const git = async (...args: string[]): Promise<string> =>
      (
        await run('git', [...identity, ...args], { cwd: folder, env: gitEnvironment(directory) })
      ).stdout.trim();
    await mkdir(folder);
    await git('clone', '--quiet', `${forge.url.replace('//', `//x:${token}@`)}/arroyo/open-data.git`, '.');
    return {
      folder,
      git,
      async push(branch, files, ...flags) {
        if ((await git('branch', '--show-current')) !== branch)
          await git('checkout', '--quiet', '-B', branch);
        for (const [file, content] of Object.entries(files)) {
          await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
          if (content === null) await rm(path.join(folder, file));
          else await writeFile(path.join(folder, file), content);
        }
        await git('add', '--all');
        await git('commit', '--quiet', '--message', `Change ${Object.keys(files).join(', ')}`);
        await git('push', '--quiet', ...flags, 'origin', branch);
        return git('rev-parse', 'HEAD');
      },
    };
  }

  const first = await clone(tokens.ana, 'first');
  await first.push('main', { 'README.md': '# Open data of Arroyo\n', CODEOWNERS: 'datasets/ @arroyo/cdo\n' });
  return {
    forge,
    tokens,
    deliveries,
    delivered: () =>
      deliveries.map(({ event, payload }) => [event, payload.action].filter(Boolean).join(' ')),
    clone,
    async close() {
      await forge.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function gitEnvironment(home: string): Record<string, string> {
  const path_ = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';
  return { PATH: path_, HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
}

/** For Octokit, which otherwise writes every refusal to the console. */
export const QUIET = { debug: silent, info: silent, warn: silent, error: silent };

function silent(): void {
  // A refusal that a test expects is nothing to tell.
}

/** A JSON web token signed with an App's key, as the App itself would make it. */
export function signWebToken(claims: Record<string, number>, key: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

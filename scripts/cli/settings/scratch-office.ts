import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Octokit } from '@octokit/rest';
import { startForge } from '../../forge/forge.ts';
import type { Forge, PermissionLevel } from '../../forge/types.ts';
import { createOctokit } from '../../gather/github/octokit.ts';
import { commands } from '../commands.ts';
import { git } from '../demo/git.ts';
import { main } from '../main.ts';
import { wantedSettings } from './wanted.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
export const HERE = { owner: 'arroyo', repo: 'open-data' };
export const FULL = 'arroyo/open-data';
/** What the App is to be allowed, as the code has it. */
export const { default_permissions: PERMISSIONS }: { default_permissions: Record<string, PermissionLevel> } =
  JSON.parse(readFileSync(join(PROJECT, '.github/github-app.json'), 'utf8'));
const PARTS = ['.github', 'CODEOWNERS', 'governance.yml', 'checklists', 'datasets', 'schemas'];

/** A new city for the tests of doctor and setup: the code in a folder, and its empty repository on a forge. */
export interface Office {
  forge: Forge;
  /** The administrator, who owns the organisation. */
  ada: Octokit;
  /** Runs a command in the folder of the code; `said` is its standard output. */
  run(argv: string[], token?: string): Promise<{ code: number; said: string; errors: string }>;
  /** Ids of what `doctor` finds, sorted, each once. */
  found(token?: string): Promise<{ code: number; ids: string[]; verdict: string }>;
  tokens: { ada: string; writer: string };
  /** Changes a file of the code; returns what puts it back. */
  edit(path: string, change: (text: string) => string): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const NOW = new Date('2026-11-23T18:00:00Z');

export async function openOffice(): Promise<Office> {
  const directory = await mkdtemp(join(tmpdir(), 'daylight-office-'));
  const folder = join(directory, 'code');
  for (const part of PARTS)
    await cp(join(PROJECT, part), join(folder, part), {
      recursive: true,
      filter: (source) => !/\.csv$|\/dist$/.test(source),
    });
  const forge = await startForge({ directory: join(directory, 'forge'), now: () => NOW });
  const ada = { login: 'ada-admin', name: 'Ada Administrator' };
  const tokens = { ada: forge.addUser(ada.login, { siteAdmin: true }), writer: '' };
  forge.addOrganization(HERE.owner);
  const { desired } = await wantedSettings(folder, HERE.owner, NOW);
  const people = (desired?.named ?? []).map(({ name }) => name);
  for (const login of people) tokens.writer = forge.addUser(login);
  await forge.addRepository(FULL, {
    private: true,
    collaborators: Object.fromEntries(people.map((login) => [login, 'write'])),
  });
  await git(folder, ada, 'init', '--quiet');
  await git(folder, ada, 'add', '--all');
  await git(folder, ada, 'commit', '--quiet', '--message', 'Open data programme');
  const remote = `${forge.url.replace('://', `://${ada.login}:${tokens.ada}@`)}/${FULL}.git`;
  await git(folder, ada, 'push', '--quiet', remote, 'HEAD:refs/heads/main');

  async function run(argv: string[], token = tokens.ada) {
    const [said, errors]: [string[], string[]] = [[], []];
    const code = await main(argv, commands, {
      env: {
        GITHUB_TOKEN: token,
        GITHUB_REPOSITORY: FULL,
        GITHUB_API_URL: forge.apiUrl,
        GITHUB_SERVER_URL: forge.url,
      },
      cwd: folder,
      now: () => NOW,
      out: (text) => void said.push(text),
      err: (text) => void errors.push(text),
      colour: false,
      live: false,
      interrupted: () => Promise.resolve(),
    });
    return { code, said: said.join('\n'), errors: errors.join('\n') };
  }

  return {
    forge,
    ada: createOctokit({ token: tokens.ada, baseUrl: forge.apiUrl }),
    run,
    tokens,
    async found(token) {
      const { code, said, errors } = await run(['doctor', '--json'], token);
      if (errors !== '') throw new Error(errors);
      const { findings, verdict }: { findings: { id: string }[]; verdict: string } = JSON.parse(said);
      return { code, verdict, ids: [...new Set(findings.map(({ id }) => id))].sort() };
    },
    async edit(path, change) {
      const file = join(folder, path);
      const before = await readFile(file, 'utf8').catch(() => null);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, change(before ?? ''));
      return () => (before === null ? rm(file) : writeFile(file, before));
    },
    async close() {
      await forge.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

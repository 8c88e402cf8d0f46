import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Octokit } from '@octokit/rest';
import { startForge } from '../../forge/forge.ts';
import { startRunner } from '../../forge/runner/runner.ts';
import type { Run } from '../../forge/runner/types.ts';
import type { Forge } from '../../forge/types.ts';
import { createOctokit } from '../../gather/github/octokit.ts';
import { git } from './git.ts';
import { type Part, PEOPLE } from './people.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
export const OWNER = 'arroyo';
export const REPO = 'open-data';
export const REPOSITORY = `${OWNER}/${REPO}`;

/** What a template copy does not hold. */
const LEFT_OUT = new Set(['.git', 'node_modules', '.daylight', 'coverage']);

/** A whole city on loopback: forge, runner, people, and the portal that its Pages serve. */
export interface DemoCity {
  forge: Forge;
  /** Resolves when no workflow is queued or running. */
  settled(): Promise<void>;
  /** Every workflow run so far, with its logs. */
  runs: readonly Run[];
  portal: string;
  preview: string;
  as(part: Part): Octokit;
  /** A working copy of the repository that belongs to this person. */
  clone(part: Part): Promise<string>;
  close(): Promise<void>;
}

/** Sets up the sample city from this checkout: as "Use this template", `daylight setup` and the first push would. */
export async function startCity(options: {
  port?: number;
  now(): Date;
  onLog?(line: string): void;
}): Promise<DemoCity> {
  const directory = await mkdtemp(join(tmpdir(), 'daylight-'));
  const forge = await startForge({
    directory: join(directory, 'forge'),
    now: options.now,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const runner = startRunner(forge, {
    directory: join(directory, 'runs'),
    node: process.execPath,
    path: process.env.PATH ?? '',
  });
  const tokens = new Map(
    Object.values(PEOPLE).map(({ login, name }) => [login as string, forge.addUser(login, { name })]),
  );
  const tokenOf = (part: Part): string => tokens.get(PEOPLE[part].login) ?? '';
  forge.addOrganization(OWNER);
  await forge.addRepository(REPOSITORY, {
    private: true,
    collaborators: Object.fromEntries(
      Object.values(PEOPLE).map(({ login }) => [
        login,
        login === PEOPLE.administrator.login ? 'admin' : 'write',
      ]),
    ),
  });
  const as = (part: Part): Octokit => createOctokit({ token: tokenOf(part), baseUrl: forge.apiUrl });
  const remote = (part: Part): string =>
    `${forge.url.replace('://', `://${PEOPLE[part].login}:${tokenOf(part)}@`)}/${REPOSITORY}.git`;

  const portal = await forge.servePages(REPOSITORY, 'site');
  const preview = await forge.servePages(REPOSITORY, 'preview');
  const app = forge.addApp('daylight', REPOSITORY, APP_PERMISSIONS);
  forge.setEnvironment(REPOSITORY, 'daylight', {
    branches: ['main'],
    secrets: { DAYLIGHT_APP_KEY: app.key },
    variables: {
      DAYLIGHT_APP_ID: String(app.id),
      DAYLIGHT_SITE_URL: portal.url,
      DAYLIGHT_PREVIEW_URL: preview.url,
    },
  });
  await firstPush(join(directory, 'template'), remote('administrator'));
  await protectMain(as('administrator'), app.id);

  return {
    forge,
    settled: () => runner.idle(),
    runs: runner.runs,
    portal: portal.url,
    preview: preview.url,
    as,
    async clone(part) {
      const folder = join(directory, `clone-of-${PEOPLE[part].login}`);
      await mkdir(folder, { recursive: true });
      await git(folder, PEOPLE[part], 'clone', '--quiet', remote(part), '.');
      return folder;
    },
    async close() {
      await runner.close();
      await Promise.all([portal.close(), preview.close()]);
      await forge.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const APP_PERMISSIONS = {
  contents: 'write',
  pull_requests: 'write',
  statuses: 'write',
  checks: 'write',
  issues: 'write',
  deployments: 'write',
  members: 'read',
  administration: 'read',
  metadata: 'read',
} as const;

async function firstPush(folder: string, remote: string): Promise<void> {
  await cp(PROJECT, folder, {
    recursive: true,
    filter: (source) =>
      !relative(PROJECT, source)
        .split(sep)
        .some((name) => LEFT_OUT.has(name)),
  });
  const ada = PEOPLE.administrator;
  await git(folder, ada, 'init', '--quiet');
  await git(folder, ada, 'add', '--all');
  await git(folder, ada, 'commit', '--quiet', '--message', 'Open data programme of the City of Arroyo');
  await git(folder, ada, 'push', '--quiet', remote, 'HEAD:refs/heads/main');
}

/** The rulesets of the repository, with the App filled in as the one whose status counts. */
async function protectMain(octokit: Octokit, appId: number): Promise<void> {
  for (const name of ['main', 'ledger-append', 'ledger-permanent', 'portal']) {
    const text = await readFile(new URL(`../../../.github/rulesets/${name}.json`, import.meta.url), 'utf8');
    const ruleset = JSON.parse(text, (key, value) => (APP_FIELDS.has(key) && value === null ? appId : value));
    await octokit.repos.createRepoRuleset({ owner: OWNER, repo: REPO, ...ruleset });
  }
}

/** Left null in the files, because only `setup` knows the App's number. */
const APP_FIELDS = new Set(['integration_id', 'actor_id']);

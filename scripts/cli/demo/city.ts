import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Octokit } from '@octokit/rest';
import { applySettings } from '../../apply/settings.ts';
import { startForge } from '../../forge/forge.ts';
import { startRunner } from '../../forge/runner/runner.ts';
import type { Run } from '../../forge/runner/types.ts';
import type { Forge, PermissionLevel } from '../../forge/types.ts';
import { createOctokit } from '../../gather/github/octokit.ts';
import { changesOf } from '../../settings/compare.ts';
import { survey } from '../settings/survey.ts';
import { wantedSettings } from '../settings/wanted.ts';
import { git } from './git.ts';
import { type Part, PEOPLE } from './people.ts';
import { isInTemplate } from './template.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
export const OWNER = 'arroyo';
export const REPO = 'open-data';
export const REPOSITORY = `${OWNER}/${REPO}`;

/** A whole city on loopback: forge, runner, people, and the portal that its Pages serve. */
export interface DemoCity {
  forge: Forge;
  /** Resolves when no workflow is queued or running. */
  settled(): Promise<void>;
  /** Every workflow run so far, with its logs. */
  runs: readonly Run[];
  portal: string;
  preview: string;
  /** As the administrator runs `daylight setup --apply`. */
  setUp(): Promise<void>;
  as(part: Part): Octokit;
  /** A working copy of the repository that belongs to this person. */
  clone(part: Part): Promise<string>;
  close(): Promise<void>;
}

/** Sets up the sample city from this checkout: as "Use this template", `daylight setup` and the first push would. */
export async function startCity(options: { port?: number; now(): Date }): Promise<DemoCity> {
  const directory = await mkdtemp(join(tmpdir(), 'daylight-'));
  const opened: (() => Promise<void>)[] = [
    () => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  ];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    return { ...(await furnish(directory, options, (end) => opened.push(end))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What it opens is handed over at once, so that a start that fails half-way leaves nothing open. */
async function furnish(
  directory: string,
  options: Parameters<typeof startCity>[0],
  opens: (end: () => Promise<void>) => void,
): Promise<Omit<DemoCity, 'close'>> {
  await git(directory, PEOPLE.administrator, '--version');
  const forge = await startForge({
    directory: join(directory, 'forge'),
    now: options.now,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  opens(() => forge.close());
  const runner = startRunner(forge, {
    directory: join(directory, 'runs'),
    node: process.execPath,
    path: process.env.PATH ?? '',
  });
  opens(() => runner.close());
  const people = await peopleOf(options.now());
  const owner = PEOPLE.administrator.login;
  const tokens = new Map(
    people.map((login) => [login, forge.addUser(login, { siteAdmin: login === owner })]),
  );
  for (const { login, name } of Object.values(PEOPLE)) tokens.set(login, forge.addUser(login, { name }));
  const tokenOf = (part: Part): string => tokens.get(PEOPLE[part].login) ?? '';
  forge.addOrganization(OWNER);
  await forge.addRepository(REPOSITORY, {
    private: true,
    collaborators: Object.fromEntries(people.map((login) => [login, login === owner ? 'admin' : 'write'])),
  });
  const as = (part: Part): Octokit => createOctokit({ token: tokenOf(part), baseUrl: forge.apiUrl });
  const remote = (part: Part): string =>
    `${forge.url.replace('://', `://${PEOPLE[part].login}:${tokenOf(part)}@`)}/${REPOSITORY}.git`;

  const portal = await forge.servePages(REPOSITORY, 'site');
  const preview = await forge.servePages(REPOSITORY, 'preview');
  const app = forge.addApp('daylight', REPOSITORY, await manifestPermissions());
  const template = join(directory, 'template');
  await firstPush(template, remote('administrator'));
  const setUp = async (): Promise<void> => {
    const [octokit, repository] = [as('administrator'), { owner: OWNER, repo: REPO }];
    const request = { octokit, repository, folder: template, now: options.now(), appId: app.id };
    const { differences } = await survey(request);
    await applySettings(octokit, repository, changesOf(differences));
  };
  await setUp();
  // What setup leaves to people.
  forge.setEnvironment(REPOSITORY, 'daylight', {
    secrets: { DAYLIGHT_APP_KEY: app.key },
    variables: { DAYLIGHT_SITE_URL: portal.url, DAYLIGHT_PREVIEW_URL: preview.url },
  });

  return {
    forge,
    settled: () => runner.idle(),
    runs: runner.runs,
    portal: portal.url,
    preview: preview.url,
    setUp,
    as,
    async clone(part) {
      const folder = join(directory, `clone-of-${PEOPLE[part].login}`);
      await mkdir(folder, { recursive: true });
      await git(folder, PEOPLE[part], 'clone', '--quiet', remote(part), '.');
      return folder;
    },
  };
}

/** Everybody governance.yml counts on has an account and may write, those who act in the demonstration among them. */
async function peopleOf(now: Date): Promise<string[]> {
  const { desired } = await wantedSettings(PROJECT, OWNER, now);
  const named = desired?.named.filter(({ kind }) => kind === 'person').map(({ name }) => name) ?? [];
  return [...new Set([...Object.values(PEOPLE).map(({ login }) => login), ...named])];
}

async function manifestPermissions(): Promise<Record<string, PermissionLevel>> {
  return JSON.parse(await readFile(join(PROJECT, '.github/github-app.json'), 'utf8')).default_permissions;
}

async function firstPush(folder: string, remote: string): Promise<void> {
  await cp(PROJECT, folder, {
    recursive: true,
    filter: (source) => isInTemplate(relative(PROJECT, source).replaceAll(sep, '/')),
  });
  const ada = PEOPLE.administrator;
  await git(folder, ada, 'init', '--quiet');
  await git(folder, ada, 'add', '--all');
  await git(folder, ada, 'commit', '--quiet', '--message', 'Open data programme of the City of Arroyo');
  await git(folder, ada, 'push', '--quiet', remote, 'HEAD:refs/heads/main');
}

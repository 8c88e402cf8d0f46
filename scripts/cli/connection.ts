import type { Octokit } from '@octokit/rest';
import type { Repository } from '../apply/repository.ts';
import { createOctokit } from '../gather/github/octokit.ts';
import { GitHubOutage } from '../gather/github/outage.ts';
import { type Input, option } from './command.ts';
import { UsageError } from './io.ts';
import { cloneFolder } from './top-folder.ts';

/** GitHub as this run may use it. */
export interface Connection {
  octokit: Octokit;
  repository: Repository;
  token: string;
  /** Where git fetches from. */
  url: string;
  /** Where people look. */
  webUrl: string;
  /** Folder of the clone into which commits are fetched. */
  clone: string;
  /** Login the token acts as. */
  self: string;
}

/** Options that every command which talks to GitHub has. */
export const CONNECTION_OPTIONS = {
  repository: {
    type: 'string',
    value: 'owner/name',
    about: 'the repository on GitHub; GITHUB_REPOSITORY otherwise. GITHUB_TOKEN says who asks',
  },
} as const;

/** From the environment that GitHub Actions sets, or a person's own shell: GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL. */
export async function connect(input: Input): Promise<Connection> {
  const connection = prepare(input);
  return { ...connection, self: await loginOf(connection.octokit) };
}

/** As `connect`, for the one command that must not wait for GitHub: `self` is null where GitHub does not answer. */
export async function connectAnyway(
  input: Input,
): Promise<Omit<Connection, 'self'> & { self: string | null }> {
  const connection = prepare(input);
  try {
    return { ...connection, self: await loginOf(connection.octokit) };
  } catch (error) {
    if (error instanceof GitHubOutage && error.away) return { ...connection, self: null };
    throw error;
  }
}

async function loginOf(octokit: Octokit): Promise<string> {
  const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
  return viewer.login;
}

function prepare(input: Input): Omit<Connection, 'self'> {
  const { env, err } = input.io;
  const token = env.GITHUB_TOKEN;
  if (!token)
    throw new UsageError(
      'GitHub has to know who asks: put a token into the environment variable GITHUB_TOKEN (gh auth token prints the one of the GitHub CLI)',
    );
  const [owner, repo] = (option(input, 'repository') ?? env.GITHUB_REPOSITORY ?? '').split('/');
  if (!owner || !repo)
    throw new UsageError('which repository? Add --repository owner/name or set GITHUB_REPOSITORY');
  if (env.GITHUB_API_URL && !URL.canParse(env.GITHUB_API_URL))
    throw new UsageError('GITHUB_API_URL is no address, such as https://api.github.com');
  const octokit = createOctokit({
    token,
    log: err,
    ...(env.GITHUB_API_URL ? { baseUrl: env.GITHUB_API_URL } : {}),
  });
  const webUrl = `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${owner}/${repo}`;
  return {
    octokit,
    repository: { owner, repo },
    token,
    url: `${webUrl}.git`,
    webUrl,
    clone: cloneFolder(input),
  };
}

/** The run's own page, for links from statuses and deployments. */
export function runUrl(input: Input, connection: Connection): string | undefined {
  const id = input.io.env.GITHUB_RUN_ID;
  return id === undefined ? undefined : `${connection.webUrl}/actions/runs/${id}`;
}

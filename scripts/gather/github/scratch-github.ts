import type { Octokit } from '@octokit/rest';
import { cityFiles, datasetFiles } from '../scratch-city.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';
import { createOctokit } from './octokit.ts';

/** A city's repository with one pull request, its API played from a table; for tests of reading alone. */
export interface ScratchGitHub {
  origin: Scratch;
  octokit: Octokit;
  /** What the API answers, by path below the repository; arrays are given out in pages. A number is a refusal. */
  api: Record<string, unknown>;
  /** Pushes what was written to the pull request's branch; returns the commit. */
  push(message: string, by?: string): string;
}

export const NUMBER = 7;

export function scratchGitHub(): ScratchGitHub {
  const origin = scratchRepository({ ...cityFiles(), ...datasetFiles('parks/benches') });
  origin.git('checkout', '-q', '-b', 'trees');
  const api: Record<string, unknown> = {
    '/orgs/arroyo/teams/cdo/members': [{ login: 'cleo' }],
    '/graphql': {
      data: {
        repository: {
          pullRequest: { commits: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } },
        },
      },
    },
  };
  const commits: unknown[] = [];
  const octokit = createOctokit({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async (input) => answer(api, new URL(String(input))),
  });
  return {
    origin,
    octokit,
    api,
    push(message, by = 'sam') {
      const author = { name: by, email: `${by}@arroyo.example` };
      const head = origin.commit(message, author);
      const parents = origin.git('rev-list', '--parents', '-n', '1', head).split(' ').slice(1);
      commits.push({
        sha: head,
        author: { login: by, type: 'User' },
        committer: { login: by },
        commit: { author, committer: author, message },
        parents: parents.map((sha) => ({ sha })),
      });
      publish(origin, api, head, commits);
      return head;
    },
  };
}

function publish(origin: Scratch, api: Record<string, unknown>, head: string, commits: unknown[]): void {
  origin.git('update-ref', `refs/pull/${NUMBER}/head`, head);
  const names = { A: 'added', D: 'removed', M: 'modified', R: 'renamed' } as const;
  const files = origin
    .git('diff', '--name-status', '-M', 'main...HEAD')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [letter = 'M', first = '', second] = line.split('\t');
      const status = Object.entries(names).find(([key]) => key === letter[0])?.[1] ?? 'modified';
      return {
        filename: second ?? first,
        ...(second ? { previous_filename: first } : {}),
        status,
        sha: '0'.repeat(40),
      };
    });
  const pull = `/pulls/${NUMBER}`;
  Object.assign(api, {
    [pull]: {
      number: NUMBER,
      title: 'Street trees',
      user: { login: 'sam' },
      draft: false,
      state: 'open',
      merged: false,
      created_at: '2026-03-01T08:00:00Z',
      head: {
        sha: head,
        ref: 'trees',
        repo: { full_name: 'arroyo/open-data', owner: { login: 'arroyo' }, name: 'open-data' },
      },
      base: {
        sha: origin.git('rev-parse', 'main'),
        ref: 'main',
        repo: {
          owner: { login: 'arroyo' },
          name: 'open-data',
          html_url: 'https://github.example/arroyo/open-data',
          clone_url: origin.root,
          private: true,
          default_branch: 'main',
        },
      },
      requested_reviewers: [{ login: 'ines' }],
      requested_teams: [{ slug: 'cdo' }],
      labels: [{ name: 'stage: not ready' }],
      changed_files: files.length,
      commits: commits.length,
    },
    [`${pull}/files`]: files,
    [`${pull}/commits`]: commits,
    [`${pull}/reviews`]: api[`${pull}/reviews`] ?? [],
    [`/issues/${NUMBER}/events`]: api[`/issues/${NUMBER}/events`] ?? [],
    [`/issues/${NUMBER}/comments`]: api[`/issues/${NUMBER}/comments`] ?? [],
    [`/commits/${head}/statuses`]: [
      {
        context: 'daylight/gate',
        state: 'pending',
        description: 'Waiting.',
        creator: { login: 'daylight[bot]' },
      },
    ],
    [`/commits/${head}/pulls`]: [],
  });
}

function answer(api: Record<string, unknown>, url: URL): Response {
  const found = api[url.pathname.replace('/repos/arroyo/open-data', '')] ?? 404;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (typeof found === 'number') return new Response('{"message":"no"}', { status: found, headers });
  if (!Array.isArray(found)) return new Response(JSON.stringify(found), { headers });
  const size = Number(url.searchParams.get('per_page') ?? '30');
  const page = Number(url.searchParams.get('page') ?? '1');
  if (found.length > page * size) {
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    headers.link = `<${next.href}>; rel="next"`;
  }
  return new Response(JSON.stringify(found.slice((page - 1) * size, page * size)), { headers });
}

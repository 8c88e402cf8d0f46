import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Delivery, Forge, TokenIdentity } from '../types.ts';
import { startRunner } from './runner.ts';
import type { JobRecord, Run, Runner } from './types.ts';

export const REPOSITORY = 'arroyo/open-data';

/** A repository on disk, the least of a forge around it, and a runner: what the runner's own tests play on. */
export interface Stage {
  runner: Runner;
  environments: Record<
    string,
    { branches?: string[]; secrets: Record<string, string>; variables: Record<string, string> }
  >;
  /** Tokens that were minted, by the token. */
  tokens: Map<string, TokenIdentity>;
  /** Commits files on a branch (made from main where it is new) and gives the commit. */
  commit(files: Record<string, string>, branch?: string): string;
  deliver(event: string, payload: Record<string, unknown>, delivery?: Partial<Delivery>): Promise<Run[]>;
  close(): Promise<void>;
}

export function openStage(node: string, searchPath: string): Stage {
  const directory = mkdtempSync(path.join(tmpdir(), 'daylight-runner-'));
  const gitDirectory = path.join(directory, 'server', REPOSITORY);
  const work = path.join(directory, 'clone');
  const tokens = new Map<string, TokenIdentity>();
  const environments: Stage['environments'] = {};
  const listeners: ((delivery: Delivery) => void)[] = [];
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: work, encoding: 'utf8', stdio: 'pipe' }).trim();

  mkdirSync(work, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', gitDirectory]);
  execFileSync('git', ['-C', gitDirectory, 'config', 'uploadpack.allowAnySHA1InWant', 'true']);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada Steward');
  git('config', 'user.email', 'ada@arroyo.example');
  git('remote', 'add', 'origin', gitDirectory);

  function unused(): never {
    throw new Error('Not part of this stage');
  }
  const url = `file://${path.join(directory, 'server')}`;
  const forge: Forge = {
    url,
    apiUrl: `${url}/api/v3`,
    graphqlUrl: `${url}/api/graphql`,
    gitDirectory: () => gitDirectory,
    mintToken(identity) {
      const token = `ghs_${tokens.size + 1}`;
      tokens.set(token, identity);
      return token;
    },
    environment: (_repository, name) => environments[name],
    appToken: (id, key, permissions) => {
      if (key !== 'app-key') throw new Error('A JSON web token could not be decoded');
      tokens.set(`ghs_app_${id}`, {
        login: 'daylight[bot]',
        kind: 'app',
        ...(permissions ? { permissions } : {}),
      });
      return `ghs_app_${id}`;
    },
    onDelivery: (listener) => void listeners.push(listener),
    deliver: (delivery) => listeners.forEach((listener) => void listener(delivery)),
    addUser: unused,
    addOrganization: unused,
    addTeam: unused,
    addRepository: unused,
    secrets: () => ({}),
    startsWorkflow: () => true,
    changeApp: unused,
    setSecret: unused,
    addApp: unused,
    setEnvironment: unused,
    pullRequestUrl: unused,
    servePages: unused,
    unknownRoutes: [],
    faults: [],
    close: async () => {},
  };
  const runner = startRunner(forge, { directory: path.join(directory, 'runner'), node, path: searchPath });

  return {
    runner,
    environments,
    tokens,
    commit(files, branch = 'main') {
      try {
        git('checkout', '--quiet', branch);
      } catch {
        git('checkout', '--quiet', '-b', branch);
      }
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(work, name)), { recursive: true });
        writeFileSync(path.join(work, name), content);
      }
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Change');
      git('push', '--quiet', 'origin', branch);
      return git('rev-parse', 'HEAD');
    },
    async deliver(event, payload, delivery = {}) {
      const before = runner.runs.length;
      forge.deliver({ event, payload, repository: REPOSITORY, actor: 'ada', suppressed: false, ...delivery });
      await runner.idle();
      return runner.runs.slice(before);
    },
    async close() {
      await runner.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** An expression of a workflow file, spelt so that it is not mistaken for one of JavaScript's. */
export function ex(expression: string): string {
  return `\${{ ${expression} }}`;
}

/** The log of every step of a job, in order. */
export function logOf(job: JobRecord | undefined): string {
  return (job?.steps ?? []).map((step) => step.log).join('');
}

/** A pull request's payload as far as workflows look at it. */
export function pullRequest(
  number: number,
  head: string,
  options: { branch?: string; from?: string; base?: string } = {},
): Record<string, unknown> {
  const { branch = 'topic', from = REPOSITORY, base = 'main' } = options;
  return {
    action: 'opened',
    number,
    pull_request: {
      number,
      title: 'Add weather',
      head: { ref: branch, sha: head, repo: { full_name: from } },
      base: { ref: base, sha: head, repo: { full_name: REPOSITORY } },
    },
    repository: { full_name: REPOSITORY },
    sender: { login: 'ada' },
  };
}

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Octokit } from '@octokit/rest';
import { startForge } from '../../forge/forge.ts';
import type { Forge } from '../../forge/types.ts';
import { createOctokit } from '../../gather/github/octokit.ts';
import { cityFiles, datasetFiles } from '../../gather/scratch-city.ts';
import { type Scratch, scratchRepository } from '../../gather/scratch-repository.ts';
import { verifyChain } from '../../ledger/chain.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import { gate } from '../commands/gate.ts';
import type { Connection } from '../connection.ts';
import type { ExitCode, Io } from '../io.ts';
import { main } from '../main.ts';
import { type GateStart, startedBy } from './gate-events.ts';
import { APP, FULL_NAME, HERE } from './here.ts';
import { PARKS, PEOPLE, type Person, POLICY, SIGNERS } from './policy.ts';
import { protect } from './rulesets.ts';
import { look, type Seen } from './seen.ts';

const PERMISSIONS = {
  contents: 'write',
  pull_requests: 'write',
  statuses: 'write',
  issues: 'write',
  deployments: 'write',
  members: 'read',
  metadata: 'read',
} as const;

/** What a run of the gate left behind, besides what it did on GitHub. */
export interface Run {
  code: ExitCode;
  err: string;
}

/** A city that is attacked: the forge with its rulesets, people with real tokens, and the gate as the App. */
export interface Scene {
  forge: Forge;
  /** Everybody's working copy. */
  work: Scratch;
  app: { id: number; key: string };
  as(person: Person | 'app'): Octokit;
  /** Commits files as the author and pushes them with the person's own token; null deletes. Returns the commit. */
  push(person: Person, branch: string, files: Record<string, string | null>, how?: How): Promise<string>;
  /** Opens a branch as a pull request. */
  open(person: Person, branch: string, title?: string): Promise<number>;
  /** A new dataset of the parks department, `parks/<name>` on a branch of that name, opened by its steward. */
  propose(name: string, metadata?: object): Promise<number>;
  review(
    person: Person,
    pull: number,
    event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT',
    commit?: string,
  ): Promise<number>;
  /** These people approve, by default everybody whose sign-off is needed, and the gate looks at it once. */
  sign(pull: number, people?: readonly Person[]): Promise<void>;
  /** Events that the gate has not heard of yet, oldest first. */
  unheard: GateStart[];
  /** Runs the gate for each of these events, or for all that it has not heard of. */
  hear(...events: GateStart[]): Promise<Run[]>;
  /** Runs the gate for one pull request, as its "Run workflow" button does. */
  decide(pull: number): Promise<Run>;
  /** The hourly run. */
  sweep(): Promise<Run>;
  look(pull: number): Promise<Seen>;
  /** Does the ruleset of main let it be merged? */
  merge(pull: number): Promise<boolean>;
  ledger(pull: number): Promise<LedgerRecord[]>;
  /** As the App, for what is not the gate. */
  connection(): Connection;
  /** Moves the clock. */
  wait(milliseconds: number): void;
  close(): Promise<void>;
}

export interface How {
  message?: string;
  /** Whose commit it is, where that is not who pushes. */
  author?: string;
  flags?: string[];
}

export interface SceneOptions {
  governance?: object;
  /** Stops the clock here, until it is moved. */
  now?: string;
  files?: Record<string, string>;
}

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const directory = mkdtempSync(join(tmpdir(), 'daylight-adversary-'));
  const { now: begin } = options;
  let ahead = 0;
  const now = (): Date => new Date((begin === undefined ? Date.now() : Date.parse(begin)) + ahead);
  const forge = await startForge({ directory: join(directory, 'forge'), now });
  forge.addOrganization(HERE.owner);
  const tokens = new Map(
    PEOPLE.map((login) => [login as string, forge.addUser(login, { email: `${login}@arroyo.example` })]),
  );
  forge.addTeam(HERE.owner, 'cdo', ['cleo', 'cal']);
  const collaborators = Object.fromEntries(
    PEOPLE.map((login) => [login, login === 'ada' ? 'admin' : 'write']),
  );
  const { cloneUrl } = await forge.addRepository(FULL_NAME, {
    private: true,
    collaborators,
    teams: { cdo: 'write' },
  });
  const app = forge.addApp('daylight', FULL_NAME, PERMISSIONS);
  const work = scratchRepository({
    ...cityFiles(options.governance ?? POLICY),
    'datasets/parks/department.yml': PARKS,
    ...options.files,
  });
  const clone = scratchRepository();
  const unheard: GateStart[] = [];
  forge.onDelivery((delivery) => void unheard.push(...startedBy(delivery, now())));

  const as: Scene['as'] = (person) => {
    const token = person === 'app' ? forge.appToken(app.id, app.key) : (tokens.get(person) ?? '');
    return createOctokit({ token, baseUrl: forge.apiUrl });
  };

  const send = async (person: Person, branch: string, flags: string[]): Promise<void> => {
    const remote = cloneUrl.replace('://', `://${person}:${tokens.get(person)}@`);
    // The forge answers from this very process, so nothing may wait for git without letting it.
    const refspec = `HEAD:refs/heads/${branch}`;
    await promisify(execFile)('git', ['-C', work.root, 'push', '-q', ...flags, remote, refspec]);
  };

  const push: Scene['push'] = async (person, branch, files, how = {}) => {
    const known = work.git('branch', '--list', branch) !== '';
    work.git('checkout', '-q', ...(known ? [branch] : ['-b', branch, 'main']));
    for (const [path, content] of Object.entries(files)) {
      if (content === null) work.remove(path);
      else work.write({ [path]: content });
    }
    const author = how.author ?? person;
    const commit = work.commit(how.message ?? `Change ${branch}`, {
      name: author,
      email: author.includes('@') ? author : `${author}@arroyo.example`,
    });
    await send(person, branch, how.flags ?? []);
    return commit;
  };

  const open: Scene['open'] = async (person, branch, title = branch) => {
    const { data } = await as(person).pulls.create({ ...HERE, title, head: branch, base: 'main' });
    return data.number;
  };

  async function run(argv: string[], event?: GateStart): Promise<Run> {
    const err: string[] = [];
    const io: Io = {
      env: {
        GITHUB_TOKEN: forge.appToken(app.id, app.key),
        GITHUB_REPOSITORY: FULL_NAME,
        GITHUB_API_URL: forge.apiUrl,
        GITHUB_SERVER_URL: forge.url,
      },
      cwd: clone.root,
      now,
      out: () => undefined,
      err: (line) => void err.push(line),
      colour: false,
      live: false,
      interrupted: () => new Promise(() => undefined),
      ...(event === undefined ? {} : { event }),
    };
    return { code: await main(['gate', '--apply', ...argv], [gate], io), err: err.join('\n') };
  }

  const hear: Scene['hear'] = async (...events) => {
    const runs: Run[] = [];
    for (const event of events.length > 0 ? events : unheard.splice(0)) runs.push(await run([], event));
    return runs;
  };

  const review: Scene['review'] = async (person, pull_number, event, commit_id) => {
    const { data } = await as(person).pulls.createReview({
      ...HERE,
      pull_number,
      event,
      body: 'As reviewed.',
      ...(commit_id === undefined ? {} : { commit_id }),
    });
    return data.id;
  };

  const decide: Scene['decide'] = (pull) => run(['--pr', String(pull)]);

  await send('ada', 'main', []);
  await protect(as('ada'), app.id);

  return {
    forge,
    work,
    app,
    as,
    push,
    open,
    async propose(name, metadata = {}) {
      await push('sam', name, datasetFiles(`parks/${name}`, { metadata: { identifier: name, ...metadata } }));
      return open('sam', name);
    },
    review,
    async sign(pull, people = SIGNERS) {
      for (const person of people) await review(person, pull, 'APPROVE');
      unheard.splice(0);
      await decide(pull);
    },
    unheard,
    hear,
    decide,
    sweep: () => run([], { name: 'schedule', payload: {} }),
    look: (pull) => look(as('ada'), pull),
    async merge(pull_number) {
      try {
        return (await as('ada').pulls.merge({ ...HERE, pull_number })).data.merged;
      } catch {
        return false;
      }
    },
    async ledger(pull) {
      const path = `pull-requests/${pull}.jsonl`;
      const { data } = await as('ada').repos.getContent({
        ...HERE,
        path,
        ref: 'ledger',
        mediaType: { format: 'raw' },
      });
      return verifyChain(path, String(data)).records;
    },
    connection() {
      const token = forge.appToken(app.id, app.key);
      return {
        octokit: createOctokit({ token, baseUrl: forge.apiUrl }),
        repository: HERE,
        token,
        url: cloneUrl,
        webUrl: `${forge.url}/${FULL_NAME}`,
        clone: clone.root,
        self: APP,
      };
    },
    wait(milliseconds) {
      ahead += milliseconds;
    },
    async close() {
      await forge.close();
      for (const scratch of [work, clone]) scratch.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

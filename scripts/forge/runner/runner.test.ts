import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeRun } from './run-record.ts';
import { ex, logOf, openStage, pullRequest, type Stage } from './stage.ts';
import type { Run } from './types.ts';

let stage: Stage;
beforeEach(() => {
  stage = openStage(process.execPath, process.env.PATH ?? '');
});
afterEach(() => stage.close());

const PUSH = { ref: 'refs/heads/main' };

/** Commits one workflow on main, pushes, and gives the runs that follow. */
async function push(workflow: string, files: Record<string, string> = {}): Promise<Run[]> {
  const after = stage.commit({ '.github/workflows/w.yml': workflow, ...files });
  return stage.deliver('push', { ...PUSH, after, before: '0'.repeat(40) });
}

function job(run: Run | undefined, id: string) {
  return run?.jobs.find((record) => record.id === id);
}

describe('jobs', () => {
  test('a job waits for what it needs and sees its outputs', async () => {
    const [run] = await push(`
on: push
jobs:
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: echo "got ${ex('needs.first.outputs.answer')} after ${ex('needs.first.result')}"
  first:
    runs-on: ubuntu-latest
    outputs: { answer: '${ex('steps.think.outputs.answer')}' }
    steps:
      - id: think
        run: echo "answer=42" >> "$GITHUB_OUTPUT"
`);
    expect(run?.conclusion).toBe('success');
    expect(logOf(job(run, 'second'))).toContain('got 42 after success');
  });

  test('a job is skipped where what it needs failed, unless it says always()', async () => {
    const [run] = await push(`
on: push
jobs:
  first: { runs-on: x, steps: [{ run: exit 3 }] }
  skipped: { needs: first, runs-on: x, steps: [{ run: echo no }] }
  after-skipped: { needs: skipped, runs-on: x, steps: [{ run: echo no }] }
  always: { needs: first, if: always(), runs-on: x, steps: [{ run: 'echo "first was ${ex('needs.first.result')}"' }] }
  on-failure: { needs: first, if: failure(), runs-on: x, steps: [{ run: echo mended }] }
`);
    expect(Object.fromEntries(run?.jobs.map((record) => [record.id, record.conclusion]) ?? [])).toEqual({
      first: 'failure',
      skipped: 'skipped',
      'after-skipped': 'skipped',
      always: 'success',
      'on-failure': 'success',
    });
    expect(run?.conclusion).toBe('failure');
  });

  test('a matrix makes a job of each combination, and what needs them waits for all', async () => {
    const [run] = await push(`
on: push
jobs:
  part:
    strategy: { fail-fast: false, matrix: { part: [1, 2, 3] } }
    runs-on: x
    steps:
      - run: echo "does ${ex('matrix.part')}/${ex('strategy.job-total')}"
      - run: test ${ex('matrix.part')} != 2
  after: { needs: part, if: always(), runs-on: x, steps: [{ run: 'echo "parts were ${ex('needs.part.result')}"' }] }
`);
    const parts = run?.jobs.filter(({ id }) => id === 'part') ?? [];
    expect(parts.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['part (1)', 'success'],
      ['part (2)', 'failure'],
      ['part (3)', 'success'],
    ]);
    expect(parts.map(logOf).join('')).toMatch(/does 1\/3.*does 2\/3.*does 3\/3/s);
    expect(logOf(job(run, 'after'))).toContain('parts were failure');
  });

  test('a matrix that would have to be worked out is refused aloud', async () => {
    const [run] = await push(`
on: push
jobs:
  part:
    strategy: { fail-fast: false, matrix: { part: "${ex("fromJSON('[1]')")}" } }
    runs-on: x
    steps: [{ run: echo no }]
`);
    expect(run?.conclusion).toBe('failure');
    expect(logOf(job(run, 'part'))).toContain('this strategy');
  });

  test('an if: that is wrong keeps the job from running', async () => {
    const workflow = (condition: string): string => `
on: pull_request_target
jobs:
  gate: { if: "${condition}", runs-on: x, steps: [{ run: echo ran }] }
`;
    stage.commit({ '.github/workflows/w.yml': workflow("github.event_name == 'pull_request'") });
    const head = stage.commit({ 'x.txt': 'x' }, 'topic');
    const [wrong] = await stage.deliver('pull_request', pullRequest(1, head));
    expect(wrong?.conclusion).toBe('skipped');
    stage.commit({ '.github/workflows/w.yml': workflow("github.event_name == 'pull_request_target'") });
    const [right] = await stage.deliver('pull_request', pullRequest(1, head));
    expect(right?.conclusion).toBe('success');
  });

  test('a key this runner does not carry out fails the job and names it', async () => {
    const [run] = await push(
      'on: push\njobs: { a: { runs-on: x, container: alpine, steps: [{ run: echo hi }] } }',
    );
    expect(run?.conclusion).toBe('failure');
    expect(logOf(job(run, 'a'))).toContain('container');
  });

  test('a workflow that is not valid is a run that never started', async () => {
    const [run] = await push('on: push\njobs: { a: { runs-on: x, stepz: [] } }');
    expect(run?.conclusion).toBe('startup_failure');
    expect(run?.errors.join()).toContain('stepz');
  });

  test('the job is stopped when its time is over', async () => {
    const [run] = await push(
      'on: push\njobs: { a: { runs-on: x, timeout-minutes: 0.005, steps: [{ run: sleep 20 }] } }',
    );
    expect(run?.conclusion).toBe('cancelled');
  });
});

describe('steps', () => {
  test('a failing line ends the script, later steps are skipped, always() runs, continue-on-error forgives', async () => {
    const [run] = await push(`
on: push
jobs:
  a:
    runs-on: x
    steps:
      - { id: soft, run: 'exit 1', continue-on-error: true }
      - run: echo "soft was ${ex('steps.soft.outcome')} and counts as ${ex('steps.soft.conclusion')}"
      - run: |
          false
          echo unreachable
      - run: echo skipped
      - { if: always(), run: 'echo at last' }
`);
    const steps = job(run, 'a')?.steps ?? [];
    expect(steps.map((step) => step.outcome)).toEqual([
      'failure',
      'success',
      'failure',
      'skipped',
      'success',
    ]);
    expect(steps[1]?.log).toContain('soft was failure and counts as success');
    expect(logOf(job(run, 'a'))).not.toMatch(/^unreachable/m);
    expect(run?.conclusion).toBe('failure');
  });

  test('environment files reach later steps: GITHUB_ENV, GITHUB_PATH, a summary', async () => {
    const [run] = await push(`
on: push
env: { CITY: arroyo }
jobs:
  a:
    runs-on: x
    env: { PLACE: '${ex('github.ref_name')}' }
    steps:
      - run: |
          { echo 'TEXT<<EOF'; echo one; echo two; echo EOF; } >> "$GITHUB_ENV"
          mkdir bin; printf '#!/bin/bash\\necho tool ran' > bin/tool; chmod +x bin/tool
          echo "$PWD/bin" >> "$GITHUB_PATH"
          echo '# Done' >> "$GITHUB_STEP_SUMMARY"
      - run: 'echo "$TEXT" && tool && echo "$PLACE of ${ex('env.CITY')}"'
`);
    expect(describeRun(run as Run)).toContain('success');
    expect(job(run, 'a')?.steps[0]?.summary).toBe('# Done\n');
    expect(job(run, 'a')?.steps[1]?.log).toContain('one\ntwo\ntool ran\nmain of arroyo');
  });

  test('a step sees what GitHub gives and nothing else of this machine', async () => {
    const [run] = await push('on: push\njobs: { a: { runs-on: x, steps: [{ run: env }] } }');
    const names = [...logOf(job(run, 'a')).matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    const allowed = /^(GITHUB_|RUNNER_|CI$|HOME$|PATH$|PWD$|SHLVL$|_$|OLDPWD$)/;
    expect(names.filter((name) => !allowed.test(name ?? ''))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([
        'GITHUB_EVENT_PATH',
        'GITHUB_SHA',
        'GITHUB_REF',
        'GITHUB_API_URL',
        'GITHUB_GRAPHQL_URL',
        'GITHUB_RUN_ID',
        'GITHUB_WORKFLOW',
        'RUNNER_TEMP',
        'CI',
      ]),
    );
    expect(names).not.toContain('GITHUB_TOKEN');
  });

  test('an action of others that is not on the list fails loudly', async () => {
    const [run] = await push('on: push\njobs: { a: { runs-on: x, steps: [{ uses: someone/thing@v1 }] } }');
    expect(run?.conclusion).toBe('failure');
    expect(logOf(job(run, 'a'))).toContain('no stand-in for someone/thing@v1');
  });

  test('secrets and masked values never reach the log, an output or the summary', async () => {
    stage.environments.vault = { secrets: { KEY: 'line-one\nline-two' }, variables: {} };
    const [run] = await push(`
on: push
jobs:
  a:
    runs-on: x
    environment: vault
    outputs: { leak: '${ex('steps.s.outputs.leak')}', fine: fine }
    env: { KEY: '${ex('secrets.KEY')}' }
    steps:
      - id: s
        run: |
          echo "$KEY"
          echo "::add-mask::tea"
          echo "green tea" | tee -a "$GITHUB_STEP_SUMMARY"
          echo "leak=line-two" >> "$GITHUB_OUTPUT"
`);
    expect(logOf(job(run, 'a'))).not.toMatch(/line-one|line-two(?!" >>)|green tea$/m);
    expect(job(run, 'a')?.steps[0]?.summary).toBe('green ***\n');
    expect(job(run, 'a')?.outputs).toEqual({ fine: 'fine' });
  });
});

describe('actions of the repository', () => {
  const CHECKOUT = 'uses: actions/checkout@0000000000000000000000000000000000000000';
  const NODE_ACTION = {
    '.github/actions/greet/action.yml': `
name: Greet
description: Greets
inputs:
  who: { description: Whom, default: world }
  how-loud: { description: How, default: '1' }
outputs: { said: { description: What was said } }
runs: { using: node24, main: ../dist/greet.js }
`,
    '.github/actions/dist/greet.js': `
import { appendFileSync, readFileSync } from 'node:fs';
const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
const said = 'hello ' + process.env.INPUT_WHO + ' ' + process.env['INPUT_HOW-LOUD'] + ' ' + event.ref;
console.log(said);
console.log('::error file=a.csv,line=2::Bad%0Arow');
appendFileSync(process.env.GITHUB_OUTPUT, 'said=' + said + '\\n');
`,
    '.github/actions/dist/package.json': '{"type":"module"}',
  };

  test('a node24 action gets its inputs, the event, and gives outputs and annotations', async () => {
    const [run] = await push(
      `
on: push
jobs:
  a:
    runs-on: x
    steps:
      - ${CHECKOUT}
      - { id: g, uses: ./.github/actions/greet, with: { who: Ada } }
      - run: echo "it said ${ex('steps.g.outputs.said')}"
`,
      NODE_ACTION,
    );
    expect(logOf(job(run, 'a'))).toContain('it said hello Ada 1 refs/heads/main');
    expect(job(run, 'a')?.steps[1]?.annotations).toEqual([
      { level: 'error', message: 'Bad\nrow', properties: { file: 'a.csv', line: '2' } },
    ]);
  });

  test('a composite action runs its steps with its own inputs and outputs', async () => {
    const [run] = await push(
      `
on: push
jobs:
  a:
    runs-on: x
    steps:
      - ${CHECKOUT}
      - { id: c, uses: ./.github/actions/both, with: { name: Ada } }
      - run: echo "composite gave ${ex('steps.c.outputs.length')}"
`,
      {
        ...NODE_ACTION,
        '.github/actions/both/action.yml': `
name: Both
description: Both
inputs: { name: { description: Name, required: true } }
outputs: { length: { description: Length, value: '${ex('steps.count.outputs.n')}' } }
runs:
  using: composite
  steps:
    - { uses: ./.github/actions/greet, with: { who: '${ex('inputs.name')}' } }
    - { id: count, shell: bash, run: 'echo n=3 >> "$GITHUB_OUTPUT"' }
    - { if: failure(), shell: bash, run: 'echo never' }
`,
      },
    );
    expect(logOf(job(run, 'a'))).toContain('hello Ada');
    expect(logOf(job(run, 'a'))).toContain('composite gave 3');
    expect(logOf(job(run, 'a'))).not.toContain('never');
  });

  test('without checkout a local action is not there', async () => {
    const [run] = await push(
      'on: push\njobs: { a: { runs-on: x, steps: [{ uses: ./.github/actions/greet }] } }',
      NODE_ACTION,
    );
    expect(logOf(job(run, 'a'))).toContain('Did you forget to run actions/checkout');
  });

  test('checkout brings the event’s commit, one deep unless asked, and forgets the token if told', async () => {
    stage.commit({ 'first.txt': '1' });
    const [run] = await push(`
on: push
jobs:
  shallow:
    runs-on: x
    steps:
      - ${CHECKOUT}
        with: { persist-credentials: false }
      - run: 'git rev-list --count HEAD; git branch --show-current; git config --local --list'
  deep:
    runs-on: x
    steps:
      - ${CHECKOUT}
        with: { fetch-depth: 0, path: inner }
      - { run: 'git rev-list --count HEAD; git config --local --list', working-directory: inner }
`);
    expect(logOf(job(run, 'shallow'))).toMatch(/^1\nmain$/m);
    expect(logOf(job(run, 'shallow'))).not.toContain('extraheader');
    expect(logOf(job(run, 'deep'))).toMatch(/^2$/m);
    expect(logOf(job(run, 'deep'))).toContain('extraheader=AUTHORIZATION: basic ***');
  });
});

describe('artifacts', () => {
  const UPLOAD = 'uses: actions/upload-artifact@0000000000000000000000000000000000000000';

  test('what is uploaded lies in the run’s folder, below what it shares', async () => {
    const [run] = await push(`
on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: 'mkdir -p out/deep .hidden; echo 1 > out/a.txt; echo 2 > out/deep/b.txt; echo 3 > out/deep/.c; echo 4 > .hidden/d'
      - { ${UPLOAD}, with: { name: folder, path: out } }
      - { ${UPLOAD}, with: { name: files, path: 'out/**/*.txt' } }
      - { ${UPLOAD}, with: { name: none, path: nothing } }
      - { ${UPLOAD}, with: { name: folder, path: out } }
`);
    const files = readdirSync(run?.artifacts ?? '', { recursive: true, encoding: 'utf8' }).sort();
    expect(files).toEqual([
      'files',
      'files/a.txt',
      'files/deep',
      'files/deep/b.txt',
      'folder',
      'folder/a.txt',
      'folder/deep',
      'folder/deep/b.txt',
    ]);
    expect(job(run, 'a')?.steps[3]?.annotations[0]?.message).toContain('No files were found');
    expect(job(run, 'a')?.steps[4]?.log).toContain('already exists');
  });

  test('hashFiles() names the content of files, and nothing where there is none', async () => {
    const [run] = await push(`
on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: 'echo 1 > a.txt; echo 2 > b.txt'
      - run: echo "[${ex("hashFiles('*.txt')")}] [${ex("hashFiles('*.txt', '!b.txt')")}] [${ex("hashFiles('*.md')")}]"
`);
    expect(logOf(job(run, 'a'))).toMatch(/^\[([0-9a-f]{64})\] \[(?!\1)[0-9a-f]{64}\] \[\]$/m);
  });
});

describe('permissions and environments', () => {
  test('the token has exactly what the job lists; the job’s block replaces the workflow’s', async () => {
    const [run] = await push(`
on: push
permissions: { contents: write, statuses: write }
jobs:
  inherits: { runs-on: x, steps: [{ run: 'true' }] }
  own: { runs-on: x, permissions: { checks: write, contents: none }, steps: [{ run: 'true' }] }
  nothing: { runs-on: x, permissions: {}, steps: [{ run: 'true' }] }
`);
    expect(Object.fromEntries(run?.jobs.map((record) => [record.id, record.permissions]) ?? [])).toEqual({
      inherits: { metadata: 'read', contents: 'write', statuses: 'write' },
      own: { metadata: 'read', checks: 'write' },
      nothing: { metadata: 'read' },
    });
    const minted = [...stage.tokens.values()].map((identity) => identity.permissions);
    expect(minted).toEqual(expect.arrayContaining(run?.jobs.map((record) => record.permissions) ?? []));
  });

  test('where nothing is written the token only reads contents', async () => {
    const [run] = await push('on: push\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }');
    expect(job(run, 'a')?.permissions).toEqual({ metadata: 'read', contents: 'read', packages: 'read' });
  });

  const VAULT = { branches: ['main'], secrets: { APP_KEY: 'app-key' }, variables: { APP_ID: '7' } };
  const USES_VAULT = `
jobs:
  a:
    runs-on: x
    environment: { name: vault, deployment: false }
    steps:
      - id: app
        uses: actions/create-github-app-token@0000000000000000000000000000000000000000
        with: { client-id: '${ex('vars.APP_ID')}', private-key: '${ex('secrets.APP_KEY')}', permission-members: read }
      - run: echo "token ${ex('steps.app.outputs.token')} of ${ex('vars.APP_ID')}"
`;

  test('an environment’s secrets are there on the branch it allows', async () => {
    stage.environments.vault = VAULT;
    const [run] = await push(`on: push\n${USES_VAULT}`);
    expect(run?.conclusion).toBe('success');
    expect(logOf(job(run, 'a'))).toContain('token *** of 7');
    expect(stage.tokens.get('ghs_app_7')?.permissions).toEqual({ members: 'read' });
  });

  test('on any other ref, a pull request’s included, the job fails before its first step', async () => {
    stage.environments.vault = VAULT;
    stage.commit({ 'readme.txt': 'x' });
    const head = stage.commit(
      { '.github/workflows/w.yml': `on: [pull_request, push]\n${USES_VAULT}` },
      'topic',
    );
    const [pull] = await stage.deliver('pull_request', pullRequest(1, head));
    expect(pull?.conclusion).toBe('failure');
    expect(logOf(job(pull, 'a'))).toContain('is not allowed to deploy to vault');
    const [pushed] = await stage.deliver('push', {
      ref: 'refs/heads/topic',
      after: head,
      before: '0'.repeat(40),
    });
    expect(logOf(job(pushed, 'a'))).toContain('Branch "topic" is not allowed');
  });
});

describe('concurrency', () => {
  const workflow = (concurrency: string, seconds: number): string => `
on: push
concurrency: ${concurrency}
jobs: { a: { runs-on: x, steps: [{ run: 'sleep ${seconds}' }] } }
`;
  async function three(text: string): Promise<(string | null)[]> {
    const after = stage.commit({ '.github/workflows/w.yml': text });
    const payload = { ...PUSH, after, before: '0'.repeat(40) };
    const runs = await Promise.all([1, 2, 3].map(() => stage.deliver('push', payload)));
    return (runs[0] ?? []).map((run) => run.conclusion);
  }

  test('one runs, one waits, and a newer one takes the place of the one that waits', async () => {
    expect(await three(workflow('one', 0.3))).toEqual(['success', 'cancelled', 'success']);
  });

  test('queue: max lets all of them wait in order', async () => {
    expect(await three(workflow('{ group: one, queue: max }', 0.1))).toEqual([
      'success',
      'success',
      'success',
    ]);
  });

  test('cancel-in-progress stops the one that runs', async () => {
    expect(await three(workflow('{ group: one, cancel-in-progress: true }', 0.8))).toEqual([
      'cancelled',
      'cancelled',
      'success',
    ]);
  });

  test('a group of its own does not wait', async () => {
    expect(await three(workflow(`'run-${ex('github.run_id')}'`, 0.1))).toEqual([
      'success',
      'success',
      'success',
    ]);
  });
});

test('closing stops what runs, what waits and what is about to begin, always() included', async () => {
  const after = stage.commit({
    '.github/workflows/w.yml': `
on: push
concurrency: one
jobs: { a: { runs-on: x, steps: [{ run: sleep 30 }, { if: always(), run: sleep 30 }] } }
`,
  });
  const push = (): Promise<unknown> => stage.deliver('push', { ...PUSH, after, before: '0'.repeat(40) });
  const pushed = [push(), push()];
  await expect.poll(() => stage.runner.runs[0]?.jobs[0]?.steps.length).toBe(1);
  pushed.push(push());
  await stage.runner.close();
  await Promise.all(pushed);
  expect(stage.runner.runs.map((run) => run.conclusion)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createConcurrency } from '../forge/runner/concurrency.ts';
import { toData } from '../forge/runner/expression.ts';
import { readConcurrency } from '../forge/runner/run.ts';
import { ex } from '../forge/runner/stage.ts';
import { fill } from '../forge/runner/template.ts';
import {
  readWorkflow,
  type Workflow,
  type WorkflowJob,
  type WorkflowStep,
} from '../forge/runner/workflow.ts';
import {
  convertActionTemplate,
  NoOperationTraceWriter,
  parseAction,
} from '../forge/runner/workflow-parser.ts';
import type { PermissionLevel } from '../forge/types.ts';

const GITHUB = new URL('../../.github/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, GITHUB), 'utf8');
const FILES = readdirSync(new URL('workflows/', GITHUB)).filter((name) => name.endsWith('.yml'));
const TEXTS = new Map(FILES.map((name) => [`.github/workflows/${name}`, read(`workflows/${name}`)]));

interface Action {
  inputs: { id: string; required?: boolean }[];
  outputs: { id: string }[];
  errors: string[];
}

const ACTIONS = new Map(
  readdirSync(new URL('actions/', GITHUB))
    .filter((name) => name !== 'dist')
    .map((name): [string, Action] => [`./.github/actions/${name}`, readAction(`actions/${name}/action.yml`)]),
);

function readAction(path: string): Action {
  const { context, value } = parseAction({ name: path, content: read(path) }, new NoOperationTraceWriter());
  if (value === undefined) throw new Error(`${path} cannot be read`);
  const { inputs, outputs } = convertActionTemplate(context, value);
  return {
    inputs: inputs ?? [],
    outputs: outputs ?? [],
    errors: context.errors.getErrors().map((error) => error.message),
  };
}

/** Events that GitHub runs with the pull request's own copy of the file. */
const UNTRUSTED_COPY = ['pull_request', 'pull_request_review', 'pull_request_review_comment', 'merge_group'];

/** What is wrong with a workflow file, by the rules that keep it from giving away more than it has to. */
async function faultsOf(path: string, text: string): Promise<string[]> {
  const workflow = await readWorkflow(path, text);
  if (workflow.errors.length > 0) return workflow.errors.map(() => 'invalid');
  return [
    ...(isEmpty(workflow.permissions) ? [] : ['workflow-permissions']),
    ...workflow.jobs.flatMap((job) => jobFaults(workflow, job, text)),
    ...textFaults(text),
    ...(path.endsWith('/gate.yml') ? gateFaults(workflow) : []),
  ];
}

function jobFaults(workflow: Workflow, job: WorkflowJob, text: string): string[] {
  const faults: string[] = [];
  if (job.permissions === undefined || typeof job.permissions === 'string') faults.push('job-permissions');
  if (job.timeoutMinutes === undefined) faults.push('timeout');
  if (
    UNTRUSTED_COPY.some((event) => event in workflow.on) &&
    !(isEmpty(job.permissions) && job.steps.every((step) => step.uses === undefined))
  ) {
    faults.push('untrusted-copy-may-do-something');
  }
  const own = text.slice(text.indexOf(`\n  ${job.id}:`)).split(/\n {2}(?=[\w-]+:)/)[1] ?? '';
  if (own.includes('secrets.') && !/environment:\n {6}name: daylight\n {6}deployment: false\n/.test(own))
    faults.push('secret-outside-environment');
  return [...faults, ...job.steps.flatMap((step) => stepFaults(step, job))];
}

function stepFaults(step: WorkflowStep, job: WorkflowJob): string[] {
  if (step.uses === undefined) return [];
  const given = withOf(step);
  if (step.uses.startsWith('./')) return localFaults(step.uses, Object.keys(given));
  const faults: string[] = [];
  if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(step.uses)) faults.push('unpinned');
  if (
    step.uses.startsWith('actions/checkout@') &&
    (given['persist-credentials'] !== 'false' || 'ref' in given)
  )
    faults.push('checkout');
  if (step.uses.startsWith('actions/create-github-app-token@')) {
    const asked = Object.entries(given).flatMap(([key, level]) =>
      key.startsWith('permission-') ? [[key.slice(11), level] as const] : [],
    );
    const beyond = asked.filter(
      ([scope, level]) => !(scope === 'members' && level === 'read') && permissionsOf(job)[scope] !== level,
    );
    if (asked.length === 0 || beyond.length > 0) faults.push('app-permissions');
  }
  return faults;
}

function localFaults(uses: string, given: string[]): string[] {
  const action = ACTIONS.get(uses);
  if (action === undefined) return ['no-such-action'];
  const missing = action.inputs.filter((input) => input.required === true && !given.includes(input.id));
  const unknown = given.filter((key) => !action.inputs.some((input) => input.id === key));
  return missing.length + unknown.length > 0 ? ['inputs'] : [];
}

function textFaults(text: string): string[] {
  const faults: string[] = [];
  const lines = text.split('\n');
  // Whatever an expression brings into a script is run as part of it: values come in through `with:` and `env:`.
  if (
    /^\s*(?:- )?run:.*\$\{\{/m.test(text) ||
    /run: [|>][^\n]*\n(?:\s{8,}[^\n]*\n)*?\s{8,}[^\n]*\$\{\{/.test(text)
  )
    faults.push('expression-in-run');
  if (/github\.head_ref|pull_request\.head\.|head_commit/.test(text)) faults.push('head');
  const granted = lines.filter((line) => /^\s+(?:permission-)?[a-z-]+: (?:read|write)\b/.test(line));
  if (granted.some((line) => !line.includes('# ') && !line.includes('permission-')))
    faults.push('permission-without-reason');
  if (lines.some((line) => /\buses: [^.\s]/.test(line) && !/ # v\d+\.\d+\.\d+$/.test(line)))
    faults.push('pin-without-version');
  return faults;
}

/** GitHub counts a skipped job as passed, and a workflow that was filtered out never reports. */
function gateFaults(workflow: Workflow): string[] {
  const gate = workflow.jobs.find((job) => job.id === 'gate');
  const filtered = Object.values(workflow.on).some(
    (filters) =>
      typeof filters === 'object' &&
      filters !== null &&
      ('paths' in filters || 'paths-ignore' in filters || 'branches' in filters),
  );
  return gate?.if === 'success()' && gate.needs.length === 0 && !filtered ? [] : ['gate-may-be-skipped'];
}

/** What a step gives its action, as text; what is only known when it runs is empty. */
function withOf(step: WorkflowStep): Record<string, string> {
  if (step.with === undefined) return {};
  const token = step.with.assertMapping('with');
  return Object.fromEntries(
    Array.from(token, ({ key, value }) => [
      key.toString(),
      value.isExpression ? '' : String(fill(value, { contexts: {}, functions: [] })),
    ]),
  );
}

function permissionsOf(job: WorkflowJob): Record<string, PermissionLevel | string> {
  return typeof job.permissions === 'object' ? job.permissions : {};
}

function isEmpty(permissions: Workflow['permissions']): boolean {
  return typeof permissions === 'object' && Object.keys(permissions).length === 0;
}

test.each([...TEXTS])('%s gives away no more than it has to', async (path, text) => {
  expect(await faultsOf(path, text)).toEqual([]);
});

test('every action of ours is valid and takes its command from its input', () => {
  for (const [name, action] of ACTIONS) {
    expect(action.errors, name).toEqual([]);
    expect(
      action.inputs.map((input) => input.id),
      name,
    ).toContain('command');
  }
});

test('the relay may do nothing at all', async () => {
  const relay = await readWorkflow('relay.yml', TEXTS.get('.github/workflows/relay.yml') ?? '');
  expect(relay.permissions).toEqual({});
  expect(relay.jobs.map((job) => [job.permissions, job.steps.length, job.env, job.environment])).toEqual([
    [{}, 1, undefined, undefined],
  ]);
});

test('workflow_run names workflows that are there, and the relay by the path the gate believes', async () => {
  const workflows = await Promise.all([...TEXTS].map(([path, text]) => readWorkflow(path, text)));
  const awaited = workflows.flatMap((workflow) => workflow.on.workflow_run?.workflows ?? []);
  expect(awaited).toEqual(['Relay']);
  expect(workflows.find((workflow) => workflow.name === 'Relay')?.path).toBe('.github/workflows/relay.yml');
});

test('an action of others is pinned to one commit everywhere', () => {
  const pins = new Set(
    [...TEXTS.values()].flatMap((text) =>
      [...text.matchAll(/\buses: ([^.\s]\S+)/g)].map((match) => match[1] ?? ''),
    ),
  );
  const names = [...pins].map((pin) => pin.split('@')[0]);
  expect(names).toEqual([...new Set(names)]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a push', { pull_request: { number: 7 } }, 'gate-7'],
  ['a comment', { issue: { number: 7 } }, 'gate-7'],
  [
    'a review, told by the relay',
    { workflow_run: { head_branch: 'trees', pull_requests: [{ number: 7 }] } },
    'gate-7',
  ],
  [
    'a review of a fork, whose number GitHub does not give',
    { workflow_run: { head_branch: 'trees', pull_requests: [] } },
    'gate-trees',
  ],
  ['the clock', { schedule: '23 * * * *' }, 'gate-all'],
])(
  'the gate takes one event of a pull request after the other and drops none: %s',
  async (_title, event, group) => {
    const gate = await readWorkflow('gate.yml', TEXTS.get('.github/workflows/gate.yml') ?? '');
    const scope = {
      contexts: { github: toData({ event }), inputs: toData({}), vars: toData({}) },
      functions: [],
    };
    expect(readConcurrency(gate.concurrency, scope)).toEqual({
      group,
      cancelInProgress: false,
      queue: 'max',
    });
  },
);

describe('the preview job and publishing', () => {
  /** As GitHub reads the setting for an event, with what a person chose where it was one. */
  async function settingFor(event: string, inputs: Record<string, unknown> = {}) {
    const text = TEXTS.get('.github/workflows/publish.yml') ?? '';
    const { concurrency } = await readWorkflow('publish.yml', text);
    const contexts = { github: toData({ event_name: event }), inputs: toData(inputs), vars: toData({}) };
    return readConcurrency(concurrency, { contexts, functions: [] });
  }

  test('never run side by side, and whichever comes later does the work of the one that waits', async () => {
    const gate = await readWorkflow('gate.yml', TEXTS.get('.github/workflows/gate.yml') ?? '');
    const preview = gate.jobs.find((job) => job.id === 'preview');
    const waits = { group: 'publish', cancelInProgress: false, queue: 'single' };
    expect(readConcurrency(preview?.concurrency, { contexts: {}, functions: [] })).toEqual(waits);
    expect(await settingFor('push')).toEqual(waits);
    expect(await settingFor('workflow_dispatch', { force: false })).toEqual(waits);
  });

  test.each<[string, string, Record<string, unknown>?]>([
    ['the night’s look at everything', 'schedule'],
    ['a publication with force', 'workflow_dispatch', { force: true }],
  ])(
    '%s takes the place of the run in progress, and is not lost among those that wait',
    async (_, event, inputs) => {
      const [groups, ended] = [createConcurrency(), [] as string[]];
      const ask = async (name: string, ...by: Parameters<typeof settingFor>) => {
        const setting = await settingFor(...by);
        if (setting === null) throw new Error('no concurrency group');
        const ticket = groups.request(setting, () => void ended.push(name));
        return { ...ticket, admitted: ticket.admitted.then((isAdmitted) => `${name} ${isAdmitted}`) };
      };
      const first = await ask('first', 'push');
      const second = await ask('second', 'push');
      const more = await ask('more', event, inputs);
      expect(ended).toEqual(['first']);
      first.release();
      const last = await ask('last', 'push');
      expect(await Promise.all([second.admitted, more.admitted])).toEqual(['second false', 'more true']);
      more.release();
      expect([await last.admitted, ended]).toEqual(['last true', ['first']]);
    },
  );
});

describe('the rules notice', () => {
  const gate = TEXTS.get('.github/workflows/gate.yml') ?? '';
  const check = TEXTS.get('.github/workflows/check.yml') ?? '';
  const relay = TEXTS.get('.github/workflows/relay.yml') ?? '';
  const cases: [string, string, string, string][] = [
    [
      'an if: on the gate',
      'gate.yml',
      gate.replace('  gate:\n', "  gate:\n    if: github.actor != 'x'\n"),
      'gate-may-be-skipped',
    ],
    [
      'paths: on the gate',
      'gate.yml',
      gate.replace('    types: [opened,', '    paths: [datasets/**]\n    types: [opened,'),
      'gate-may-be-skipped',
    ],
    [
      'a job without permissions',
      'check.yml',
      check.replace(/ {4}permissions:\n(?: {6}.*\n)+/, ''),
      'job-permissions',
    ],
    [
      'a permission without its reason',
      'check.yml',
      check.replace(/(checks: write).*/, '$1'),
      'permission-without-reason',
    ],
    [
      'an action pinned to a tag',
      'check.yml',
      check.replace(/checkout@[0-9a-f]{40}/, 'checkout@v7'),
      'unpinned',
    ],
    ['a pin that says no version', 'check.yml', check.replace(' # v7.0.1', ''), 'pin-without-version'],
    [
      'untrusted text in a script',
      'relay.yml',
      relay.replace("'The gate", `${ex('github.event.pull_request.title')}'The gate`),
      'expression-in-run',
    ],
    [
      'a checkout of the head',
      'check.yml',
      check.replace(
        '          persist-credentials: false',
        `          persist-credentials: false\n          ref: ${ex('github.event.pull_request.head.sha')}`,
      ),
      'head',
    ],
    [
      'credentials left in the clone',
      'check.yml',
      check.replace('          persist-credentials: false', '          fetch-depth: 1'),
      'checkout',
    ],
    [
      'a permission for the relay',
      'relay.yml',
      relay.replace('permissions: {} #', 'permissions: { statuses: write } #'),
      'untrusted-copy-may-do-something',
    ],
    [
      'the key outside its environment',
      'gate.yml',
      gate.replace('      deployment: false\n', ''),
      'secret-outside-environment',
    ],
    [
      'an App that is asked for more than the job',
      'gate.yml',
      gate.replace('permission-statuses: write', 'permission-administration: write'),
      'app-permissions',
    ],
    [
      'an input that the action does not have',
      'check.yml',
      check.replace('pull-request: $', 'pull: $'),
      'inputs',
    ],
    ['a file that is not valid', 'check.yml', check.replace('jobs:', 'jbos:'), 'invalid'],
  ];
  test.each(cases)('%s', async (_title, name, text, fault) => {
    expect(text).not.toBe(TEXTS.get(`.github/workflows/${name}`));
    expect(await faultsOf(`.github/workflows/${name}`, text)).toContain(fault);
  });
});

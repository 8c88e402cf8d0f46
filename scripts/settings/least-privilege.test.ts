import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWorkflow, type WorkflowJob } from '../forge/runner/workflow.ts';

/**
 * Everything that any job may do. A line is added or widened here only together with its reason, which stands beside the
 * permission in the workflow; `workflows.test.ts` refuses a permission without one.
 */
const JOBS: Record<string, string> = {
  // Reads the head as data and annotates it.
  'check.yml check': 'checks: write, contents: read, issues: read, pull-requests: read, statuses: read',
  // Proposes what people edited on a portal, and keeps the issue about it; gathers the same facts as the gate.
  'drift.yml drift': 'contents: write, issues: write, pull-requests: write, statuses: read',
  // Decides, and shows the decision: ledger and answers are contents, the comment is an issue's, labels a pull request's.
  'gate.yml gate': 'contents: write, issues: write, pull-requests: write, statuses: write',
  // GitHub converts to draft for none but a token that may write contents as well.
  'gate.yml return': 'contents: write, pull-requests: write',
  // Writes the branches preview, site and ledger, and says where to look.
  'gate.yml preview':
    'contents: write, deployments: write, issues: write, pull-requests: write, statuses: write',
  // Appends to the ledger.
  'genesis.yml genesis': 'contents: write',
  // As preview, for everybody.
  'publish.yml publish':
    'contents: write, deployments: write, issues: write, pull-requests: write, statuses: write',
  // Runs the pull request's own copy of the file: it may do nothing.
  'relay.yml relay': '',
  // Hides at once, and asks for the review that comes after.
  'takedown.yml takedown': 'contents: write, issues: write, pull-requests: write',
};

const FOLDER = new URL('../../.github/workflows/', import.meta.url);
const jobs = new Map<string, WorkflowJob>();
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yml'))) {
  const workflow = await readWorkflow(file, readFileSync(new URL(file, FOLDER), 'utf8'));
  for (const job of workflow.jobs) jobs.set(`${file} ${job.id}`, job);
}

function listed(permissions: object): string {
  return Object.entries(permissions)
    .map(([scope, level]) => `${scope}: ${level}`)
    .sort()
    .join(', ');
}

/** What a job asks of the App, by scope; null where it does not act as the App. */
function askedOfApp(job: WorkflowJob | undefined): Record<string, string> | null {
  const step = job?.steps.find(({ uses }) => uses?.startsWith('actions/create-github-app-token@'));
  if (step?.with === undefined) return null;
  const inputs = Array.from(step.with.assertMapping('with'), ({ key, value }) => [
    key.toString(),
    value.toString(),
  ]);
  return Object.fromEntries(
    inputs.flatMap(([key = '', level = '']) =>
      key.startsWith('permission-') ? [[key.slice('permission-'.length), level]] : [],
    ),
  );
}

test('every job is listed with all that it may do', () => {
  const found = [...jobs].map(([name, { permissions }]) => [name, listed(Object(permissions))]);
  expect(Object.fromEntries(found)).toEqual(JOBS);
});

test('a job that acts as the App asks it for what it may do itself, and to read the teams, which it cannot', () => {
  const asking = [...jobs].flatMap(([name, job]) => {
    const asked = askedOfApp(job);
    return asked === null ? [] : [{ name, asked, own: { ...Object(job.permissions), members: 'read' } }];
  });
  expect(asking.length).toBeGreaterThan(3);
  for (const { name, asked, own } of asking) expect(listed(asked), name).toBe(listed(own));
});

test('the App may do what its jobs ask of it, all together, and nothing more', () => {
  const union: Record<string, string> = { metadata: 'read' };
  for (const job of jobs.values())
    for (const [asked, level] of Object.entries(askedOfApp(job) ?? {})) {
      const scope = asked.replaceAll('-', '_');
      if (union[scope] !== 'write') union[scope] = level;
    }
  const { default_permissions: permissions } = JSON.parse(
    readFileSync(new URL('../../.github/github-app.json', import.meta.url), 'utf8'),
  );
  expect(permissions).toEqual(union);
});

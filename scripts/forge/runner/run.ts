import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Concurrency, ConcurrencySetting } from './concurrency.ts';
import { evaluateCondition, type Scope, statusFunctions } from './expression.ts';
import { jobScope, type RunState, runJob } from './job.ts';
import type { JobState } from './job-state.ts';
import type { Slots } from './slots.ts';
import { fill } from './template.ts';
import type { Conclusion, JobRecord } from './types.ts';
import type { WorkflowJob } from './workflow.ts';

export interface RunServices {
  concurrency: Concurrency;
  slots: Slots;
  /** Stops the run; always() steps still run. */
  cancel: () => void;
  changed: () => void;
}

/** Waits for the run's place in its concurrency group, then runs its jobs as their `needs` allow. */
export async function performRun(state: RunState, services: RunServices): Promise<void> {
  const { run, workflow } = state;
  run.status = 'pending';
  const setting = readConcurrency(workflow.concurrency, jobScope(state, undefined, {}));
  const ticket = setting && services.concurrency.request(setting, services.cancel);
  if (ticket && !(await ticket.admitted)) return finish(state, 'cancelled', services);
  run.status = 'in_progress';
  services.changed();
  try {
    await runJobs(state, services);
  } finally {
    ticket?.release();
  }
  finish(state, conclude(run.jobs), services);
}

function finish(state: RunState, conclusion: Conclusion, services: RunServices): void {
  state.run.status = 'completed';
  state.run.conclusion = conclusion;
  for (const job of state.run.jobs.filter((record) => record.status !== 'completed')) {
    job.status = 'completed';
    job.conclusion = 'cancelled';
  }
  services.changed();
}

async function runJobs(state: RunState, services: RunServices): Promise<void> {
  const done = new Map<string, Promise<void>>();
  const records = Map.groupBy(state.run.jobs, ({ id }) => id);
  function start(job: WorkflowJob): Promise<void> {
    const started = done.get(job.id) ?? startJob(job);
    done.set(job.id, started);
    return started;
  }
  async function startJob(job: WorkflowJob): Promise<void> {
    await Promise.all(state.workflow.jobs.filter((other) => job.needs.includes(other.id)).map(start));
    await Promise.all(
      job.copies.map(async (copy, i) => {
        const record = records.get(job.id)?.[i];
        if (record === undefined) return;
        record.conclusion = await performJob(state, { ...job, copies: [copy] }, record, records, services);
        record.status = 'completed';
        services.changed();
      }),
    );
  }
  await Promise.all(state.workflow.jobs.map(start));
}

async function performJob(
  state: RunState,
  job: WorkflowJob,
  record: JobRecord,
  records: Map<string, JobRecord[]>,
  services: RunServices,
): Promise<Conclusion> {
  const needs = readNeeds(job, records);
  const scope = jobScope(state, job, needs, jobStatusFunctions(state, job, records));
  if (!evaluateCondition(job.if, scope)) return state.cancelled.aborted ? 'cancelled' : 'skipped';
  const setting = readConcurrency(job.concurrency, scope);
  const ticket = setting && services.concurrency.request(setting, services.cancel);
  if (ticket && !(await ticket.admitted)) return 'cancelled';
  try {
    return await services.slots.use(async () => {
      record.status = 'in_progress';
      await runJob(state, job, record, needs);
      return record.conclusion ?? 'failure';
    });
  } finally {
    ticket?.release();
  }
}

function readNeeds(job: WorkflowJob, records: Map<string, JobRecord[]>): JobState['needs'] {
  return Object.fromEntries(
    job.needs.map((id) => {
      const copies = records.get(id) ?? [];
      return [
        id,
        { result: conclude(copies), outputs: Object.assign({}, ...copies.map((one) => one.outputs)) },
      ];
    }),
  );
}

/** success() and failure() of a job look at everything it needs, near and far. */
function jobStatusFunctions(
  state: RunState,
  job: WorkflowJob,
  records: Map<string, JobRecord[]>,
): Scope['functions'] {
  const results = [...ancestors(state.workflow.jobs, job)].map((id) => conclude(records.get(id) ?? []));
  const cancelled = state.cancelled.aborted;
  return statusFunctions({
    success: !cancelled && results.every((result) => result === 'success'),
    failure: !cancelled && results.includes('failure'),
    cancelled,
  });
}

function ancestors(jobs: readonly WorkflowJob[], job: WorkflowJob): Set<string> {
  const parents = jobs.filter((other) => job.needs.includes(other.id));
  return new Set([...job.needs, ...parents.flatMap((parent) => [...ancestors(jobs, parent)])]);
}

export function readConcurrency(token: TemplateToken | undefined, scope: Scope): ConcurrencySetting | null {
  const written = fill(token, scope);
  if (written === null || written === '') return null;
  if (typeof written !== 'object')
    return { group: String(written), cancelInProgress: false, queue: 'single' };
  const {
    group,
    queue,
    'cancel-in-progress': cancel,
  } = { group: '', queue: 'single', 'cancel-in-progress': false, ...written };
  return group === ''
    ? null
    : { group: String(group), cancelInProgress: cancel === true, queue: queue === 'max' ? 'max' : 'single' };
}

/** A skipped job does not count against a run; a run of nothing but skipped jobs is skipped. */
function conclude(jobs: readonly JobRecord[]): Conclusion {
  const conclusions = jobs.map((job) => job.conclusion);
  if (conclusions.includes('failure')) return 'failure';
  if (conclusions.includes('cancelled')) return 'cancelled';
  return conclusions.every((conclusion) => conclusion === 'skipped') ? 'skipped' : 'success';
}

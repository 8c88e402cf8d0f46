import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Forge } from '../types.ts';
import { openEnvironment } from './environment.ts';
import type { TriggerEvent } from './event.ts';
import { type Scope, statusFunctions, toData } from './expression.ts';
import type { Folders, JobState } from './job-state.ts';
import { createMask } from './mask.ts';
import { ALONE, type Copy, copyContexts, nameOfCopy } from './matrix.ts';
import { effectivePermissions } from './permissions.ts';
import { type Frame, runSteps, stepScope } from './steps.ts';
import { fill, fillText, fillTexts } from './template.ts';
import type { JobRecord, Run, RunnerOptions } from './types.ts';
import type { Workflow, WorkflowJob } from './workflow.ts';

/** A run while it happens. */
export interface RunState {
  forge: Forge;
  options: RunnerOptions;
  run: Run;
  workflow: Workflow;
  event: TriggerEvent;
  github: Record<string, unknown>;
  inputs: Record<string, unknown>;
  cancelled: AbortSignal;
  closing: AbortSignal;
}

const DEFAULT_TIMEOUT_MINUTES = 360;

/** Runs one job from an empty workspace to its outputs; whatever goes wrong ends as the job's conclusion and log. */
export async function runJob(
  state: RunState,
  job: WorkflowJob,
  record: JobRecord,
  needs: JobState['needs'],
): Promise<void> {
  const folders = await createFolders(state, job);
  const name = job.name === undefined ? job.id : fillText(job.name, jobScope(state, job, needs));
  // The parser names a job without a name after its id; GitHub then tells the copies apart.
  record.name = name === job.id ? nameOfCopy(job.id, copyOf(job)) : name;
  const timeout = new AbortController();
  const scope = jobScope(state, job, needs);
  const minutes = Number(fill(job.timeoutMinutes, scope) ?? DEFAULT_TIMEOUT_MINUTES);
  const timer = setTimeout(() => timeout.abort(), minutes * 60_000);
  try {
    const frame = await openFrame(
      state,
      job,
      record,
      needs,
      folders,
      AbortSignal.any([state.cancelled, timeout.signal]),
    );
    if (frame === null) return;
    await runSteps(job.steps, frame, (step) => record.steps.push(step));
    record.outputs = jobOutputs(job, frame);
    record.conclusion = frame.job.cancelled.aborted ? 'cancelled' : frame.failed ? 'failure' : 'success';
  } catch (error) {
    refuse(record, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    await rm(path.dirname(folders.home), { recursive: true, force: true });
  }
}

/** null: the job may not start; the record says why. */
async function openFrame(
  state: RunState,
  job: WorkflowJob,
  record: JobRecord,
  needs: JobState['needs'],
  folders: Folders,
  cancelled: AbortSignal,
): Promise<Frame | null> {
  const { forge, event, workflow } = state;
  if (job.unsupported.length > 0)
    return refuse(record, `This runner does not carry out ${job.unsupported.join(', ')}`);
  const environment = openEnvironment(job, event, forge, jobScope(state, job, needs));
  if (environment.refusal !== undefined) return refuse(record, environment.refusal);
  const permissions = effectivePermissions(workflow.permissions, job.permissions, event.fork);
  record.permissions = permissions;
  const token = forge.mintToken({
    login: 'github-actions[bot]',
    kind: 'job',
    permissions,
    repository: event.repository,
  });
  // Whoever may push can read these from a branch of their own; only forks get none.
  const shared = event.fork ? {} : forge.secrets(event.repository);
  const secrets = { ...shared, ...environment.secrets, GITHUB_TOKEN: token };
  const jobState: JobState = {
    forge,
    options: state.options,
    run: state.run,
    folders,
    github: { ...state.github, token, job: job.id, workspace: folders.workspace, event_path: folders.event },
    secrets,
    variables: environment.variables,
    inputs: state.inputs,
    needs,
    copy: copyOf(job),
    env: {},
    path: [],
    mask: createMask(Object.values(secrets)),
    cancelled,
    closing: state.closing,
  };
  const frame: Frame = { job: jobState, results: {}, inputs: state.inputs, env: {}, failed: false };
  jobState.env = fillTexts(workflow.env, stepScope(frame, {}));
  Object.assign(jobState.env, fillTexts(job.env, stepScope(frame, {})));
  return frame;
}

/** A job that cannot start shows its reason as the log of a step, as GitHub's "Set up job" does. */
function refuse(record: JobRecord, reason: string): null {
  record.conclusion = 'failure';
  const annotations = [{ level: 'error' as const, message: reason, properties: {} }];
  record.steps.push({
    name: 'Set up job',
    outcome: 'failure',
    conclusion: 'failure',
    milliseconds: 0,
    log: `::error::${reason}\n`,
    annotations,
    summary: '',
  });
  return null;
}

function jobOutputs(job: WorkflowJob, frame: Frame): Record<string, string> {
  const outputs = fillTexts(job.outputs, stepScope(frame, {}));
  // GitHub drops an output that may hold a secret; a job that relied on one has to fail here too.
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => !frame.job.mask.reveals(value)));
}

async function createFolders(state: RunState, job: WorkflowJob): Promise<Folders> {
  const root = path.join(
    state.options.directory,
    'work',
    String(state.run.id),
    `${job.id}-${copyOf(job).index}`,
  );
  const repository = state.run.repository.split('/')[1] ?? 'repository';
  const folders: Folders = {
    workspace: path.join(root, repository, repository),
    temporary: path.join(root, '_temp'),
    home: path.join(root, '_home'),
    commands: path.join(root, '_temp', '_runner_file_commands'),
    event: path.join(root, '_temp', '_github_workflow', 'event.json'),
  };
  for (const folder of [folders.workspace, folders.home, folders.commands, path.dirname(folders.event)])
    await mkdir(folder, { recursive: true });
  await writeFile(folders.event, JSON.stringify(state.event.payload, null, 2));
  return folders;
}

/** What `if:`, `concurrency:`, `environment:` and `timeout-minutes:` of a job may see. */
export function jobScope(
  state: RunState,
  job: WorkflowJob | undefined,
  needs: JobState['needs'],
  functions: Scope['functions'] = statusFunctions({ success: true, failure: false, cancelled: false }),
): Scope {
  const { strategy, matrix } = copyContexts(copyOf(job));
  return {
    contexts: {
      github: toData(state.github),
      inputs: toData(state.inputs),
      needs: toData(needs),
      vars: toData({}),
      strategy: toData(strategy),
      matrix: toData(matrix),
    },
    functions,
  };
}

/** A job that runs is one of the copies that its matrix makes. */
function copyOf(job: WorkflowJob | undefined): Copy {
  return job?.copies[0] ?? ALONE;
}

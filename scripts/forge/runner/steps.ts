import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { data } from '@actions/expressions';
import { standInFor } from './actions/stand-ins.ts';
import { evaluateCondition, type Scope, statusFunctions, toData } from './expression.ts';
import { hashFilesFunction } from './hash-files.ts';
import type { JobState } from './job-state.ts';
import { runLocalAction } from './local-action.ts';
import { copyContexts } from './matrix.ts';
import { runStepProcess } from './step-process.ts';
import { fill, fillText, fillTexts } from './template.ts';
import type { StepRecord } from './types.ts';
import type { WorkflowStep } from './workflow.ts';
import { createCommandReader } from './workflow-commands.ts';

/** A list of steps and what they see: those of a job, or those of a composite action within it. */
export interface Frame {
  job: JobState;
  /** The `steps` context. */
  results: Record<string, StepResult>;
  inputs: Record<string, unknown>;
  /** Of the step that uses the composite action; empty in a job. */
  env: Record<string, string>;
  /** Of the composite action. */
  actionPath?: string;
  failed: boolean;
}

export interface StepResult {
  outputs: Record<string, string>;
  outcome: string;
  conclusion: string;
}

/** What one step did, before `continue-on-error`. */
export interface Performed {
  ok: boolean;
  outputs: Record<string, string>;
}

/** Runs steps in order; a failure does not end the list, it decides what `if:` says of the rest. */
export async function runSteps(
  steps: readonly WorkflowStep[],
  frame: Frame,
  onRecord: (record: StepRecord) => void,
): Promise<void> {
  for (const step of steps) {
    const record: StepRecord = {
      name: step.uses ?? step.id,
      outcome: 'success',
      conclusion: 'success',
      milliseconds: 0,
      log: '',
      annotations: [],
      summary: '',
    };
    onRecord(record);
    const began = performance.now();
    const performed = await attempt(step, frame, record);
    record.milliseconds = Math.round(performance.now() - began);
    record.outcome =
      performed === null
        ? 'skipped'
        : performed.ok
          ? 'success'
          : frame.job.cancelled.aborted
            ? 'cancelled'
            : 'failure';
    const forgiven = record.outcome === 'failure' && continues(step, frame);
    record.conclusion = forgiven ? 'success' : record.outcome;
    if (record.conclusion === 'failure') frame.failed = true;
    frame.results[step.id] = {
      outputs: performed?.outputs ?? {},
      outcome: record.outcome,
      conclusion: record.conclusion,
    };
  }
}

/** null: skipped. An expression that cannot be evaluated or an action that cannot be run fails the step with its reason. */
async function attempt(step: WorkflowStep, frame: Frame, record: StepRecord): Promise<Performed | null> {
  const read = createCommandReader(frame.job.mask, record.annotations);
  function onLine(line: string): void {
    record.log += `${read(line)}\n`;
  }
  try {
    const scope = stepScope(frame, frame.env);
    if (!evaluateCondition(step.if, scope)) return null;
    const env = { ...frame.env, ...fillTexts(step.env, scope) };
    const inner = stepScope(frame, env);
    if (step.name !== undefined) record.name = fillText(step.name, inner);
    return await perform(step, { frame, record, env, scope: inner, onLine });
  } catch (error) {
    onLine(`::error::${error instanceof Error ? error.message : String(error)}`);
    return { ok: false, outputs: {} };
  }
}

export interface StepCall {
  frame: Frame;
  record: StepRecord;
  env: Record<string, string>;
  scope: Scope;
  onLine: (line: string) => void;
}

async function perform(step: WorkflowStep, call: StepCall): Promise<Performed> {
  if (step.uses === undefined) return runScript(step, call);
  if (step.uses.startsWith('./')) return runLocalAction(step, step.uses, call);
  return { ok: true, outputs: await standInFor(step.uses)(fillTexts(step.with, call.scope), call) };
}

/** `run:`, as GitHub's runner does it: a script file, and bash that stops at the first failing line. */
async function runScript(step: WorkflowStep, call: StepCall): Promise<Performed> {
  const { job } = call.frame;
  const key = randomUUID();
  const script = path.join(job.folders.temporary, `${key}.sh`);
  const source = fillText(step.run, call.scope);
  await writeFile(script, source);
  for (const line of source.trimEnd().split('\n')) call.onLine(`$ ${line}`);
  const [file, ...args] = shellCommand(
    step.shell === undefined ? undefined : fillText(step.shell, call.scope),
  );
  const result = await runStepProcess(
    job,
    {
      file,
      arguments: [...args, script],
      cwd: path.resolve(job.folders.workspace, fillText(step.workingDirectory, call.scope)),
      env: { ...job.env, ...call.env },
      action: {
        id: step.id,
        ...(call.frame.actionPath === undefined ? {} : { path: call.frame.actionPath }),
      },
      onLine: call.onLine,
    },
    key,
  );
  call.record.summary += result.summary;
  if (result.exitCode !== 0) call.onLine(`::error::Process completed with exit code ${result.exitCode}.`);
  return { ok: result.exitCode === 0, outputs: result.outputs };
}

function shellCommand(shell: string | undefined): [string, ...string[]] {
  if (shell === undefined) return ['bash', '-e'];
  if (shell === 'bash') return ['bash', '--noprofile', '--norc', '-eo', 'pipefail'];
  if (shell === 'sh') return ['sh', '-e'];
  throw new Error(`This runner has no shell '${shell}'`);
}

function continues(step: WorkflowStep, frame: Frame): boolean {
  const written = step.continueOnError;
  return typeof written === 'boolean' ? written : fill(written, stepScope(frame, frame.env)) === true;
}

export function stepScope(frame: Frame, env: Record<string, string>): Scope {
  const { job } = frame;
  const { strategy, matrix } = copyContexts(job.copy);
  const contexts: Record<string, data.ExpressionData> = {
    github: toData({
      ...job.github,
      ...(frame.actionPath === undefined ? {} : { action_path: frame.actionPath }),
    }),
    env: toData({ ...job.env, ...env }),
    vars: toData(job.variables),
    secrets: toData(job.secrets),
    needs: toData(job.needs),
    steps: toData(frame.results),
    inputs: toData(frame.inputs),
    runner: toData({
      os: 'Linux',
      arch: 'X64',
      name: 'local',
      environment: 'self-hosted',
      temp: job.folders.temporary,
    }),
    job: toData({ status: job.cancelled.aborted ? 'cancelled' : frame.failed ? 'failure' : 'success' }),
    strategy: toData(strategy),
    matrix: toData(matrix),
  };
  const cancelled = job.cancelled.aborted;
  const status = { success: !frame.failed && !cancelled, failure: frame.failed && !cancelled, cancelled };
  return { contexts, functions: [...statusFunctions(status), hashFilesFunction(job.folders.workspace)] };
}

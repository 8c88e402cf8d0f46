import path from 'node:path';
import { runCommand } from './child-process.ts';
import { createEnvironmentFiles, type EnvironmentFiles, readEnvironmentFiles } from './environment-files.ts';
import { githubVariables } from './github-context.ts';
import type { JobState } from './job-state.ts';

export interface StepProcess {
  file: string;
  arguments: readonly string[];
  cwd: string;
  /** Of the step, on top of what the runner gives every step. */
  env: Record<string, string>;
  /** GITHUB_ACTION, GITHUB_ACTION_PATH */
  action: { id: string; path?: string };
  onLine: (line: string) => void;
}

export interface ProcessResult {
  exitCode: number;
  outputs: Record<string, string>;
  summary: string;
}

/** Runs one program of a step and takes over what it wrote to its environment files. */
export async function runStepProcess(job: JobState, step: StepProcess, key: string): Promise<ProcessResult> {
  const files = await createEnvironmentFiles(job.folders.commands, key);
  const exitCode = await runCommand({
    file: step.file,
    arguments: step.arguments,
    cwd: step.cwd,
    env: { ...step.env, ...runnerVariables(job, step, files) },
    signal: job.cancelled.aborted ? job.closing : AbortSignal.any([job.cancelled, job.closing]),
    onLine: step.onLine,
  });
  const effects = await readEnvironmentFiles(files);
  Object.assign(job.env, effects.env);
  job.path.unshift(...effects.path.toReversed());
  return { exitCode, outputs: effects.outputs, summary: job.mask.hide(effects.summary) };
}

/** What GitHub's runner sets and a workflow cannot override. */
function runnerVariables(job: JobState, step: StepProcess, files: EnvironmentFiles): Record<string, string> {
  return {
    ...githubVariables({ ...job.github, action: step.action.id, action_path: step.action.path }),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ENV: files.env,
    GITHUB_OUTPUT: files.output,
    GITHUB_PATH: files.path,
    GITHUB_STATE: files.state,
    GITHUB_STEP_SUMMARY: files.summary,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'local',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_TEMP: job.folders.temporary,
    RUNNER_TOOL_CACHE: path.join(job.folders.temporary, 'tools'),
    RUNNER_WORKSPACE: path.dirname(job.folders.workspace),
    HOME: job.folders.home,
    PATH: [...job.path, path.dirname(job.options.node), job.options.path].join(path.delimiter),
  };
}

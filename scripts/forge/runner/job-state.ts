import type { Forge } from '../types.ts';
import type { Mask } from './mask.ts';
import type { Copy } from './matrix.ts';
import type { Run, RunnerOptions } from './types.ts';

/** Folders of one job; all but the artifacts are removed when it has ended. */
export interface Folders {
  /** GITHUB_WORKSPACE */
  workspace: string;
  /** RUNNER_TEMP */
  temporary: string;
  /** HOME: empty, so that no setting of the host's user is seen. */
  home: string;
  /** The environment files. */
  commands: string;
  /** GITHUB_EVENT_PATH */
  event: string;
}

/** A job in progress: what its steps share and change. */
export interface JobState {
  forge: Forge;
  options: RunnerOptions;
  run: Run;
  folders: Folders;
  /** The `github` context. */
  github: Record<string, unknown>;
  secrets: Record<string, string>;
  variables: Record<string, string>;
  inputs: Record<string, unknown>;
  /** Which of the jobs of a matrix it is. */
  copy: Copy;
  /** The `needs` context. */
  needs: Record<string, { result: string; outputs: Record<string, string> }>;
  /** Of the workflow, the job and the lines written to GITHUB_ENV. */
  env: Record<string, string>;
  /** Written to GITHUB_PATH, the latest first. */
  path: string[];
  mask: Mask;
  /** The run was cancelled, or the job took too long. */
  cancelled: AbortSignal;
  /** The runner is closing: not even always() keeps a step alive. */
  closing: AbortSignal;
}

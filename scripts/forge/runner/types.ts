/** What the demo and the tests may ask of the runner, and what it remembers of each run. */

export interface RunnerOptions {
  /** Folder for workspaces, temporary files and artifacts. */
  directory: string;
  /** The Node binary that `using: node24` actions run on. */
  node: string;
  /** PATH of the steps: where bash and git are found. Nothing else of the host reaches a step. */
  path: string;
  /** Jobs at the same time; 2 unless given. */
  parallelJobs?: number;
  /** The clock, for the times in payloads: the forge's own, where that one has been set. */
  now?: () => Date;
  /** Told when a run is queued, when it starts and when it has completed. */
  onChange?: (run: Run) => void;
}

export interface Runner {
  /** Every run so far, oldest first. */
  readonly runs: readonly Run[];
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>;
  /** What GitHub's clock does: starts the workflows of the default branch whose `schedule` names the cron line (all, if none is given). */
  schedule(repository: string, cron?: string): void;
  /** Presses "Run workflow". `workflow` is the file's path from the root. */
  dispatch(repository: string, workflow: string, request: DispatchRequest): void;
  /** Cancels what runs and takes no further deliveries. */
  close(): Promise<void>;
}

export interface DispatchRequest {
  actor: string;
  /** Branch; the default branch unless given. */
  ref?: string;
  inputs?: Record<string, string>;
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'startup_failure';
export type Status = 'queued' | 'pending' | 'in_progress' | 'completed';

export interface Run {
  id: number;
  /** How many times this workflow has run. */
  number: number;
  repository: string;
  /** Name of the workflow. */
  name: string;
  /** `.github/workflows/gate.yml` */
  path: string;
  event: string;
  action?: string;
  actor: string;
  headSha: string;
  headBranch: string;
  /** ISO 8601 */
  createdAt: string;
  status: Status;
  conclusion: Conclusion | null;
  /** Why it did not start: an invalid workflow file. */
  errors: string[];
  jobs: JobRecord[];
  /** Folder in which each artifact is a folder. */
  artifacts: string;
}

export interface JobRecord {
  id: string;
  name: string;
  status: Status;
  conclusion: Conclusion | null;
  /** What the job's GITHUB_TOKEN was allowed. */
  permissions: Record<string, string>;
  outputs: Record<string, string>;
  steps: StepRecord[];
}

export interface StepRecord {
  name: string;
  /** Before `continue-on-error` is looked at. */
  outcome: Exclude<Conclusion, 'startup_failure'>;
  conclusion: Exclude<Conclusion, 'startup_failure'>;
  /** How long it took. */
  milliseconds: number;
  /** Standard output and error, secrets masked. */
  log: string;
  annotations: Annotation[];
  /** Markdown of GITHUB_STEP_SUMMARY, secrets masked. */
  summary: string;
}

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  /** file, line, endLine, col, title … as the command gave them. */
  properties: Record<string, string>;
}

import type { Octokit } from '@octokit/rest';
import type { Repository } from './repository.ts';

export interface DeploymentRequest {
  /** Commit; that of a pull request's head or merge shows on the pull request. */
  sha: string;
  /** `portal` or `preview`. */
  environment: string;
  /** Whose work it is, where several share that of one environment; GitHub's own word otherwise. */
  task?: string;
  description: string;
  /** Where the run can be followed. */
  logUrl?: string;
  /** Goes away again, as a preview does. */
  transient?: boolean;
}

export interface Outcome {
  state: 'success' | 'failure' | 'error' | 'inactive';
  description: string;
  /** What was deployed, for people to open. */
  url?: string;
}

export interface Deployment {
  id: number;
  sha: string;
  finish(outcome: Outcome): Promise<void>;
}

/**
 * Shows on GitHub that something is being published, and then whether it is there. Without the two settings GitHub would
 * merge main into the commit and demand that every check of it has passed.
 */
export async function startDeployment(
  octokit: Octokit,
  repository: Repository,
  request: DeploymentRequest,
): Promise<Deployment> {
  const { sha, environment, task = 'deploy', description, logUrl, transient = false } = request;
  const { data } = await octokit.repos.createDeployment({
    ...repository,
    ref: sha,
    environment,
    task,
    description: shorten(description),
    auto_merge: false,
    required_contexts: [],
    transient_environment: transient,
    production_environment: !transient,
  });
  if (!('id' in data)) throw new Error(`GitHub made no deployment of ${sha}: ${data.message ?? ''}`);
  const say = speaker(octokit, repository, data.id, logUrl);
  await say({ state: 'queued', description });
  await say({ state: 'in_progress', description });
  return { id: data.id, sha, finish: say };
}

/** As many as one run begins in an environment; whatever is older was looked at by the runs before. */
const LATEST = 5;

/** Deployments of an environment that a run began and never ended, newest first: whoever goes on with its work ends them. */
export async function unfinishedDeployments(
  octokit: Octokit,
  repository: Repository,
  { environment, task, logUrl }: { environment: string; task: string; logUrl: string | undefined },
): Promise<Deployment[]> {
  const { data: newest } = await octokit.repos.listDeployments({
    ...repository,
    environment,
    task,
    per_page: LATEST,
  });
  const unfinished: Deployment[] = [];
  for (const { id, sha } of newest) {
    const about = { ...repository, deployment_id: id, per_page: 1 };
    const { data: statuses } = await octokit.repos.listDeploymentStatuses(about);
    const state = statuses[0]?.state ?? 'pending';
    if (['pending', 'queued', 'in_progress'].includes(state))
      unfinished.push({ id, sha, finish: speaker(octokit, repository, id, logUrl) });
  }
  return unfinished;
}

interface Said extends Omit<Outcome, 'state'> {
  state: 'queued' | 'in_progress' | Outcome['state'];
}

function speaker(
  octokit: Octokit,
  repository: Repository,
  id: number,
  logUrl: string | undefined,
): (said: Said) => Promise<void> {
  return async ({ state, description, url }) => {
    await octokit.repos.createDeploymentStatus({
      ...repository,
      deployment_id: id,
      state,
      description: shorten(description),
      auto_inactive: true,
      ...(logUrl === undefined ? {} : { log_url: logUrl }),
      ...(url === undefined ? {} : { environment_url: url }),
    });
  };
}

/** GitHub refuses longer descriptions. */
function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= 140 ? text : `${characters.slice(0, 139).join('')}…`;
}

import type { Octokit } from '@octokit/rest';
import type { Repository } from './repository.ts';

export interface DeploymentRequest {
  /** Commit; that of a pull request's head or merge shows on the pull request. */
  sha: string;
  /** `portal` or `preview`. */
  environment: string;
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
  const { sha, environment, description, logUrl, transient = false } = request;
  const { data } = await octokit.repos.createDeployment({
    ...repository,
    ref: sha,
    environment,
    description: shorten(description),
    auto_merge: false,
    required_contexts: [],
    transient_environment: transient,
    production_environment: !transient,
  });
  if (!('id' in data)) throw new Error(`GitHub made no deployment of ${sha}: ${data.message ?? ''}`);
  const { id } = data;
  const say = async (
    state: 'queued' | 'in_progress' | Outcome['state'],
    about: string,
    url?: string,
  ): Promise<void> => {
    await octokit.repos.createDeploymentStatus({
      ...repository,
      deployment_id: id,
      state,
      description: shorten(about),
      auto_inactive: true,
      ...(logUrl === undefined ? {} : { log_url: logUrl }),
      ...(url === undefined ? {} : { environment_url: url }),
    });
  };
  await say('queued', description);
  await say('in_progress', description);
  return { id, finish: (outcome) => say(outcome.state, outcome.description, outcome.url) };
}

/** GitHub refuses longer descriptions. */
function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= 140 ? text : `${characters.slice(0, 139).join('')}…`;
}

import type { Forge } from '../types.ts';
import type { RunState } from './job.ts';
import { at, numberAt, textAt } from './payload.ts';

/** GitHub's `workflow_run` payload for a run that has been requested or has completed. */
export function workflowRunPayload(
  state: RunState,
  action: 'requested' | 'completed',
  updated: Date,
): Record<string, unknown> {
  const { run, event, forge } = state;
  const repository = event.payload.repository ?? null;
  const sender = event.payload.sender ?? { login: event.actor };
  const api = `${forge.apiUrl}/repos/${run.repository}`;
  return {
    action,
    workflow_run: {
      id: run.id,
      name: run.name,
      path: run.path,
      display_title: textAt(event.payload, 'pull_request', 'title') ?? run.name,
      run_number: run.number,
      run_attempt: 1,
      event: run.event,
      status: action === 'completed' ? 'completed' : 'queued',
      conclusion: action === 'completed' ? run.conclusion : null,
      head_branch: run.headBranch,
      head_sha: run.headSha,
      workflow_id: workflowId(run.path),
      url: `${api}/actions/runs/${run.id}`,
      html_url: `${forge.url}/${run.repository}/actions/runs/${run.id}`,
      pull_requests: pullRequests(state),
      created_at: run.createdAt,
      run_started_at: run.createdAt,
      updated_at: updated.toISOString(),
      actor: sender,
      triggering_actor: sender,
      repository,
      head_repository: at(event.payload, 'pull_request', 'head', 'repo') ?? repository,
    },
    workflow: { id: workflowId(run.path), name: run.name, path: run.path, state: 'active' },
    repository,
    sender,
  };
}

/** Only pull requests within the repository are listed: for one of a fork GitHub gives an empty list. */
function pullRequests(state: RunState): unknown[] {
  const pull = at(state.event.payload, 'pull_request');
  if (pull === undefined || textAt(pull, 'head', 'repo', 'full_name') !== state.run.repository) return [];
  const end = (side: 'head' | 'base'): unknown => ({
    ref: textAt(pull, side, 'ref'),
    sha: textAt(pull, side, 'sha'),
    repo: {
      id: numberAt(pull, side, 'repo', 'id'),
      name: textAt(pull, side, 'repo', 'name'),
      url: textAt(pull, side, 'repo', 'url'),
    },
  });
  return [
    {
      id: numberAt(pull, 'id'),
      number: numberAt(pull, 'number'),
      url: textAt(pull, 'url'),
      head: end('head'),
      base: end('base'),
    },
  ];
}

/** Stable for a path, as GitHub's id is stable for a workflow. */
function workflowId(path: string): number {
  return [...path].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2_147_483_647, 7);
}

/** The `repository` of a payload that no delivery brought: what the clock and the "Run workflow" button send. */
export function plainRepository(
  forge: Forge,
  fullName: string,
  defaultBranch: string,
): Record<string, unknown> {
  const [owner = '', name = ''] = fullName.split('/');
  return {
    name,
    full_name: fullName,
    owner: { login: owner },
    default_branch: defaultBranch,
    url: `${forge.apiUrl}/repos/${fullName}`,
    html_url: `${forge.url}/${fullName}`,
    clone_url: `${forge.url}/${fullName}.git`,
  };
}

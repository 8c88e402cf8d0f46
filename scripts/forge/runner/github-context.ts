import type { Forge } from '../types.ts';
import { branchOf, type TriggerEvent } from './event.ts';
import { numberAt } from './payload.ts';
import type { Run } from './types.ts';
import type { Workflow } from './workflow.ts';

/** The `github` context of a run, before a job adds its token and folders. */
export function githubContext(
  run: Run,
  workflow: Workflow,
  event: TriggerEvent,
  forge: Forge,
): Record<string, unknown> {
  const [owner = ''] = event.repository.split('/');
  return {
    event_name: event.name,
    event: event.payload,
    ref: event.ref,
    ref_name: branchOf(event.ref),
    ref_type: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'false',
    sha: event.sha,
    base_ref: event.baseRef,
    head_ref: event.headRef,
    repository: event.repository,
    repository_owner: owner,
    repository_id: String(numberAt(event.payload, 'repository', 'id') ?? ''),
    repository_owner_id: String(numberAt(event.payload, 'repository', 'owner', 'id') ?? ''),
    repositoryUrl: `${forge.url}/${event.repository}.git`,
    actor: event.actor,
    triggering_actor: event.actor,
    actor_id: String(numberAt(event.payload, 'sender', 'id') ?? ''),
    workflow: workflow.name,
    workflow_ref: `${event.repository}/${workflow.path}@${event.workflowRef}`,
    workflow_sha: event.workflowSha,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: '1',
    retention_days: '90',
    secret_source: 'Actions',
    server_url: forge.url,
    api_url: forge.apiUrl,
    graphql_url: forge.graphqlUrl,
  };
}

/** The keys of the `github` context that a step also sees as GITHUB_*; the token is not among them. */
const EXPORTED = [
  'action',
  'action_path',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

export function githubVariables(github: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    EXPORTED.map((key) => [`GITHUB_${key.toUpperCase()}`, String(github[key] ?? '')]),
  );
}

import type { Forge } from '../types.ts';
import { branchOf, type TriggerEvent } from './event.ts';
import type { Scope } from './expression.ts';
import { matchesFilter } from './filter-pattern.ts';
import { fill } from './template.ts';
import type { WorkflowJob } from './workflow.ts';

export interface OpenedEnvironment {
  secrets: Record<string, string>;
  variables: Record<string, string>;
  /** Set where the job may not use it: it then fails before its first step. */
  refusal?: string;
}

/** The secrets and variables of a job's environment, if the ref of the run is one that may use it. */
export function openEnvironment(
  job: WorkflowJob,
  event: TriggerEvent,
  forge: Forge,
  scope: Scope,
): OpenedEnvironment {
  const written = fill(job.environment, scope);
  const name = written !== null && typeof written === 'object' && 'name' in written ? written.name : written;
  const environment =
    typeof name === 'string' && name !== '' ? forge.environment(event.repository, name) : undefined;
  if (environment === undefined) return { secrets: {}, variables: {} };
  const { branches, secrets, variables } = environment;
  // A pull request's own ref is refs/pull/N/merge: it never is the branch the environment is limited to.
  const ref = branchOf(event.ref);
  if (branches !== undefined && !matchesFilter(ref, branches)) {
    return {
      secrets: {},
      variables: {},
      refusal: `Branch "${ref}" is not allowed to deploy to ${String(name)} due to environment protection rules.`,
    };
  }
  return { secrets, variables };
}

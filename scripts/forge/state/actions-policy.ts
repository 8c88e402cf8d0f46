import type { Repository } from './repository.ts';

/** Nothing starts where Actions are turned off, or this one workflow is. */
export function startsWorkflow({ actions }: Repository, path: string): boolean {
  return actions.enabled && !actions.disabledWorkflows.has(path);
}

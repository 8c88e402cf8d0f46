import type { WorkflowDispatchConfig } from '@actions/workflow-parser/model/workflow-template';
import type { TriggerEvent } from './event.ts';
import { at } from './payload.ts';
import type { Workflow } from './workflow.ts';

/**
 * The `inputs` context of a workflow_dispatch: what was given, else the defaults; booleans are booleans here while
 * `github.event.inputs` keeps the text. Throws where GitHub refuses the request.
 */
export function dispatchInputs(workflow: Workflow, event: TriggerEvent): Record<string, unknown> {
  if (event.name !== 'workflow_dispatch') return {};
  const config: WorkflowDispatchConfig = workflow.on.workflow_dispatch ?? {};
  const given = at(event.payload, 'inputs') ?? {};
  const declared = Object.entries(config.inputs ?? {});
  const unknown = Object.keys(given).filter((name) => !declared.some(([known]) => known === name));
  if (unknown.length > 0) throw new Error(`Unexpected inputs provided: ${unknown.join(', ')}`);
  return Object.fromEntries(
    declared.map(([name, input]) => {
      const value = at(given, name) ?? input.default;
      if ((value === undefined || value === '') && input.required === true)
        throw new Error(`Required input '${name}' not provided`);
      if (input.options !== undefined && value !== undefined && !input.options.includes(String(value))) {
        throw new Error(
          `Provided value '${String(value)}' for input '${name}' not in the list of allowed values`,
        );
      }
      return [name, input.type === 'boolean' ? value === true || value === 'true' : (value ?? '')];
    }),
  );
}

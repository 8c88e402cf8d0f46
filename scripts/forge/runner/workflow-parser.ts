import { registerHooks } from 'node:module';

// @actions/workflow-parser imports its schemas without `with { type: 'json' }`: it is written for bundlers, and Node
// refuses that. The hook adds the attribute while the package is loaded, for its own files alone.
const hooks = registerHooks({
  load(url, context, nextLoad) {
    const own = /\/@actions\/workflow-parser\/dist\/[\w.-]+\.json$/.test(url);
    return nextLoad(url, own ? { ...context, importAttributes: { type: 'json' } } : context);
  },
});
const parser = await import('@actions/workflow-parser');
const actions = await import('@actions/workflow-parser/actions/index');
hooks.deregister();

export const {
  convertWorkflowTemplate,
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
  NoOperationTraceWriter,
  parseWorkflow,
} = parser;
export const { convertActionTemplate, parseAction } = actions;

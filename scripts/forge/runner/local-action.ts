import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ActionTemplate } from '@actions/workflow-parser/actions/index';
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token';
import { runStepProcess } from './step-process.ts';
import { type Frame, type Performed, runSteps, type StepCall, stepScope } from './steps.ts';
import { fillText, fillTexts } from './template.ts';
import type { StepRecord } from './types.ts';
import { readStep, type WorkflowStep } from './workflow.ts';
import { convertActionTemplate, isMapping, NoOperationTraceWriter, parseAction } from './workflow-parser.ts';

interface LoadedAction {
  template: ActionTemplate;
  root: MappingToken;
  folder: string;
}

/** `uses: ./folder`: an action of the checked-out workspace, node24 or composite. Anything else fails the step. */
export async function runLocalAction(step: WorkflowStep, uses: string, call: StepCall): Promise<Performed> {
  const action = await loadAction(path.resolve(call.frame.job.folders.workspace, uses), uses);
  const inputs = readInputs(action, step, call);
  const { runs } = action.template;
  if (runs.using === 'composite') return runComposite(action, inputs, call);
  if (runs.using !== 'node24')
    throw new Error(`${uses}: this runner runs node24 and composite actions, not ${runs.using}`);
  if (runs.pre !== undefined || runs.post !== undefined)
    throw new Error(`${uses}: this runner has no pre or post steps`);
  const result = await runStepProcess(
    call.frame.job,
    {
      file: call.frame.job.options.node,
      arguments: [path.resolve(action.folder, runs.main)],
      cwd: call.frame.job.folders.workspace,
      env: { ...call.frame.job.env, ...call.env, ...inputVariables(inputs) },
      action: { id: step.id, path: action.folder },
      onLine: call.onLine,
    },
    randomUUID(),
  );
  call.record.summary += result.summary;
  return { ok: result.exitCode === 0, outputs: result.outputs };
}

async function loadAction(folder: string, uses: string): Promise<LoadedAction> {
  const name = path.join(folder, 'action.yml');
  const content = await readFile(name, 'utf8').catch(() => {
    throw new Error(
      `Can't find 'action.yml' under '${uses}'. Did you forget to run actions/checkout before running your local action?`,
    );
  });
  const { context, value } = parseAction({ name, content }, new NoOperationTraceWriter());
  const template = value === undefined ? undefined : convertActionTemplate(context, value);
  const errors = context.errors.getErrors();
  if (errors.length > 0 || template === undefined || value === undefined || !isMapping(value)) {
    throw new Error(`${uses}/action.yml is not valid: ${errors.map((error) => error.message).join('; ')}`);
  }
  return { template, root: value, folder };
}

/** Declared inputs with their defaults, and what the step gives. An input that is not declared only warns, as on GitHub. */
function readInputs(action: LoadedAction, step: WorkflowStep, call: StepCall): Record<string, string> {
  const given = fillTexts(step.with, call.scope);
  const declared = action.template.inputs ?? [];
  const unexpected = Object.keys(given).filter(
    (key) => !declared.some((input) => input.id.toLowerCase() === key.toLowerCase()),
  );
  if (unexpected.length > 0) {
    call.onLine(
      `::warning::Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${declared.map((input) => input.id).join("', '")}']`,
    );
  }
  return {
    ...Object.fromEntries(declared.map((input) => [input.id, fillText(input.default, call.scope)])),
    ...given,
  };
}

function inputVariables(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

async function runComposite(
  action: LoadedAction,
  inputs: Record<string, string>,
  call: StepCall,
): Promise<Performed> {
  const { runs } = action.template;
  if (runs.using !== 'composite') throw new Error('Expected a composite action');
  const written = action.root.find('runs')?.assertMapping('runs').find('steps')?.assertSequence('steps');
  const steps = runs.steps.map((step, index) => readStep(step, written?.get(index).assertMapping('step')));
  const frame: Frame = {
    job: call.frame.job,
    results: {},
    inputs,
    env: call.env,
    actionPath: action.folder,
    failed: false,
  };
  const records: StepRecord[] = [];
  await runSteps(steps, frame, (record) => records.push(record));
  // The steps of an action are shown as part of the step that uses it.
  call.record.log += records.map((record) => record.log).join('');
  call.record.summary += records.map((record) => record.summary).join('');
  call.record.annotations.push(...records.flatMap((record) => record.annotations));
  const scope = stepScope(frame, call.env);
  const outputs = Object.fromEntries(
    (action.template.outputs ?? []).map((output) => [output.id, fillText(output.value, scope)]),
  );
  return { ok: !frame.failed && !call.frame.job.cancelled.aborted, outputs };
}

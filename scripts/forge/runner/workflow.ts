import { isActionStep, isJob, isRunStep } from '@actions/workflow-parser/model/type-guards';
import type { EventsConfig, Job, Step } from '@actions/workflow-parser/model/workflow-template';
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { ALONE, type Copy, copiesOf } from './matrix.ts';
import type { WrittenPermissions } from './permissions.ts';
import { fill } from './template.ts';
import {
  convertWorkflowTemplate,
  isBasicExpression,
  isMapping,
  isSequence,
  NoOperationTraceWriter,
  parseWorkflow,
} from './workflow-parser.ts';

export interface Workflow {
  path: string;
  name: string;
  on: EventsConfig;
  permissions: WrittenPermissions;
  concurrency: TemplateToken | undefined;
  env: TemplateToken | undefined;
  jobs: WorkflowJob[];
  /** Why GitHub would refuse the file; the rest is then empty. */
  errors: string[];
}

export interface WorkflowJob {
  id: string;
  name: TemplateToken | undefined;
  needs: string[];
  /** Always holds a status function: the parser adds success() where none is written. */
  if: string;
  permissions: WrittenPermissions;
  concurrency: TemplateToken | undefined;
  environment: TemplateToken | undefined;
  env: TemplateToken | undefined;
  outputs: TemplateToken | undefined;
  timeoutMinutes: TemplateToken | undefined;
  /** The jobs that its matrix makes of it; itself where it has none. */
  copies: Copy[];
  steps: WorkflowStep[];
  /** Keys this runner does not carry out: a job that uses one fails and says so. */
  unsupported: string[];
}

export interface WorkflowStep {
  id: string;
  name: TemplateToken | undefined;
  if: string;
  uses: string | undefined;
  run: TemplateToken | undefined;
  with: TemplateToken | undefined;
  env: TemplateToken | undefined;
  shell: TemplateToken | undefined;
  workingDirectory: TemplateToken | undefined;
  continueOnError: boolean | TemplateToken | undefined;
}

const JOB_KEYS = [
  'name',
  'needs',
  'if',
  'permissions',
  'concurrency',
  'environment',
  'env',
  'outputs',
  'timeout-minutes',
  'steps',
  'strategy',
  'runs-on',
];
const STEP_KEYS = [
  'id',
  'name',
  'if',
  'uses',
  'run',
  'with',
  'env',
  'shell',
  'working-directory',
  'continue-on-error',
];
const NO_SCOPE = { contexts: {}, functions: [] };

/** Reads a workflow file with GitHub's own schema. An invalid file comes back with `errors`, never as an exception. */
export async function readWorkflow(path: string, content: string): Promise<Workflow> {
  const { context, value } = parseWorkflow({ name: path, content }, new NoOperationTraceWriter());
  const template = value === undefined ? undefined : await convertWorkflowTemplate(context, value);
  const errors = context.errors.getErrors().map((error) => error.message);
  const empty: Workflow = {
    path,
    name: path,
    on: {},
    permissions: undefined,
    concurrency: undefined,
    env: undefined,
    jobs: [],
    errors,
  };
  if (errors.length > 0 || template === undefined || value === undefined || !isMapping(value)) return empty;
  const jobs = value.find('jobs');
  const name = value.find('name');
  return {
    ...empty,
    name: name === undefined ? path : String(fill(name, NO_SCOPE)),
    on: template.events,
    permissions: readPermissions(value),
    concurrency: value.find('concurrency'),
    env: value.find('env'),
    jobs: template.jobs.map((job) => {
      const written = jobs !== undefined && isMapping(jobs) ? jobs.find(job.id.value) : undefined;
      if (written === undefined || !isMapping(written))
        throw new Error(`${path}: job ${job.id.value} is not a mapping`);
      return isJob(job)
        ? readJob(job, written)
        : { ...noSteps(job.id.value), unsupported: ['uses (a reusable workflow)'] };
    }),
  };
}

function readPermissions(mapping: MappingToken): WrittenPermissions {
  const written = mapping.find('permissions');
  if (written === undefined) return undefined;
  const value = fill(written, NO_SCOPE);
  if (typeof value === 'string') return value;
  return Object.fromEntries(Object.entries(value ?? {}).map(([scope, level]) => [scope, String(level)]));
}

function readJob(job: Job, written: MappingToken): WorkflowJob {
  const steps = written.find('steps');
  const copies = copiesOf(literal(written.find('strategy')));
  const writtenSteps =
    steps === undefined
      ? []
      : Array.from(steps.assertSequence('steps'), (step) => step.assertMapping('step'));
  return {
    id: job.id.value,
    name: job.name,
    needs: (job.needs ?? []).map((id) => id.value),
    if: job.if.expression,
    permissions: readPermissions(written),
    concurrency: job.concurrency,
    environment: job.environment,
    env: job.env,
    outputs: job.outputs,
    timeoutMinutes: written.find('timeout-minutes'),
    copies: copies ?? [ALONE],
    steps: job.steps.map((step, index) => readStep(step, writtenSteps[index])),
    unsupported: [
      ...(copies === null ? ['this strategy'] : []),
      ...unknownKeys(written, JOB_KEYS),
      ...writtenSteps.flatMap((step) => unknownKeys(step, STEP_KEYS)),
    ],
  };
}

/** What is written there, if nothing in it has to be worked out first. */
function literal(token: TemplateToken | undefined): unknown {
  return hasExpression(token) ? 'worked out' : fill(token, NO_SCOPE);
}

function hasExpression(token: TemplateToken | undefined): boolean {
  if (token === undefined) return false;
  if (isSequence(token)) return Array.from(token).some(hasExpression);
  if (isMapping(token)) return Array.from(token).some(({ value }) => hasExpression(value));
  return isBasicExpression(token);
}

/** One step of a job or of a composite action. The parser's own model leaves out `with`, `shell` and `working-directory`. */
export function readStep(step: Step, written: MappingToken | undefined): WorkflowStep {
  return {
    id: step.id,
    name: step.name,
    if: 'if' in step && step.if ? step.if.expression : 'success()',
    uses: isActionStep(step) ? step.uses.value : undefined,
    run: isRunStep(step) ? step.run : undefined,
    with: written?.find('with'),
    env: written?.find('env'),
    shell: written?.find('shell'),
    workingDirectory: written?.find('working-directory'),
    continueOnError: step['continue-on-error'],
  };
}

function unknownKeys(mapping: MappingToken, known: readonly string[]): string[] {
  return Array.from(mapping, ({ key }) => String(fill(key, NO_SCOPE))).filter((key) => !known.includes(key));
}

function noSteps(id: string): WorkflowJob {
  return {
    id,
    name: undefined,
    needs: [],
    if: 'success()',
    permissions: undefined,
    concurrency: undefined,
    environment: undefined,
    env: undefined,
    outputs: undefined,
    timeoutMinutes: undefined,
    copies: [ALONE],
    steps: [],
    unsupported: [],
  };
}

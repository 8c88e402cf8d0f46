import type { Delivery, Forge } from '../types.ts';
import { changedPaths } from './changed-paths.ts';
import { type Concurrency, createConcurrency } from './concurrency.ts';
import { readEvents, type TriggerEvent } from './event.ts';
import { defaultBranch } from './git.ts';
import { githubContext } from './github-context.ts';
import { dispatchInputs } from './inputs.ts';
import type { RunState } from './job.ts';
import { numberAt } from './payload.ts';
import { performRun } from './run.ts';
import { newRun } from './run-record.ts';
import { createSlots } from './slots.ts';
import { isTriggered } from './trigger.ts';
import type { DispatchRequest, Run, Runner, RunnerOptions } from './types.ts';
import type { Workflow } from './workflow.ts';
import { createWorkflowFiles } from './workflow-files.ts';
import { plainRepository, workflowRunPayload } from './workflow-run-payload.ts';

/** GitHub lets workflow_run events chain this far, so that two workflows cannot start each other for ever. */
const MAXIMUM_DEPTH = 3;

/**
 * Runs the workflow files of the forge's repositories when the forge delivers events, as GitHub Actions does.
 * Jobs run on this machine, one folder each, with the environment GitHub's runner gives and nothing else of the host.
 */
export function startRunner(forge: Forge, options: RunnerOptions): Runner {
  const runs: Run[] = [];
  const working = new Set<Promise<void>>();
  const faults: unknown[] = [];
  const closing = new AbortController();
  const readWorkflows = createWorkflowFiles();
  const slots = createSlots(options.parallelJobs ?? 2);
  const groups = new Map<string, Concurrency>();
  const depths = new Map<number, number>();
  const now = options.now ?? (() => new Date());
  const tell = (run: Run): void => options.onChange?.(run);
  // What happens is taken in one after the other, so that runs queue in the order of their causes.
  let intake: Promise<void> = Promise.resolve();

  function track(work: Promise<void>): Promise<void> {
    const tracked = work
      .catch((error: unknown) => void faults.push(error))
      .finally(() => working.delete(tracked));
    working.add(tracked);
    return tracked;
  }

  function receive(delivery: Delivery): void {
    if (!delivery.suppressed) queue(() => take(delivery));
  }

  function queue(work: () => Promise<void>): void {
    if (!closing.signal.aborted) intake = track(intake.then(work));
  }

  async function take(delivery: Delivery): Promise<void> {
    const gitDirectory = forge.gitDirectory(delivery.repository);
    const depth = depths.get(numberAt(delivery.payload, 'workflow_run', 'id') ?? 0) ?? 0;
    if (depth > MAXIMUM_DEPTH) return;
    for (const event of await readEvents(delivery, gitDirectory, depth)) await trigger(event, gitDirectory);
  }

  async function trigger(event: TriggerEvent, gitDirectory: string): Promise<void> {
    for (const workflow of await readWorkflows(gitDirectory, event.workflowSha)) {
      if (!forge.startsWorkflow(event.repository, workflow.path)) continue;
      // A file that cannot be read shows as a run that never started when it is pushed, and is passed over afterwards.
      const invalid = workflow.errors.length > 0;
      const changed = (): Promise<string[]> => changedPaths(event, gitDirectory);
      if (!(invalid ? event.name === 'push' : await isTriggered(workflow, event, changed))) continue;
      const number =
        runs.filter((run) => run.repository === event.repository && run.path === workflow.path).length + 1;
      const run = newRun(workflow, event, {
        id: runs.length + 1,
        number,
        created: now(),
        directory: options.directory,
      });
      runs.push(run);
      depths.set(run.id, event.depth + 1);
      if (invalid) fail(run, workflow.errors);
      else track(perform(run, workflow, event));
    }
  }

  async function perform(run: Run, workflow: Workflow, event: TriggerEvent): Promise<void> {
    const cancelling = new AbortController();
    const cancel = (): void => cancelling.abort();
    const github = githubContext(run, workflow, event, forge);
    const state: RunState = {
      forge,
      options,
      run,
      workflow,
      event,
      github,
      inputs: {},
      // A run that begins while the runner is closing ends as those do that were there before.
      cancelled: AbortSignal.any([cancelling.signal, closing.signal]),
      closing: closing.signal,
    };
    const concurrency = groups.get(run.repository) ?? createConcurrency();
    groups.set(run.repository, concurrency);
    tell(run);
    announce(state, 'requested');
    try {
      state.inputs = dispatchInputs(workflow, event);
      await performRun(state, { concurrency, slots, cancel, changed: () => tell(run) });
    } catch (error) {
      fail(run, [error instanceof Error ? error.message : String(error)]);
    }
    announce(state, 'completed');
  }

  function fail(run: Run, errors: string[]): void {
    Object.assign(run, { status: 'completed', conclusion: 'startup_failure', errors });
    tell(run);
  }

  function announce(state: RunState, action: 'requested' | 'completed'): void {
    if (closing.signal.aborted) return;
    const payload = workflowRunPayload(state, action, now());
    forge.deliver({
      event: 'workflow_run',
      payload,
      repository: state.run.repository,
      actor: state.run.actor,
      suppressed: false,
    });
  }

  async function request(
    repository: string,
    event: string,
    actor: string,
    fields: Record<string, unknown>,
  ): Promise<void> {
    const branch = await defaultBranch(forge.gitDirectory(repository));
    const payload = {
      ...fields,
      repository: plainRepository(forge, repository, branch),
      sender: { login: actor },
    };
    forge.deliver({ event, payload, repository, actor, suppressed: false });
  }

  async function tick(repository: string, cron: string | undefined): Promise<void> {
    const gitDirectory = forge.gitDirectory(repository);
    const workflows = await readWorkflows(gitDirectory, `refs/heads/${await defaultBranch(gitDirectory)}`);
    const lines = new Set(
      workflows.flatMap((workflow) => workflow.on.schedule ?? []).map((entry) => entry.cron),
    );
    for (const line of lines) {
      if (cron === undefined || cron === line)
        await request(repository, 'schedule', 'github-actions[bot]', { schedule: line });
    }
  }

  forge.onDelivery(receive);
  return {
    runs,
    async idle() {
      // What the forge is about to deliver arrives in a later turn of the event loop than the answer that caused it.
      do {
        await Promise.all(working);
        await new Promise((resolve) => setImmediate(resolve));
      } while (working.size > 0);
      if (faults.length > 0) throw faults[0];
    },
    schedule: (repository, cron) => queue(() => tick(repository, cron)),
    dispatch: (repository, workflow, { actor, ref, inputs = {} }: DispatchRequest) => {
      const fields = { workflow, inputs, ...(ref === undefined ? {} : { ref }) };
      queue(() => request(repository, 'workflow_dispatch', actor, fields));
    },
    async close() {
      closing.abort();
      while (working.size > 0) await Promise.all(working);
    },
  };
}

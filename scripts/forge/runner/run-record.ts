import path from 'node:path';
import type { TriggerEvent } from './event.ts';
import { nameOfCopy } from './matrix.ts';
import type { Run } from './types.ts';
import type { Workflow } from './workflow.ts';

export interface NewRun {
  id: number;
  number: number;
  created: Date;
  /** The runner's folder. */
  directory: string;
}

/** A run as it stands when it has just been queued. */
export function newRun(
  workflow: Workflow,
  event: TriggerEvent,
  { id, number, created, directory }: NewRun,
): Run {
  return {
    id,
    number,
    repository: event.repository,
    name: workflow.name,
    path: workflow.path,
    event: event.name,
    ...(event.action === undefined ? {} : { action: event.action }),
    actor: event.actor,
    headSha: event.headSha,
    headBranch: event.headBranch,
    createdAt: created.toISOString(),
    status: 'queued',
    conclusion: null,
    errors: [],
    jobs: workflow.jobs.flatMap((job) =>
      job.copies.map((copy) => ({
        id: job.id,
        name: nameOfCopy(job.id, copy),
        status: 'queued',
        conclusion: null,
        permissions: {},
        outputs: {},
        steps: [],
      })),
    ),
    artifacts: path.join(directory, 'artifacts', String(id)),
  };
}

/** For people and failing tests: what a run did, with the log of every step that did not succeed. */
export function describeRun(run: Run): string {
  const lines = [`${run.name} #${run.number} (${run.event}): ${run.conclusion ?? run.status}`, ...run.errors];
  for (const job of run.jobs) {
    lines.push(`  ${job.id}: ${job.conclusion ?? job.status}`);
    for (const step of job.steps) {
      lines.push(`    ${step.outcome.padEnd(9)} ${step.name} (${step.milliseconds} ms)`);
      if (step.outcome === 'failure')
        lines.push(
          ...step.log
            .trimEnd()
            .split('\n')
            .map((line) => `      ${line}`),
        );
    }
  }
  return lines.join('\n');
}

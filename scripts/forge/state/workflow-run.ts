import { isBody } from '../http/body.ts';
import type { Delivery } from '../types.ts';
import { findRepository, type World } from './world.ts';

/** What the runner's `workflow_run` deliveries tell of a run: enough for people to look it up. */
export interface WorkflowRun {
  id: number;
  name: string;
  /** `.github/workflows/gate.yml` */
  path: string;
  title: string;
  event: string;
  status: string;
  conclusion: string | null;
  headBranch: string;
  headSha: string;
  actor: string;
  createdAt: string;
}

/** Runs are the runner's; the forge only keeps what it hears of them. */
export function rememberRun(world: World, { event, payload, repository, actor }: Delivery): void {
  const run = payload.workflow_run;
  if (event !== 'workflow_run' || !isBody(run) || typeof run.id !== 'number') return;
  const text = (key: string): string => (typeof run[key] === 'string' ? run[key] : '');
  findRepository(world, repository)?.workflowRuns.set(run.id, {
    id: run.id,
    name: text('name'),
    path: text('path'),
    title: text('display_title'),
    event: text('event'),
    status: text('status'),
    conclusion: run.conclusion === null ? null : text('conclusion'),
    headBranch: text('head_branch'),
    headSha: text('head_sha'),
    actor,
    createdAt: text('created_at'),
  });
}

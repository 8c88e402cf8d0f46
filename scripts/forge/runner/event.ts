import type { Delivery } from '../types.ts';
import { defaultBranch, resolveCommit } from './git.ts';
import { numberAt, textAt } from './payload.ts';

/** A delivery together with what GitHub derives from it before any workflow file is read. */
export interface TriggerEvent {
  name: string;
  action: string | undefined;
  payload: Record<string, unknown>;
  repository: string;
  actor: string;
  /** GITHUB_REF and GITHUB_SHA. */
  ref: string;
  sha: string;
  /** The commit whose workflow files count. */
  workflowSha: string;
  workflowRef: string;
  /** What the run is shown at: a pull request's head even where the code that runs is the base's. */
  headSha: string;
  headBranch: string;
  /** GITHUB_BASE_REF and GITHUB_HEAD_REF; empty where there is no pull request. */
  baseRef: string;
  headRef: string;
  /** Branch that `branches:` filters look at. */
  filterBranch: string;
  /** From a pull request of a fork: the token only reads. */
  fork: boolean;
  /** How many workflow_run events led here. */
  depth: number;
}

/** Events whose run happens on the default branch, with the default branch's copy of the workflow. */
const ON_DEFAULT_BRANCH = [
  'issue_comment',
  'issues',
  'label',
  'milestone',
  'schedule',
  'status',
  'check_run',
  'check_suite',
  'workflow_run',
  'repository_dispatch',
];

/**
 * What a webhook means to workflows: usually one event, two for a change of a pull request, none for what starts no
 * workflow. Which ref runs and which copy of the workflow file is read follows GitHub's table "Events that trigger
 * workflows"; pull_request_target runs on the default branch whatever its base is (since 2025-12-08).
 */
export async function readEvents(
  delivery: Delivery,
  gitDirectory: string,
  depth: number,
): Promise<TriggerEvent[]> {
  const names =
    delivery.event === 'pull_request' ? ['pull_request', 'pull_request_target'] : [delivery.event];
  const events = await Promise.all(names.map((name) => readEvent(name, delivery, gitDirectory, depth)));
  return events.filter((event) => event !== null);
}

async function readEvent(
  name: string,
  delivery: Delivery,
  gitDirectory: string,
  depth: number,
): Promise<TriggerEvent | null> {
  const { payload } = delivery;
  const main = await defaultBranch(gitDirectory);
  const mainSha = await resolveCommit(gitDirectory, `refs/heads/${main}`);
  if (mainSha === null) return null;
  const base: TriggerEvent = {
    name,
    action: textAt(payload, 'action'),
    payload,
    repository: delivery.repository,
    actor: delivery.actor,
    ref: `refs/heads/${main}`,
    sha: mainSha,
    workflowSha: mainSha,
    workflowRef: `refs/heads/${main}`,
    headSha: mainSha,
    headBranch: main,
    baseRef: '',
    headRef: '',
    filterBranch: main,
    fork: false,
    depth,
  };
  if (name === 'workflow_run')
    return { ...base, filterBranch: textAt(payload, 'workflow_run', 'head_branch') ?? '' };
  if (ON_DEFAULT_BRANCH.includes(name)) return base;
  if (name === 'pull_request_target') return onPullRequest(base);
  if (name === 'pull_request' || name === 'pull_request_review')
    return fromPullRequest(onPullRequest(base), gitDirectory);
  if (name === 'push') return onRef(base, textAt(payload, 'ref'), textAt(payload, 'after'));
  if (name === 'merge_group') return onMergeGroup(base);
  if (name === 'workflow_dispatch') {
    const written = textAt(payload, 'ref') ?? main;
    const ref = written.startsWith('refs/') ? written : `refs/heads/${written}`;
    return onRef(base, ref, (await resolveCommit(gitDirectory, ref)) ?? undefined);
  }
  return null;
}

function onPullRequest(event: TriggerEvent): TriggerEvent {
  const pull = event.payload.pull_request;
  const baseRef = textAt(pull, 'base', 'ref') ?? '';
  return {
    ...event,
    headSha: textAt(pull, 'head', 'sha') ?? event.headSha,
    headBranch: textAt(pull, 'head', 'ref') ?? event.headBranch,
    baseRef,
    headRef: textAt(pull, 'head', 'ref') ?? '',
    filterBranch: baseRef,
  };
}

/** The code of the pull request itself: its merge with the base where that exists, else its head. */
async function fromPullRequest(event: TriggerEvent, gitDirectory: string): Promise<TriggerEvent> {
  const ref = `refs/pull/${numberAt(event.payload, 'pull_request', 'number')}/merge`;
  const sha = (await resolveCommit(gitDirectory, ref)) ?? event.headSha;
  const from = textAt(event.payload, 'pull_request', 'head', 'repo', 'full_name');
  return { ...event, ref, sha, workflowSha: sha, workflowRef: ref, fork: from !== event.repository };
}

function onMergeGroup(event: TriggerEvent): TriggerEvent | null {
  const group = event.payload.merge_group;
  const queued = onRef(event, textAt(group, 'head_ref'), textAt(group, 'head_sha'));
  if (queued === null) return null;
  return {
    ...queued,
    filterBranch: branchOf(textAt(group, 'base_ref') ?? ''),
    baseRef: branchOf(textAt(group, 'base_ref') ?? ''),
  };
}

function onRef(event: TriggerEvent, ref: string | undefined, sha: string | undefined): TriggerEvent | null {
  if (ref === undefined || sha === undefined || /^0+$/.test(sha)) return null;
  const branch = branchOf(ref);
  return {
    ...event,
    ref,
    sha,
    workflowSha: sha,
    workflowRef: ref,
    headSha: sha,
    headBranch: branch,
    filterBranch: branch,
  };
}

/** `refs/heads/x` and `refs/tags/x` without their beginning; other refs without `refs/`. */
export function branchOf(ref: string): string {
  return ref.replace(/^refs\/(?:heads\/|tags\/)?/, '');
}

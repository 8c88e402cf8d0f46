import type { Octokit } from '@octokit/rest';
import type { Login } from '../../model/vocabulary.ts';
import { member, numberOf, textOf } from './payload.ts';

/** What a run of the gate was started by, and which pull requests it has to look at. */
export interface GateEvent {
  /** Empty where the event concerns none. */
  pullRequests: number[];
  /** The review that started the run, and the head the relay saw when it arrived. */
  review?: { id: number; seenAt: string };
  /** Who submitted the case just now, and the head at that moment. */
  submission?: { by: Login; head: string };
  comment?: { id: number };
  /** A merge group whose commit waits for a status of its own. */
  mergeGroup?: { head: string };
  /** Nobody did anything: every open pull request is looked at again. */
  sweep: boolean;
}

export interface EventSource {
  octokit: Octokit;
  owner: string;
  repo: string;
  /** GITHUB_EVENT_NAME */
  name: string;
  /** Content of GITHUB_EVENT_PATH. */
  payload: unknown;
}

/** The one workflow whose runs are believed to say that a review arrived. */
export const RELAY_WORKFLOW = '.github/workflows/relay.yml';

const NOTHING: GateEvent = { pullRequests: [], sweep: false };

/** Events of other repositories, other workflows and other kinds concern nobody. */
export async function readEvent(source: EventSource): Promise<GateEvent> {
  const { payload, name, owner, repo } = source;
  if (name === 'schedule') return { pullRequests: await openPullRequests(source), sweep: true };
  if (textOf(payload, 'repository', 'full_name')?.toLowerCase() !== `${owner}/${repo}`.toLowerCase())
    return NOTHING;
  if (name === 'pull_request_target') return onPullRequest(payload);
  if (name === 'issue_comment') return onComment(payload);
  if (name === 'workflow_dispatch') return onDispatch(source);
  return name === 'workflow_run' ? onRelay(source) : NOTHING;
}

function onPullRequest(payload: unknown): GateEvent {
  const number = numberOf(payload, 'pull_request', 'number');
  if (number === undefined) return NOTHING;
  const action = textOf(payload, 'action');
  const submitted =
    action === 'ready_for_review' ||
    (action === 'opened' && member(payload, 'pull_request', 'draft') === false);
  const by = textOf(payload, 'sender', 'login');
  const head = textOf(payload, 'pull_request', 'head', 'sha');
  const submission = submitted && by !== undefined && head !== undefined ? { submission: { by, head } } : {};
  return { pullRequests: [number], ...submission, sweep: false };
}

function onComment(payload: unknown): GateEvent {
  const number = numberOf(payload, 'issue', 'number');
  const id = numberOf(payload, 'comment', 'id');
  if (number === undefined || id === undefined || member(payload, 'issue', 'pull_request') === undefined)
    return NOTHING;
  return { pullRequests: [number], comment: { id }, sweep: false };
}

async function onDispatch(source: EventSource): Promise<GateEvent> {
  const asked = Number(textOf(source.payload, 'inputs', 'pull_request') ?? Number.NaN);
  if (Number.isSafeInteger(asked)) return { pullRequests: [asked], sweep: false };
  return { pullRequests: await openPullRequests(source), sweep: true };
}

async function openPullRequests({ octokit, owner, repo }: EventSource): Promise<number[]> {
  const open = await octokit.paginate(octokit.pulls.list, {
    owner,
    repo,
    state: 'open',
    sort: 'created',
    direction: 'asc',
    per_page: 100,
  });
  return open.map((pull) => pull.number);
}

async function onRelay(source: EventSource): Promise<GateEvent> {
  const { payload } = source;
  const run = (...path: string[]): string | undefined => textOf(payload, 'workflow_run', ...path);
  const head = run('head_sha');
  const ours =
    run('path')?.replace(/@.*$/, '') === RELAY_WORKFLOW &&
    run('repository', 'full_name') === textOf(payload, 'repository', 'full_name');
  if (!ours || head === undefined) return NOTHING;
  if (run('event') === 'merge_group') return onMergeGroup(run('head_branch') ?? '', head);
  if (run('event') !== 'pull_request_review') return NOTHING;
  const pullRequests = await pullRequestsOfBranch(
    source,
    run('head_repository', 'full_name') ?? '',
    run('head_branch') ?? '',
  );
  const id = await reviewThatStarted(source, pullRequests, run('actor', 'login'), run('created_at'));
  return { pullRequests, ...(id === undefined ? {} : { review: { id, seenAt: head } }), sweep: false };
}

/** `gh-readonly-queue/main/pr-12-<commit>` */
function onMergeGroup(branch: string, head: string): GateEvent {
  const number = /^gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]+$/.exec(branch)?.[1];
  return { pullRequests: number === undefined ? [] : [Number(number)], mergeGroup: { head }, sweep: false };
}

/** The payload's own list is empty for forks, and the head may have moved on: the branch tells. */
async function pullRequestsOfBranch(
  source: EventSource,
  repository: string,
  branch: string,
): Promise<number[]> {
  const { octokit, owner, repo } = source;
  const head = `${repository.split('/')[0]}:${branch}`;
  const listed = await octokit.paginate(octokit.pulls.list, {
    owner,
    repo,
    state: 'open',
    head,
    per_page: 100,
  });
  return listed
    .filter(
      (pull) =>
        pull.head.ref === branch && pull.head.repo?.full_name.toLowerCase() === repository.toLowerCase(),
    )
    .map((pull) => pull.number)
    .sort((a, b) => a - b);
}

/** A relay's run begins right after the review; anything older was not what started it. */
const LATEST_MS = 5 * 60_000;
const SKEW_MS = 60_000;

/** The payload names the run's actor and the commit, not the review: it is the actor's newest, given just before. */
async function reviewThatStarted(
  { octokit, owner, repo }: EventSource,
  pullRequests: readonly number[],
  actor: string | undefined,
  created: string | undefined,
): Promise<number | undefined> {
  if (actor === undefined || created === undefined) return undefined;
  const started = Date.parse(created);
  let newest: { id: number; at: number } | undefined;
  for (const pull_number of pullRequests) {
    const reviews = await octokit.paginate(octokit.pulls.listReviews, {
      owner,
      repo,
      pull_number,
      per_page: 100,
    });
    for (const { id, user, submitted_at: submitted } of reviews) {
      const at = Date.parse(submitted ?? '');
      const fits =
        user?.login.toLowerCase() === actor.toLowerCase() &&
        at > started - LATEST_MS &&
        at < started + SKEW_MS;
      if (fits && at >= (newest?.at ?? 0)) newest = { id, at };
    }
  }
  return newest?.id;
}

import { combine } from '../present/status.ts';
import type { CheckRun, Deployment, DeploymentState, StatusState } from '../state/commit-report.ts';
import type { Repository } from '../state/repository.ts';
import { type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { avatar, count, time } from './parts.ts';
import { safeAddress } from './safe-address.ts';

export type Outcome = 'passed' | 'failed' | 'pending' | 'skipped';

export function outcomeIcon(outcome: Outcome): Html {
  const icons = {
    passed: () => icon('check', 'Passed'),
    failed: () => icon('cross', 'Failed'),
    pending: () => icon('dot', 'Pending'),
    skipped: () => icon('skip', 'Skipped'),
  };
  return html`<span class="outcome ${outcome}">${icons[outcome]()}</span>`;
}

export function outcomeOfRun({ status, conclusion }: CheckRun): Outcome {
  if (status !== 'completed') return 'pending';
  if (conclusion === 'success') return 'passed';
  return conclusion === 'neutral' || conclusion === 'skipped' ? 'skipped' : 'failed';
}

function outcomeOfStatus(state: StatusState): Outcome {
  if (state === 'pending') return 'pending';
  return state === 'success' ? 'passed' : 'failed';
}

/** The newest run of each check on a commit. */
export function latestRuns(repository: Repository, sha: string): CheckRun[] {
  const latest = new Map<string, CheckRun>();
  for (const run of repository.checkRuns)
    if (run.headSha === sha) latest.set(`${run.appId} ${run.name}`, run);
  return [...latest.values()];
}

/** The worst of what is said of a commit; null where nothing is. */
export function outcomeOfCommit(repository: Repository, sha: string): Outcome | null {
  const said = [
    ...combine(repository.statuses.get(sha) ?? []).statuses.map(({ state }) => outcomeOfStatus(state)),
    ...latestRuns(repository, sha).map(outcomeOfRun),
  ];
  return (
    (['failed', 'pending', 'passed', 'skipped'] as const).find((outcome) => said.includes(outcome)) ?? null
  );
}

/** Statuses and check runs of a commit, one line each. */
export function checkList(repository: Repository, sha: string, checksPage: string): Html {
  const statuses = combine(repository.statuses.get(sha) ?? []).statuses.toReversed();
  const runs = latestRuns(repository, sha);
  if (statuses.length + runs.length === 0)
    return html`<p class="quiet">No check has reported on this commit yet.</p>`;
  return html`<ul class="rows">
${statuses.map(
  ({ state, context, description, targetUrl, creator }) =>
    html`<li>${outcomeIcon(outcomeOfStatus(state))} ${avatar(creator)} <span class="grow"><strong>${context}</strong>${description ? html` <span class="quiet" dir="auto">— ${description}</span>` : nothing}</span>${details(targetUrl)}</li>\n`,
)}${runs.map(
  (run) =>
    html`<li>${outcomeIcon(outcomeOfRun(run))} <span class="grow"><strong>${run.name}</strong> <span class="quiet" dir="auto">— ${run.title ?? run.status}${run.annotations.length > 0 && ` · ${count(run.annotations.length, 'annotation')}`}</span></span><a href="${checksPage}#check-${run.id}">Details</a></li>\n`,
)}</ul>`;
}

function details(url: string | null): Html {
  const address = url === null ? null : safeAddress(url);
  return address === null ? nothing : html`<a href="${address}">Details</a>`;
}

const DEPLOYMENTS: Record<DeploymentState, { outcome: Outcome; text: string }> = {
  success: { outcome: 'passed', text: 'Active' },
  failure: { outcome: 'failed', text: 'Failed' },
  error: { outcome: 'failed', text: 'Failed' },
  pending: { outcome: 'pending', text: 'Waiting' },
  queued: { outcome: 'pending', text: 'Queued' },
  in_progress: { outcome: 'pending', text: 'In progress' },
  inactive: { outcome: 'skipped', text: 'Inactive' },
};

export function deploymentList(deployments: readonly Deployment[]): Html {
  if (deployments.length === 0) return nothing;
  return html`<section class="card box" aria-labelledby="deployments"><h2 id="deployments">Deployments</h2><ul class="rows">
${deployments.map((deployment) => {
  const last = deployment.statuses.at(-1);
  const { outcome, text } = DEPLOYMENTS[last?.state ?? 'pending'];
  const address = safeAddress(last?.environmentUrl ?? '');
  return html`<li>${outcomeIcon(outcome)} ${icon('rocket')} <span class="grow"><strong>${deployment.environment}</strong> <span class="quiet" dir="auto">${text}${last?.description ? ` — ${last.description}` : ''}</span> <span class="quiet">${time(last?.createdAt ?? deployment.createdAt)}</span></span>${address === null ? nothing : html`<a href="${address}">View deployment</a>`}</li>\n`;
})}</ul></section>`;
}

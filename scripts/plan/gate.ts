import type { Assessment } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { GateChange, Plan } from '../model/plan.ts';
import { type Proposal, planWithholding } from './withholding.ts';

/** How the pull request should look; bodies come from render, the difference is made here. */
export interface DesiredCase {
  comment: string;
  labels: string[];
  /** Prefixes of the labels that are ours to remove. */
  ownLabels: readonly string[];
  status: { state: Assessment['verdict']; description: string; url: string };
  /** A commit of the merge queue that waits for the verdict as well. */
  mergeGroup?: string;
  reviewers: { users: string[]; teams: string[] };
  ledgerFile: string;
  /** Said once, to the comment that started this run; null: nothing to say. */
  reply: string | null;
  proposal: Proposal;
}

/**
 * Desired × existing. Evidence first, then the verdict: whoever sees the status finds the rest in place. What ends the
 * case, closing or merging, comes last.
 */
export function planGate(
  facts: Facts,
  pr: PullRequestFacts,
  assessment: Assessment,
  desired: DesiredCase,
): Plan {
  const changes: GateChange[] = [
    ...ledger(assessment, desired),
    ...comment(pr, desired),
    ...reply(pr, desired),
    ...labels(pr, desired),
    ...reviewers(pr, desired),
    ...status(pr, desired),
    ...planWithholding(facts, pr, assessment, desired.proposal),
    ...merge(pr, assessment),
  ];
  return { changes, refusals: [] };
}

function ledger(assessment: Assessment, desired: DesiredCase): GateChange[] {
  if (assessment.records.length === 0) return [];
  return [{ kind: 'append-ledger', file: desired.ledgerFile, records: assessment.records }];
}

function comment(pr: PullRequestFacts, { comment: body }: DesiredCase): GateChange[] {
  if (pr.comment === null) return [{ kind: 'create-comment', pullRequest: pr.number, body }];
  if (sameText(pr.comment.body, body)) return [];
  return [{ kind: 'update-comment', pullRequest: pr.number, comment: pr.comment.id, body }];
}

function reply(pr: PullRequestFacts, { reply: body }: DesiredCase): GateChange[] {
  return body === null ? [] : [{ kind: 'create-comment', pullRequest: pr.number, body }];
}

/** GitHub stores comments with its own line ends. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trim() === b.trim();
}

function labels(pr: PullRequestFacts, desired: DesiredCase): GateChange[] {
  const missing = desired.labels.filter((label) => !pr.labels.includes(label));
  const surplus = pr.labels.filter(
    (label) => desired.ownLabels.some((own) => label.startsWith(own)) && !desired.labels.includes(label),
  );
  return [
    ...(missing.length > 0 ? [{ kind: 'add-labels' as const, pullRequest: pr.number, labels: missing }] : []),
    ...surplus.sort().map((label) => ({ kind: 'remove-label' as const, pullRequest: pr.number, label })),
  ];
}

function reviewers(pr: PullRequestFacts, { reviewers: wanted }: DesiredCase): GateChange[] {
  const users = wanted.users.filter(
    (login) => !pr.requested.users.some((asked) => asked.toLowerCase() === login.toLowerCase()),
  );
  const teams = wanted.teams.filter((team) => !pr.requested.teams.includes(team));
  if (pr.state === 'closed' || users.length + teams.length === 0) return [];
  return [{ kind: 'request-reviewers', pullRequest: pr.number, users, teams }];
}

/** What was ordered is done when everything stands, at the commit that was judged and at no other. */
function merge(pr: PullRequestFacts, { verdict, publishOrder }: Assessment): GateChange[] {
  if (pr.state === 'closed' || verdict !== 'success' || publishOrder === null) return [];
  return [{ kind: 'merge', pullRequest: pr.number, sha: pr.head }];
}

/** GitHub takes 1,000 statuses for a commit and context: written only where it says something new. */
function status(pr: PullRequestFacts, { status: wanted, mergeGroup }: DesiredCase): GateChange[] {
  if (pr.state === 'closed') return [];
  const said = pr.status?.state === wanted.state && pr.status.description === wanted.description;
  const commits = [...(said ? [] : [pr.head]), ...(mergeGroup === undefined ? [] : [mergeGroup])];
  return commits.map((sha) => ({ kind: 'set-status', sha, ...wanted }));
}

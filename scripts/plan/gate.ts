import type { Assessment } from '../model/assessment.ts';
import type { PullRequestFacts } from '../model/facts.ts';
import type { GateChange, Plan } from '../model/plan.ts';

/** How the pull request should look; bodies come from render, the difference is made here. */
export interface DesiredCase {
  comment: string;
  labels: string[];
  /** Prefixes of the labels that are ours to remove. */
  ownLabels: readonly string[];
  status: { state: Assessment['verdict']; description: string; url: string };
  reviewers: { users: string[]; teams: string[] };
  ledgerFile: string;
}

/** Desired × existing. Evidence first, the verdict last: whoever sees the status finds the rest in place. */
export function planGate(pr: PullRequestFacts, assessment: Assessment, desired: DesiredCase): Plan {
  const changes: GateChange[] = [
    ...ledger(assessment, desired),
    ...comment(pr, desired),
    ...labels(pr, desired),
    ...reviewers(pr, desired),
    ...status(pr, desired),
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

/** GitHub takes 1,000 statuses for a commit and context: written only where it says something new. */
function status(pr: PullRequestFacts, { status: wanted }: DesiredCase): GateChange[] {
  if (pr.state === 'closed') return [];
  if (pr.status?.state === wanted.state && pr.status.description === wanted.description) return [];
  return [
    {
      kind: 'set-status',
      sha: pr.head,
      state: wanted.state,
      description: wanted.description,
      url: wanted.url,
    },
  ];
}

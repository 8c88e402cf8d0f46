import type { Assessment } from '../model/assessment.ts';
import type { PullRequestFacts } from '../model/facts.ts';
import type { Change, Plan, Receipt } from '../model/plan.ts';
import { explain } from './message.ts';
import { STAGE_WORDS, STATE_WORDS } from './stage-words.ts';
import { listed } from './words.ts';

/** A decision in a few lines, for a terminal and the log of a run. */
export function renderDecision(
  pr: PullRequestFacts,
  assessment: Assessment,
  plan: Plan,
  receipts: readonly Receipt[],
): string {
  const { next, signOffs, blockers, stage, verdict } = assessment;
  const done = receipts.map(
    ({ kind, subject, outcome, detail }) => `  ${outcome} ${kind} ${subject}${detail ? ` (${detail})` : ''}`,
  );
  return [
    `Pull request ${pr.number} at ${pr.head.slice(0, 7)}: ${STAGE_WORDS[stage].name}, gate ${verdict}`,
    `Next: ${whose(next)}${next.people.length > 0 ? ` (${next.people.join(', ')})` : ''}: ${explain(next.task)}`,
    ...signOffs.map(
      (signOff) => `  ${STATE_WORDS[signOff.state]}  ${signOff.title}: ${explain(signOff.reason)}`,
    ),
    ...(blockers.length > 0
      ? ['Before it can be merged:', ...blockers.map((reason) => `  ${explain(reason)}`)]
      : []),
    ...(receipts.length > 0
      ? ['Done:', ...done]
      : ['Would do (--apply does it):', ...plan.changes.map((change) => `  ${changeLine(change)}`)]),
  ].join('\n');
}

/** One role, or all of those whose turn it is. */
function whose({ role, task: { params } }: Assessment['next']): string {
  return Array.isArray(params.titles) ? listed(params.titles) : role;
}

function changeLine(change: Change): string {
  if ('portal' in change) return `${change.kind} ${change.name} on ${change.portal}`;
  switch (change.kind) {
    case 'append-ledger':
      return `append ${change.records.length} to ${change.file}`;
    case 'add-labels':
      return `add labels ${change.labels.join(', ')}`;
    case 'remove-label':
      return `remove label ${change.label}`;
    case 'request-reviewers':
      return `ask ${[...change.users, ...change.teams].join(', ')} to review`;
    case 'set-status':
      return `set status ${change.state}: ${change.description}`;
    case 'propose-file':
      return `propose a change of ${change.path}`;
    case 'merge':
      return `merge ${change.sha.slice(0, 7)}`;
    default:
      return change.kind.replace('-', ' the ');
  }
}

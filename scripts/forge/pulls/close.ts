import type { Issue } from '../state/issue.ts';
import { announce, type Case, record } from './timeline.ts';

export async function close(
  target: Case,
  reason: Issue['stateReason'] = null,
  commitId: string | null = null,
): Promise<void> {
  const { issue, world, token } = target;
  record(target, 'closed', { state_reason: issue.pull === null ? (reason ?? 'completed') : null }, commitId);
  issue.state = 'closed';
  issue.stateReason = issue.pull === null ? (reason ?? 'completed') : null;
  issue.closedAt = world.now();
  issue.closedBy = token.account;
  await announce(target, 'closed');
}

export async function reopen(target: Case): Promise<void> {
  const { issue } = target;
  record(target, 'reopened');
  issue.state = 'open';
  issue.stateReason = issue.pull === null ? 'reopened' : null;
  issue.closedAt = null;
  issue.closedBy = null;
  await announce(target, 'reopened');
}

import type { Delivery } from '../../forge/types.ts';
import { RELAY_WORKFLOW } from '../../gather/github/event.ts';

/** What starts a run of the gate: the name of the event and its payload. */
export interface GateStart {
  name: string;
  payload: unknown;
}

/** `types` of the gate's workflow. */
const PULL_REQUEST = new Set([
  'opened',
  'edited',
  'synchronize',
  'reopened',
  'ready_for_review',
  'converted_to_draft',
  'closed',
]);
const REVIEW = new Set(['submitted', 'edited', 'dismissed']);

/** What a webhook comes to: the gate itself for pushes and comments, and for reviews the end of the relay's run. */
export function startedBy({ event, payload, suppressed }: Delivery, now: Date): GateStart[] {
  const action = String(payload.action);
  if (suppressed) return [];
  if (event === 'pull_request' && PULL_REQUEST.has(action)) return [{ name: 'pull_request_target', payload }];
  if (event === 'issue_comment' && action === 'created') return [{ name: event, payload }];
  if (event !== 'pull_request_review' || !REVIEW.has(action)) return [];
  const { head } = payload.pull_request as { head: { sha: string; ref: string; repo: unknown } };
  const { repository, sender: actor } = payload;
  const run = {
    path: RELAY_WORKFLOW,
    event,
    head_sha: head.sha,
    head_branch: head.ref,
    head_repository: head.repo,
    repository,
    actor,
    created_at: now.toISOString(),
    pull_requests: [],
  };
  return [{ name: 'workflow_run', payload: { action: 'completed', repository, workflow_run: run } }];
}

import type { PullRequest } from '../state/pull-request.ts';
import { requestCodeOwners } from './reviewer-requests.ts';
import { announce, type Case, record } from './timeline.ts';

export async function convertToDraft(target: Case, pull: PullRequest): Promise<void> {
  if (pull.draft) return;
  pull.draft = true;
  record(target, 'convert_to_draft');
  await announce(target, 'converted_to_draft');
}

/** Now the code owners are asked. */
export async function markReady(target: Case, pull: PullRequest): Promise<void> {
  if (!pull.draft) return;
  pull.draft = false;
  record(target, 'ready_for_review');
  await announce(target, 'ready_for_review');
  await requestCodeOwners(target, pull);
}

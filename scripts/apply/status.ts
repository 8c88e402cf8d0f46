import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Repository } from './repository.ts';

type SetStatus = Extract<GateChange, { kind: 'set-status' }>;

/** The one context that the ruleset asks for. */
const CONTEXT = 'daylight/gate';
/** GitHub refuses longer ones. */
const MOST_DESCRIPTION = 140;

/** Written only where it says something new: a commit takes 1,000 statuses of a context, and an hourly sweep would use them up. */
export async function setStatus(
  octokit: Octokit,
  repository: Repository,
  change: SetStatus,
): Promise<Receipt> {
  const { kind, sha, state, url } = change;
  const description = shorten(change.description);
  const subject = `${CONTEXT} on ${sha.slice(0, 7)}`;
  const standing = await latest(octokit, repository, sha);
  if (
    standing?.state === state &&
    standing.description === description &&
    (standing.target_url ?? '') === url
  ) {
    return { kind, subject, outcome: 'skipped', detail: 'says so already' };
  }
  await octokit.repos.createCommitStatus({
    ...repository,
    sha,
    state,
    context: CONTEXT,
    description,
    ...(url === '' ? {} : { target_url: url }),
  });
  return { kind, subject, outcome: 'done', detail: state, ...(url === '' ? {} : { address: url }) };
}

async function latest(octokit: Octokit, repository: Repository, ref: string) {
  for (let page = 1, seen = 0; ; page += 1) {
    const { data } = await octokit.repos.getCombinedStatusForRef({ ...repository, ref, per_page: 100, page });
    const found = data.statuses.find((status) => status.context === CONTEXT);
    seen += data.statuses.length;
    if (found || data.statuses.length === 0 || seen >= data.total_count) return found;
  }
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_DESCRIPTION
    ? text
    : `${characters.slice(0, MOST_DESCRIPTION - 1).join('')}…`;
}

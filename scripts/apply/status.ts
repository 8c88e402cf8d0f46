import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Login } from '../model/vocabulary.ts';
import type { Repository } from './repository.ts';

type SetStatus = Extract<GateChange, { kind: 'set-status' }>;

/** The one context that the ruleset asks for. */
const CONTEXT = 'daylight/gate';
const PAGE = 100;
/** GitHub refuses longer ones. */
const MOST_DESCRIPTION = 140;

/** Written only where it says something new: a commit takes 1,000 statuses of a context, and an hourly sweep would use them up. */
export async function setStatus(
  octokit: Octokit,
  repository: Repository,
  change: SetStatus,
  self?: Login,
): Promise<Receipt> {
  const { kind, sha, state, url } = change;
  const description = shorten(change.description);
  const subject = `${CONTEXT} on ${sha.slice(0, 7)}`;
  const standing = await latest(octokit, repository, sha, self);
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

/** The newest of this context, if it is ours: the ruleset believes nobody else, whatever they say under our name. */
async function latest(octokit: Octokit, repository: Repository, ref: string, self: Login | undefined) {
  for (let page = 1; ; page += 1) {
    const wanted = { ...repository, ref, per_page: PAGE, page };
    const { data } = await octokit.repos.listCommitStatusesForRef(wanted);
    const found = data.find((status) => status.context === CONTEXT);
    if (found) return self === undefined || found.creator?.login === self ? found : undefined;
    if (data.length < PAGE) return undefined;
  }
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_DESCRIPTION
    ? text
    : `${characters.slice(0, MOST_DESCRIPTION - 1).join('')}…`;
}

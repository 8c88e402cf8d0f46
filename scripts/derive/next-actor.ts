import type { NextActor, SignOff } from '../model/assessment.ts';
import type { PullRequestFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { Governance, RoleId } from '../model/governance.ts';
import type { PublishOrderRecord, WithheldRecord } from '../model/ledger.ts';
import type { Stage } from '../model/vocabulary.ts';
import { roleOf, sameLogin, scopeOf } from './role-key.ts';

/** Blockers that whoever opened the pull request has to lift, whatever the reviewers do. */
const STEWARDS = new Set([
  'files-incomplete',
  'shared-head',
  'nothing-changed',
  'findings-open',
  'behind-base',
]);

export interface Situation {
  pr: PullRequestFacts;
  governance: Governance;
  stage: Stage;
  signOffs: readonly SignOff[];
  blockers: readonly Reason[];
  withheld: WithheldRecord | null;
  publishOrder: PublishOrderRecord | null;
}

/** Whose turn it is, and for what: the first line of the comment (the commonest complaint is that nobody knows). */
export function nextActor(situation: Situation): NextActor {
  const { pr, signOffs, blockers, withheld } = situation;
  if (withheld !== null) return nobody({ id: 'turn-withheld', params: { login: withheld.by } });
  if (pr.state === 'closed') return nobody({ id: pr.merged ? afterMerging(pr) : 'turn-closed', params: {} });
  const mend = blockers.find((blocker) => STEWARDS.has(blocker.id));
  if (mend) return { role: 'steward', people: [pr.author], task: { ...mend, id: `turn-${mend.id}` } };
  const objection = signOffs.find((signOff) => signOff.reason.id === 'changes-requested');
  if (objection) {
    const params = { title: objection.title, login: objection.by ?? '' };
    return { role: 'steward', people: [pr.author], task: { id: 'turn-mend-request', params } };
  }
  if (pr.draft) return submitters(situation);
  return reviewersTurn(situation);
}

/** As far as a portal has been asked what it shows. */
function afterMerging({ published = [] }: PullRequestFacts): string {
  if (published.length === 0) return 'turn-merged';
  return published.every(({ receipt }) => receipt.outcome === 'done') ? 'turn-published' : 'turn-not-live';
}

/** A draft is taken out of draft by whoever signs by that; where nobody does, by whoever opened it. */
function submitters({ pr, governance, signOffs }: Situation): NextActor {
  const task: Reason = { id: 'turn-submit', params: {} };
  const signing = signOffs.find(({ role }) => roleOf(governance, role)?.by_submitting === true);
  return signing === undefined
    ? { role: 'steward', people: [pr.author], task }
    : { role: signing.role, people: signing.candidates, task };
}

function reviewersTurn({ pr, governance, stage, signOffs, blockers, publishOrder }: Situation): NextActor {
  const asked = signOffs.filter((signOff) => signOff.asked);
  const [first] = asked;
  if (first && asked.length > 1)
    return {
      role: first.role,
      people: [],
      task: { id: 'turn-sign-together', params: { titles: titlesOf(asked) } },
    };
  if (first) return { role: first.role, people: first.candidates, task: taskOf(first, pr) };
  const embargo = blockers.find((blocker) => blocker.id === 'embargo');
  if (embargo && blockers.length === 1) return { role: 'daylight', people: [], task: embargo };
  if (stage !== 'ready') return nobody({ id: 'turn-stuck', params: {} });
  return publishOrder === null
    ? { role: publisherOf(governance), people: [], task: { id: 'turn-merge', params: {} } }
    : { role: 'daylight', people: [], task: { id: 'turn-merging', params: { login: publishOrder.by } } };
}

/** The role that may order publication is the one to press the button. */
function publisherOf({ roles }: Governance): RoleId {
  return Object.keys(roles).find((role) => roles[role]?.publishes === true) ?? 'nobody';
}

function nobody(task: Reason): NextActor {
  return { role: 'nobody', people: [], task };
}

/** Two departments have a coordinator each. */
function titlesOf(asked: readonly SignOff[]): string[] {
  return asked.map(({ title, role }) => {
    const scope = asked.filter((other) => other.title === title).length > 1 ? scopeOf(role) : undefined;
    return scope === undefined ? title : `${title} (${scope})`;
  });
}

function taskOf(signOff: SignOff, { author }: PullRequestFacts): Reason {
  if (signOff.state === 'approved') return { id: 'turn-answer', params: {} };
  // GitHub takes no review of one's own pull request; who may sign it all the same does so by submitting.
  if (signOff.candidates.length === 1 && signOff.candidates.some((login) => sameLogin(login, author)))
    return { id: 'turn-submit-again', params: {} };
  return signOff.candidates.length === 0 ? signOff.reason : { id: 'turn-sign', params: {} };
}

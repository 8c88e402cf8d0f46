import type { NextActor, SignOff } from '../model/assessment.ts';
import type { Finding, Reason } from '../model/finding.ts';
import type { PullRequestFacts } from '../model/facts.ts';
import type { Stage } from '../model/vocabulary.ts';

/** Whose turn it is, and for what: the first line of the comment (the commonest complaint is that nobody knows). */
export function nextActor(pr: PullRequestFacts, stage: Stage, signOffs: readonly SignOff[], findings: readonly Finding[], waiting: Reason | null): NextActor {
  const steward = (id: string, params: Reason['params'] = {}): NextActor => ({ role: 'steward', people: [pr.author], task: { id, params } });
  if (pr.state === 'closed') return { role: 'nobody', people: [], task: { id: pr.merged ? 'turn-merged' : 'turn-closed', params: {} } };
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  if (errors > 0) return steward('turn-mend-findings', { errors });
  const objection = signOffs.find((s) => s.state === 'changes-requested' && s.reason.id === 'changes-requested');
  if (objection) return steward('turn-mend-request', { title: objection.title, login: objection.by ?? '' });
  if (pr.draft) return { ...steward('turn-submit'), people: submitters(signOffs) };
  const asked = signOffs.filter((signOff) => signOff.asked);
  const first = asked[0];
  if (first) {
    return {
      role: first.role,
      people: first.candidates,
      task: { id: asked.length > 1 ? 'turn-sign-together' : 'turn-sign', params: { titles: asked.map((s) => s.title) } },
    };
  }
  if (waiting !== null) return { role: 'daylight', people: [], task: waiting };
  if (stage === 'ready') return { role: 'cdo', people: [], task: { id: 'turn-merge', params: {} } };
  return { role: 'nobody', people: [], task: { id: 'turn-stuck', params: {} } };
}

/** A draft is taken out of draft by whoever may submit it. */
function submitters(signOffs: readonly SignOff[]): string[] {
  const first = signOffs[0];
  return first ? first.candidates : [];
}

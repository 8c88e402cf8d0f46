import type { SignOff } from '../model/assessment.ts';
import { cityDate } from '../model/city-date.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { Finding, Reason } from '../model/finding.ts';
import type { WithheldRecord } from '../model/ledger.ts';
import type { Unanswered } from './answers.ts';

/** GitHub lists at most 3,000 files of a pull request; beyond that nobody can say what it changes. */
const MOST_FILES = 3000;

export interface BlockerInput {
  facts: Facts;
  pr: PullRequestFacts;
  findings: readonly Finding[];
  signOffs: readonly SignOff[];
  unanswered: readonly Unanswered[];
  withheld: WithheldRecord | null;
}

/** Everything between this pull request and merging, in the order in which to deal with it. */
export function blockers({ facts, pr, findings, signOffs, unanswered, withheld }: BlockerInput): Reason[] {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  if (withheld !== null) return [{ id: 'withheld', params: { login: withheld.by } }];
  return [
    ...(facts.files.length >= MOST_FILES || pr.counted.files > facts.files.length
      ? [{ id: 'files-incomplete', params: { listed: facts.files.length, counted: pr.counted.files } }]
      : []),
    // A status belongs to a commit: while two pull requests share one, neither may be green for the other.
    ...((pr.sameHead ?? []).length > 0
      ? [{ id: 'shared-head', params: { others: (pr.sameHead ?? []).map((n) => `#${n}`) } }]
      : []),
    // What asks nobody for a sign-off is nothing that anybody can have agreed to.
    ...(signOffs.length === 0 ? [{ id: 'nothing-changed', params: {} }] : []),
    ...(errors > 0 ? [{ id: 'findings-open', params: { errors } }] : []),
    ...facts.datasets.filter((d) => d.behind).map((d) => ({ id: 'behind-base', params: { dataset: d.id } })),
    ...signOffs
      .filter((s) => s.reason.id === 'changes-requested')
      .map((s) => ({ id: 'blocked-by-request', params: { title: s.title, login: s.by ?? '' } })),
    ...(pr.draft ? [{ id: 'draft', params: {} }] : []),
    ...unanswered.map(({ dataset, checklist, questions }) => ({
      id: 'answers-missing',
      params: {
        dataset,
        checklist,
        count: questions.length,
        roles: [...new Set(questions.map((q) => q.answeredBy))],
      },
    })),
    ...signOffs
      .filter(
        (s) =>
          s.state === 'pending' ||
          s.state === 'stale' ||
          (s.state === 'changes-requested' && s.reason.id !== 'changes-requested'),
      )
      .map((s) => ({ id: 'sign-off-missing', params: { title: s.title, role: s.role } })),
    ...embargo(facts),
  ];
}

/** A release date in the future: complete, and waiting for the day to come in the city's own time zone. */
function embargo(facts: Facts): Reason[] {
  const today = cityDate(facts.now, facts.policy.governance.city.time_zone);
  return facts.datasets.flatMap((change) => {
    const date = change.head?.metadata.value?.release_date;
    return date !== undefined && date > today
      ? [{ id: 'embargo', params: { dataset: change.id, date } }]
      : [];
  });
}

import type { Assessment } from '../model/assessment.ts';
import type { CaseFile } from './comment/case-file.ts';
import { renderComment } from './comment/comment.ts';
import { labelsFor, OWN_LABELS } from './labels.ts';
import { renderRefusedCommands } from './refusals.ts';
import { statusDescription } from './status.ts';
import { renderWithholdingProposal } from './withholding.ts';

/** How the pull request should look: everything derive decided, as bodies and lists. What differs is for plan/ to say. */
export function desiredCase(file: CaseFile) {
  const { assessment, facts, pr } = file;
  return {
    comment: renderComment(file),
    labels: labelsFor(assessment),
    ownLabels: OWN_LABELS,
    status: {
      state: assessment.verdict,
      description: statusDescription(assessment),
      url: `${facts.repository.url}/pull/${pr.number}`,
    },
    reviewers: reviewers(file, assessment),
    ...(file.mergeGroup === undefined ? {} : { mergeGroup: file.mergeGroup }),
    ledgerFile: `pull-requests/${pr.number}.jsonl`,
    reply: renderRefusedCommands(assessment.refused.filter(({ comment }) => comment === file.startedBy)),
    proposal: renderWithholdingProposal(file),
  };
}

/** Whose turn it is gets a review request; whoever signed before is asked again, rather than the whole roster. */
function reviewers(
  { facts, pr }: CaseFile,
  { signOffs, consultations }: Assessment,
): { users: string[]; teams: string[] } {
  const users = new Set<string>();
  const teams = new Set<string>();
  for (const signOff of signOffs.filter((candidate) => candidate.asked)) {
    const again =
      signOff.by !== undefined && signOff.candidates.includes(signOff.by) ? [signOff.by] : signOff.candidates;
    const role = facts.policy.governance.roles[signOff.role.split('/')[0] ?? ''];
    const team = again.length > 1 && role?.scope === 'city' ? role.team : undefined;
    if (team !== undefined) teams.add(team);
    else for (const login of again) users.add(login);
  }
  // Whose advice is wanted is asked as well; whoever has reviewed already has been heard.
  for (const { role } of consultations.filter(({ open }) => open)) {
    for (const login of pr.members[role]?.members ?? []) users.add(login);
  }
  users.delete(pr.author);
  return { users: [...users].sort(), teams: [...teams].sort() };
}

import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

type Add = Extract<GateChange, { kind: 'add-labels' }>;
type Remove = Extract<GateChange, { kind: 'remove-label' }>;

/** In which GitHub makes a label that the repository does not know yet. */
const GREY = 'ededed';

/** One call for all of them; what GitHub had to make for it, and made grey, gets its colour. */
export async function addLabels(
  octokit: Octokit,
  repository: Repository,
  { kind, pullRequest, labels }: Add,
  colours: Readonly<Record<string, string>>,
): Promise<Receipt> {
  const { data } = await octokit.issues.addLabels({ ...repository, issue_number: pullRequest, labels });
  for (const { name, color } of data) {
    const wanted = labels.includes(name) ? colours[name] : undefined;
    if (color === GREY && wanted !== undefined && wanted !== GREY)
      await octokit.issues.updateLabel({ ...repository, name, color: wanted });
  }
  return { kind, subject: labels.join(', '), outcome: 'done' };
}

export async function removeLabel(
  octokit: Octokit,
  repository: Repository,
  { kind, pullRequest, label }: Remove,
): Promise<Receipt> {
  const removed = await unless(
    [404],
    octokit.issues.removeLabel({ ...repository, issue_number: pullRequest, name: label }),
  );
  return {
    kind,
    subject: label,
    outcome: removed ? 'done' : 'skipped',
    ...(removed ? {} : { detail: 'not there any more' }),
  };
}

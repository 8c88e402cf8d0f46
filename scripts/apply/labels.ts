import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

type Add = Extract<GateChange, { kind: 'add-labels' }>;
type Remove = Extract<GateChange, { kind: 'remove-label' }>;

const PLAIN = 'd9dee3';

/** Labels that the repository does not know yet are made first, in their colour: GitHub would make them grey. */
export async function addLabels(
  octokit: Octokit,
  repository: Repository,
  { kind, pullRequest, labels }: Add,
  colours: Readonly<Record<string, string>>,
): Promise<Receipt> {
  for (const name of labels) {
    if (await unless([404], octokit.issues.getLabel({ ...repository, name }))) continue;
    // 422: another run has just made it.
    await unless([422], octokit.issues.createLabel({ ...repository, name, color: colours[name] ?? PLAIN }));
  }
  await octokit.issues.addLabels({ ...repository, issue_number: pullRequest, labels });
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

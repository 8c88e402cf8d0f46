import type { Repository } from '../state/repository.ts';
import type { StatusChecksParameters } from '../state/ruleset.ts';

type CheckState = 'success' | 'pending' | 'failure' | 'missing';
type RequiredCheck = StatusChecksParameters['required_status_checks'][number];

/** Sentences about required checks that a commit lacks, as GitHub words them; none where all have passed. */
export function missingChecks(
  repository: Repository,
  sha: string,
  required: readonly RequiredCheck[],
): string[] {
  return required.flatMap((check) => {
    const state = stateOf(repository, sha, check);
    if (state === 'success') return [];
    if (state === 'failure') return [`Required status check "${check.context}" is failing.`];
    if (state === 'pending') return [`Required status check "${check.context}" is in progress.`];
    return [`Required status check "${check.context}" is expected.`];
  });
}

/** Where a check is pinned to an App, what others say under its name does not count. */
function stateOf(
  repository: Repository,
  sha: string,
  { context, integration_id: app }: RequiredCheck,
): CheckState {
  const counts = (appId: number | null): boolean => app === undefined || app === appId;
  const status = repository.statuses
    .get(sha)
    ?.findLast((said) => said.context === context && counts(said.appId));
  const run = repository.checkRuns.findLast(
    (said) => said.headSha === sha && said.name === context && counts(said.appId),
  );
  const states: CheckState[] = [];
  if (status !== undefined) states.push(status.state === 'error' ? 'failure' : status.state);
  if (run !== undefined) states.push(stateOfRun(run.status === 'completed' ? run.conclusion : null));
  for (const worst of ['failure', 'pending', 'success'] as const) if (states.includes(worst)) return worst;
  return 'missing';
}

function stateOfRun(conclusion: string | null): CheckState {
  if (conclusion === null) return 'pending';
  return ['success', 'neutral', 'skipped'].includes(conclusion) ? 'success' : 'failure';
}

import { type Comparison, type Difference, difference } from './difference.ts';

/** What the workflows, the environment and the publisher call main. */
const MAIN = 'main';

/** Private means private: what is under review is for reviewers, unless the city says that it reviews in the open. */
export function compareVisibility({ desired, live }: Comparison): Difference[] {
  const { open, forks } = desired.governance.review;
  const file = 'governance.yml';
  return [
    ...(live.private || open ? [] : [difference('error', 'repository-public', file, {})]),
    ...(live.archived ? [difference('error', 'repository-archived', file, {})] : []),
    ...(live.defaultBranch === MAIN
      ? []
      : [difference('error', 'default-branch', file, { expected: MAIN, found: live.defaultBranch })]),
    // Anybody may fork what is public; nothing can be set there.
    ...(live.private && live.allowForking && !forks
      ? [difference('warning', 'forks-allowed', file, {}, { kind: 'forbid-forks' })]
      : []),
  ];
}

import type { LiveSettings } from '../model/repository-settings.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';

/** What the workflows, the environment and the publisher call main. */
const MAIN = 'main';

/** Private means private: what is under review is for reviewers, unless the city says that it reviews in the open. */
export function compareVisibility({ desired, live }: Comparison): Difference[] {
  const { open, forks } = desired.governance.review;
  const file = 'governance.yml';
  return [
    ...members(live, file),
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

/** Whoever is a member of the organisation, invited here or not. */
function members({ basePermission, private: hidden }: LiveSettings, file: string): Difference[] {
  if (!basePermission.seen)
    return [unseen(file, 'what every member of the organisation may do', basePermission.needs)];
  const found = basePermission.value;
  if (found === 'read') return hidden ? [difference('notice', 'members-may-read', file, {})] : [];
  return found === 'none' ? [] : [difference('warning', 'members-may-write', file, { found })];
}

import type { LiveActions } from '../model/repository-settings.ts';
import { REPOSITORY } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';

/** Workflows run, may use the actions they name, and get no more from GitHub than they ask for. */
export function compareActions({ desired, live }: Comparison): Difference[] {
  const { actions, workflowToken, workflows } = live;
  return [
    ...(actions.seen
      ? running(actions.value, desired.actions)
      : [unseen(REPOSITORY, 'what workflows may use', actions.needs)]),
    ...(workflowToken.seen
      ? token(workflowToken.value)
      : [unseen(REPOSITORY, 'what workflows may do by default', workflowToken.needs)]),
    ...(workflows.seen
      ? desired.workflows.flatMap((path) => state(path, workflows.value[path]))
      : [unseen(REPOSITORY, 'workflows', workflows.needs)]),
  ];
}

function running(
  { enabled, allowed, githubOwned, patterns }: LiveActions,
  used: readonly string[],
): Difference[] {
  if (!enabled) return [difference('error', 'actions-disabled', REPOSITORY, {})];
  if (allowed === 'all') return [];
  const permitted = (action: string): boolean =>
    allowed === 'selected' &&
    ((githubOwned && /^(?:actions|github)\//.test(action)) ||
      patterns.some((pattern) => covers(pattern, action)));
  const refused = used.filter((action) => !permitted(action));
  return refused.length === 0 ? [] : [difference('error', 'actions-refused', REPOSITORY, { refused })];
}

/** `actions/*`, `actions/checkout@*`, `actions/checkout@v7`: the part before the version is compared. */
function covers(pattern: string, action: string): boolean {
  const [name = ''] = pattern.split('@');
  return name === action || (name.endsWith('/*') && action.startsWith(name.slice(0, -1)));
}

function token({ permissions, approves }: { permissions: string; approves: boolean }): Difference[] {
  const change = { kind: 'restrict-workflow-token' } as const;
  return [
    ...(permissions === 'read' ? [] : [difference('warning', 'workflow-token-wide', REPOSITORY, {}, change)]),
    ...(approves ? [difference('error', 'workflow-may-approve', REPOSITORY, {}, change)] : []),
  ];
}

function state(path: string, found: string | undefined): Difference[] {
  if (found === 'active') return [];
  if (found === undefined) return [difference('error', 'workflow-missing', path, { path })];
  return [difference('error', 'workflow-disabled', path, { path, found }, { kind: 'enable-workflow', path })];
}

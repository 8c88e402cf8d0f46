import { type DesiredSettings, REPOSITORY } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';

/** Does the portal of the city live on Pages? */
export function servesPages({ governance }: DesiredSettings): boolean {
  return Object.values(governance.portals).some(
    ({ adapter, url }) => adapter === 'site' && url === undefined,
  );
}

/** Pages serves the branch of the public portal and nothing else: any other branch would show what is under review. */
export function comparePages({ desired, live }: Comparison): Difference[] {
  if (!live.pages.seen) return [unseen(REPOSITORY, 'Pages', live.pages.needs)];
  const found = live.pages.value;
  const { branch, path } = desired.pages;
  const wanted = servesPages(desired);
  if (found === null) {
    if (!wanted) return [];
    // GitHub takes no branch that is not there, and only a publication makes it.
    if (!live.branches.includes(branch))
      return [difference('notice', 'pages-not-yet', REPOSITORY, { branch })];
    return [
      difference('error', 'pages-missing', REPOSITORY, { branch }, { kind: 'create-pages', branch, path }),
    ];
  }
  const source = found.buildType === 'legacy' ? `branch ${found.branch}, folder ${found.path}` : 'a workflow';
  if (!wanted) return [difference('warning', 'pages-extra', REPOSITORY, { source })];
  const differs = found.buildType !== 'legacy' || found.branch !== branch || found.path !== path;
  const change = live.branches.includes(branch)
    ? ({ kind: 'update-pages', branch, path } as const)
    : undefined;
  return [
    ...(differs ? [difference('error', 'pages-source', REPOSITORY, { branch, path, source }, change)] : []),
    ...(found.public ? [] : [difference('warning', 'pages-not-public', REPOSITORY, { site: found.url })]),
  ];
}

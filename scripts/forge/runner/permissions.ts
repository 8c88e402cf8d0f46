import type { Permissions } from '../types.ts';

/** As written: a mapping, `read-all`, `write-all`, or nothing at all. */
export type WrittenPermissions = Record<string, string> | string | undefined;

const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
] as const;

/**
 * What a job's GITHUB_TOKEN may do. The job's block replaces the workflow's; a written block leaves out what it does not
 * name; where nothing is written the repository's restricted default holds. A run for a fork's pull request never writes.
 */
export function effectivePermissions(
  workflow: WrittenPermissions,
  job: WrittenPermissions,
  fork: boolean,
): Permissions {
  const granted = read(job ?? workflow);
  const levels = Object.entries(granted).filter(([, level]) => level !== 'none');
  return {
    metadata: 'read',
    ...Object.fromEntries(
      levels.map(([scope, level]) => [scope, fork && level === 'write' ? 'read' : level]),
    ),
  };
}

function read(written: WrittenPermissions): Permissions {
  if (written === undefined) return { contents: 'read', packages: 'read' };
  if (written === 'read-all') return Object.fromEntries(SCOPES.map((scope) => [scope, 'read']));
  if (written === 'write-all') return Object.fromEntries(SCOPES.map((scope) => [scope, 'write']));
  if (typeof written === 'string')
    throw new Error(`Expected permissions to be a mapping, read-all or write-all, found ${written}`);
  return Object.fromEntries(
    Object.entries(written).map(([scope, level]) => [
      scope,
      level === 'write' ? 'write' : level === 'read' ? 'read' : 'none',
    ]),
  );
}

import type { BranchPolicy, LiveEnvironment } from '../model/repository-settings.ts';
import { type DesiredEnvironment, REPOSITORY } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';
import { compareContents } from './environment-contents.ts';

/** Environments hold the keys: limited to main, with what has to be in them, and without anything that makes jobs wait. */
export function compareEnvironments(comparison: Comparison): Difference[] {
  const { desired, live } = comparison;
  if (!live.environments.seen) return [unseen(REPOSITORY, 'environments', live.environments.needs)];
  const standing = live.environments.value;
  return Object.entries(desired.environments).flatMap(([name, wanted]) => {
    const found = standing.find((environment) => environment.name.toLowerCase() === name.toLowerCase());
    return [
      ...(found === undefined ? [missing(name, wanted)] : [...branches(found, wanted), ...waits(found)]),
      ...compareContents(comparison, name, wanted, found ?? fresh(name)),
    ];
  });
}

function missing(name: string, { branches: allowed }: DesiredEnvironment): Difference {
  const change = { kind: 'limit-environment', environment: fresh(name), branches: allowed } as const;
  return difference('error', 'environment-missing', REPOSITORY, { name, branches: allowed }, change);
}

function branches(found: LiveEnvironment, { branches: allowed }: DesiredEnvironment): Difference[] {
  const { name, branches: now } = found;
  if (typeof now === 'string') {
    const change = { kind: 'limit-environment', environment: found, branches: allowed } as const;
    const params = { name, branches: allowed, found: now };
    return [difference('error', 'environment-not-limited', REPOSITORY, params, change)];
  }
  const own = (policy: BranchPolicy): boolean => policy.type === 'branch' && allowed.includes(policy.name);
  const names = now.filter(own).map((policy) => policy.name);
  return [
    ...allowed.filter((branch) => !names.includes(branch)).map((branch) => allow(name, branch)),
    ...now
      .filter((policy) => !own(policy))
      .map(({ name: pattern, type }) =>
        difference('error', 'environment-branch-extra', REPOSITORY, {
          name,
          branches: allowed,
          pattern,
          type,
        }),
      ),
  ];
}

function allow(environment: string, branch: string): Difference {
  const change = { kind: 'allow-branch', environment, branch } as const;
  return difference('error', 'environment-branch-missing', REPOSITORY, { name: environment, branch }, change);
}

/** The gate runs without anybody pressing a button. */
function waits({ name, waitTimer, reviewers }: LiveEnvironment): Difference[] {
  if (waitTimer === 0 && reviewers.length === 0) return [];
  return [
    difference('warning', 'environment-waits', REPOSITORY, {
      name,
      minutes: waitTimer,
      reviewers: reviewers.length,
    }),
  ];
}

function fresh(name: string): LiveEnvironment {
  return {
    name,
    branches: [],
    waitTimer: 0,
    reviewers: [],
    preventSelfReview: false,
    secrets: { seen: true, value: [] },
    variables: { seen: true, value: {} },
  };
}

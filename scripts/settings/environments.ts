import type { LiveEnvironment } from '../model/repository-settings.ts';
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
      ...(found === undefined ? missing(name, wanted) : [...branches(found, wanted), ...waits(found)]),
      ...compareContents(comparison, name, wanted, found ?? fresh(name)),
    ];
  });
}

function missing(name: string, { branches: allowed }: DesiredEnvironment): Difference[] {
  const change = { kind: 'limit-environment', environment: fresh(name) } as const;
  return [
    difference('error', 'environment-missing', REPOSITORY, { name, branches: allowed }, change),
    ...allowed.map((branch) => allow(name, branch)),
  ];
}

function branches(found: LiveEnvironment, { branches: allowed }: DesiredEnvironment): Difference[] {
  const { name, branches: now } = found;
  if (typeof now === 'string') {
    const change = { kind: 'limit-environment', environment: found } as const;
    const id = 'environment-not-limited';
    return [
      difference('error', id, REPOSITORY, { name, branches: allowed, found: now }, change),
      ...allowed.map((branch) => allow(name, branch)),
    ];
  }
  const lacking = allowed.filter(
    (branch) => !now.some((policy) => policy.type === 'branch' && policy.name === branch),
  );
  const extra = now.filter((policy) => policy.type !== 'branch' || !allowed.includes(policy.name));
  return [
    ...lacking.map((branch) => allow(name, branch)),
    ...extra.map((policy) =>
      difference('error', 'environment-branch-extra', REPOSITORY, {
        name,
        branches: allowed,
        pattern: policy.name,
        type: policy.type,
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

import { runChecks } from '../checks/run.ts';
import type { Facts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { DatasetId, Due } from '../model/vocabulary.ts';
import { cityDate } from './city-date.ts';
import type { Routed } from './required-roles.ts';

const ORDER = { error: 0, warning: 1, notice: 2 } as const;

/** What the checks say of every touched dataset, worst first, then by file and line. */
export function datasetFindings(
  facts: Facts,
  routed: readonly Routed[],
  due: readonly Due[],
): Map<DatasetId, Finding[]> {
  const today = cityDate(facts.now, facts.policy.governance.city.time_zone);
  const byDataset = new Map<DatasetId, Finding[]>();
  for (const { subject, choice } of routed) {
    if (subject.kind !== 'dataset') continue;
    const { id, base, head } = subject.change;
    const checklists = facts.policy.governance.lanes[choice.lane].checklists;
    const found =
      head === null
        ? [gone(id)]
        : runChecks({ dataset: id, head, base, policy: facts.policy, today, due, checklists });
    byDataset.set(id, found.sort(byWeight));
  }
  return byDataset;
}

/** Published data is permanent: a folder is retired, never deleted (design §1). */
function gone(id: DatasetId): Finding {
  return {
    id: 'folder-deleted',
    severity: 'error',
    file: `datasets/${id}/metadata.yml`,
    params: { dataset: id },
  };
}

export function byWeight(a: Finding, b: Finding): number {
  return (
    ORDER[a.severity] - ORDER[b.severity] ||
    a.file.localeCompare(b.file, 'en') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    a.id.localeCompare(b.id, 'en')
  );
}

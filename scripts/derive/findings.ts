import { runChecks } from '../checks/run.ts';
import { askedBy } from '../model/checklists.ts';
import { cityDate } from '../model/city-date.ts';
import type { DatasetChange } from '../model/dataset.ts';
import type { Facts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { DatasetId, Due } from '../model/vocabulary.ts';
import { beyondRetirement, type LaneChoice } from './lane.ts';

const ORDER = { error: 0, warning: 1, notice: 2 } as const;

/** What the checks say of a dataset in its lane, worst first, then by file and line. */
export function findingsOf(
  facts: Facts,
  due: readonly Due[],
): (change: DatasetChange, choice: LaneChoice) => Finding[] {
  const { policy, now } = facts;
  const today = cityDate(now, policy.governance.city.time_zone);
  // Where no files are listed, nobody changed anything: everything that is there is looked at.
  const touched = facts.files.length > 0;
  return (change, { lane }) => {
    const { id, base, head, signed } = change;
    if (head === null) return [gone(id)];
    const checklists = askedBy(policy.governance.lanes[lane]);
    const context = { dataset: id, head, base, policy, today, touched, due, checklists };
    const history = facts.findings.filter(({ file }) => file.startsWith(`datasets/${id}/`));
    const beyond = lane === 'retirement' ? beyondRetirement(change, policy.governance) : [];
    return [
      ...(beyond.length > 0 ? [mixed(id, beyond)] : []),
      ...runChecks({ ...context, ...(signed === undefined ? {} : { signed }), history }),
    ].sort(byWeight);
  };
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

function mixed(id: DatasetId, parts: string[]): Finding {
  const file = `datasets/${id}/metadata.yml`;
  return { id: 'retirement-mixed', severity: 'error', file, params: { parts } };
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

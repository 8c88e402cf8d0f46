import type { Assessment } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import { INVENTORY_COLUMNS, type InventoryRow } from '../model/inventory.ts';
import type { WithheldRecord } from '../model/ledger.ts';
import type { GateChange } from '../model/plan.ts';
import { withWithheld } from './inventory-edit.ts';

/** Words of the pull request that brings the reason into the inventory. */
export interface Proposal {
  title: string;
  body: string;
}

/**
 * What was withheld is closed, and the reason goes into the department's inventory by a pull request of its own, which
 * the department and the CDO sign like any other change of it. Closing comes last: until it is closed, every run tries again.
 */
export function planWithholding(
  facts: Facts,
  pr: PullRequestFacts,
  { withheld }: Pick<Assessment, 'withheld'>,
  words: Proposal,
): GateChange[] {
  if (withheld === null) return [];
  const departments = new Set(withheld.datasets.map((id) => id.split('/', 1)[0] ?? id));
  const proposals = [...departments].sort().flatMap((department) => {
    const before = facts.inventories?.[department] ?? `${INVENTORY_COLUMNS.join(',')}\n`;
    const after = rowsOf(facts, withheld, department).reduce(withWithheld, before);
    if (after === before) return [];
    return [
      {
        kind: 'propose-file' as const,
        // Not below a folder, whose name a branch may have: then there could be none in it.
        branch: `withheld-${pr.number}-${department}`,
        base: pr.base,
        path: `datasets/${department}/inventory.csv`,
        content: after,
        ...words,
      },
    ];
  });
  return [
    ...proposals,
    ...(pr.state === 'open' ? [{ kind: 'close-pull-request' as const, pullRequest: pr.number }] : []),
  ];
}

function rowsOf(facts: Facts, { datasets, reason }: WithheldRecord, department: string): InventoryRow[] {
  return datasets
    .filter((id) => id.startsWith(`${department}/`))
    .map((id) => {
      const metadata = facts.datasets.find((change) => change.id === id)?.head?.metadata.value;
      return {
        dataset: id.slice(department.length + 1),
        title: metadata?.title ?? id,
        description: metadata?.description ?? id,
        steward: metadata?.steward.github ?? metadata?.steward.email ?? '',
        classification: metadata?.classification ?? 'sensitive',
        security_level: metadata?.security_level ?? 2,
        status: 'withheld',
        priority: 'low',
        reason,
      };
    });
}

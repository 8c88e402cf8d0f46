import type { Waiver } from '../model/dataset.ts';
import type { Finding } from '../model/finding.ts';
import type { Check, CheckContext } from './check.ts';
import { isOutgrown } from './outgrown.ts';
import { at } from './report.ts';

/**
 * Accepted findings become notices that say so. A waiver that is over, whose column has become another one, that names
 * nothing that was found, or names what nobody may waive, is itself a finding.
 */
export function applyWaivers(
  context: CheckContext,
  findings: readonly Finding[],
  checks: readonly Check[],
): Finding[] {
  const { head, today } = context;
  const waivers = head.checklist.value?.waivers ?? [];
  const outgrown = new Set(waivers.filter((waiver) => isOutgrown(waiver, context)));
  const used = new Set<Waiver>();
  const judged = findings.map((finding): Finding => {
    const waiver = waivers.find(
      (candidate) =>
        covers(candidate, finding) &&
        candidate.expires >= today &&
        !outgrown.has(candidate) &&
        waivable(checks, finding.id),
    );
    if (waiver === undefined) return finding;
    used.add(waiver);
    return {
      ...finding,
      severity: 'notice',
      params: { ...finding.params, waived: waiver.reason, until: waiver.expires },
    };
  });
  const faults = waivers.flatMap((waiver, i) => {
    const say = (id: string, severity: Finding['severity'] = 'error') => [
      at(
        head.checklist,
        `/waivers/${i}`,
        id,
        { finding: waiver.finding, expires: waiver.expires, column: waiver.column ?? '' },
        severity,
      ),
    ];
    if (!checks.some((check) => check.id === waiver.finding)) return say('waiver-unknown');
    if (!waivable(checks, waiver.finding)) return say('waiver-refused');
    if (waiver.expires < today) return say('waiver-expired');
    if (outgrown.has(waiver)) return say('waiver-outgrown');
    return used.has(waiver) ? [] : say('waiver-unused', 'warning');
  });
  return [...judged, ...faults];
}

/** A waiver for a column ends with that column; one without a column covers findings that are about none. */
function covers(waiver: Waiver, finding: Finding): boolean {
  return (
    waiver.finding === finding.id &&
    waiver.column === (finding.params.column === undefined ? undefined : String(finding.params.column))
  );
}

function waivable(checks: readonly Check[], id: string): boolean {
  return checks.some((check) => check.id === id && check.waivedBy !== undefined);
}

import type { Governance } from '../../model/governance.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { findingJson } from '../../render/json.ts';
import { explain } from '../../render/message.ts';
import { listed, plural } from '../../render/words.ts';
import type { Refresh } from './prepare.ts';

/** For people, the outcome first. The findings stand below. */
export function said(
  id: DatasetId,
  { outcome, choice, rows, files }: Refresh,
  governance: Governance,
): string[] {
  switch (outcome) {
    case 'same':
      return [`${id}: the data is what was there already. Nothing was changed.`];
    case 'unreadable':
      return [`${id}: there is no table that can be read. Nothing was changed.`];
    case 'one-line':
      return [
        `${id}: metadata.yml has no lines to set modified: and sha256: in. Nothing was changed; write it with a line for each field.`,
      ];
    default:
      return [
        `${id}: ${rows.before === null ? '' : `${plural(rows.before, 'row')} before, `}${plural(rows.after ?? 0, 'row')} now. Written: ${listed([...files.keys()])}.`,
        `In a pull request it is ${explain(choice.reason)}. To be signed by: ${listed(signers(choice.lane, governance))}.`,
      ];
  }
}

/** The same for programs. */
export function saidAsJson(id: DatasetId, { outcome, choice, rows, files, report }: Refresh): object {
  return {
    dataset: id,
    outcome,
    ...(outcome === 'new' ? { lane: choice.lane, why: explain(choice.reason) } : {}),
    rows,
    written: [...files.keys()],
    findings: report.findings.map(findingJson),
  };
}

function signers(lane: Refresh['choice']['lane'], { lanes, roles }: Governance): string[] {
  return lanes[lane].requires.map((role) => roles[role]?.title ?? role);
}

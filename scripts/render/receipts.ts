import type { Reason } from '../model/finding.ts';
import type { PortalChange, PortalPlan, Receipt } from '../model/plan.ts';
import { publishing } from './catalogue/publishing.ts';

/** What came of one change, in a few words. */
export function explainReceipt({ kind, subject, outcome, detail, reason }: Receipt): string {
  const why = reason === undefined ? detail : explainPublishing(reason);
  return `${kind} ${subject}: ${outcome}${why === undefined ? '' : ` (${why})`}`;
}

export function explainPublishing({ id, params }: Reason): string {
  return publishing[id]?.(params) ?? id;
}

/** The plan of a portal for a terminal and the log of a run. */
export function renderPortalPlan(plan: PortalPlan, receipts: readonly Receipt[]): string {
  const lines = receipts.length > 0 ? receipts.map(explainReceipt) : plan.changes.map(changeLine);
  return [
    `${plan.portal}: ${plan.changes.length === 0 ? 'nothing to change' : `${plan.changes.length} to change`}`,
    ...lines.map((line) => `  ${line}`),
    ...plan.refusals.map((reason) => `  refused: ${explainPublishing(reason)}`),
    ...plan.forced.map((reason) => `  forced: ${explainPublishing(reason)}`),
    ...plan.left.map(({ name, reason }) => `  ${name} is left as it is: ${explainPublishing(reason)}`),
  ].join('\n');
}

function changeLine({ kind, name, because }: PortalChange): string {
  return `${kind} ${name}${because.length > 0 ? ` (${because.join(', ')})` : ''}`;
}

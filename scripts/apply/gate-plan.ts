import type { Octokit } from '@octokit/rest';
import { Outage } from '../model/outage.ts';
import type { Change, GateChange, Plan, Receipt } from '../model/plan.ts';
import { applyGateChange, type GateOptions } from './github.ts';
import { isSuperseded, SUPERSEDED } from './ledger.ts';
import type { Repository } from './repository.ts';
import { statusOf } from './status-of.ts';

export interface GateContext extends GateOptions {
  octokit: Octokit;
  repository: Repository;
}

/** Said instead of the verdict where the evidence for it could not be kept. */
const UNRECORDED = 'The evidence could not be recorded. Daylight tries again within the hour.';

const LAST = new Set<Change['kind']>(['set-status', 'merge', 'close-pull-request']);

/**
 * Carries out the gate's plan: everything, then the status in any case: a label or a reviewer that GitHub refuses stops
 * nothing. Where the ledger could not be written the status says `error`, since a verdict without evidence is none. What
 * ends the case is done only when all it rests on is in place. One receipt for each change; a plan with refusals is not
 * touched.
 *
 * Where another run has recorded what this decision did not know, the rest is left to it; found out only after the status
 * was written, that receipt is a failed one (`isOutdated`). Whoever called decides again, so that the last word is always
 * of somebody who knew everything.
 */
export async function applyPlan(plan: Plan, context: GateContext): Promise<Receipt[]> {
  const changes = plan.changes.filter(isGateChange);
  if (plan.refusals.length > 0) {
    const detail = plan.refusals.map((reason) => reason.id).join(', ');
    return changes.map((change) => ({ ...skipped(change), detail }));
  }
  const receipts: Receipt[] = [];
  for (const change of changes.filter(({ kind }) => !LAST.has(kind))) {
    receipts.push(await attempt(change, context));
    if (isOutdated(receipts)) return [...receipts, ...changes.slice(receipts.length).map(skipped)];
  }
  const failed = (kind: GateChange['kind']): boolean =>
    receipts.some((receipt) => receipt.kind === kind && receipt.outcome === 'failed');
  const recorded = !failed('append-ledger');
  for (const change of changes.filter((candidate) => candidate.kind === 'set-status')) {
    const said = recorded ? change : { ...change, state: 'error' as const, description: UNRECORDED };
    const receipt = await attempt(said, context);
    const late = receipt.outcome === 'done' && (await wasLate(plan, context));
    receipts.push(late ? { ...receipt, outcome: 'failed', detail: SUPERSEDED } : receipt);
  }
  const sound = recorded && !failed('set-status') && !failed('propose-file');
  for (const change of changes.filter(({ kind }) => kind === 'merge' || kind === 'close-pull-request')) {
    receipts.push(sound ? await attempt(change, context) : skipped(change));
  }
  return receipts;
}

/** Has another run recorded what this decision did not know? */
export function isOutdated(receipts: readonly Receipt[]): boolean {
  return receipts.some(({ outcome, detail }) => outcome === 'failed' && detail === SUPERSEDED);
}

async function wasLate({ changes }: Plan, { octokit, repository, decidedOn }: GateContext): Promise<boolean> {
  if (decidedOn === undefined) return false;
  const own = changes.flatMap((change) => (change.kind === 'append-ledger' ? change.records : []));
  return isSuperseded(octokit, repository, decidedOn.file, decidedOn.records, own);
}

function skipped(change: GateChange): Receipt {
  return { kind: change.kind, subject: subjectOf(change), outcome: 'skipped' };
}

async function attempt(
  change: GateChange,
  { octokit, repository, ...options }: GateContext,
): Promise<Receipt> {
  try {
    return await applyGateChange(octokit, repository, change, options);
  } catch (error) {
    if (!(error instanceof Error) || (!(error instanceof Outage) && statusOf(error) === undefined))
      throw error;
    return { kind: change.kind, subject: subjectOf(change), outcome: 'failed', detail: error.message };
  }
}

function isGateChange(change: Change): change is GateChange {
  return !('portal' in change);
}

function subjectOf(change: GateChange): string {
  if (change.kind === 'append-ledger') return change.file;
  if (change.kind === 'propose-file') return change.path;
  return change.kind === 'set-status' ? change.sha.slice(0, 7) : `#${change.pullRequest}`;
}

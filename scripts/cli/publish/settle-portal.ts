import { type Deployment, startDeployment } from '../../apply/deployment.ts';
import { appendToLedger } from '../../apply/ledger.ts';
import { applyPortalPlan } from '../../apply/portal.ts';
import { PUBLISHED_FILE } from '../../ledger/paths.ts';
import type { PublishedRecord } from '../../model/ledger.ts';
import type { PortalChange, PortalPlan, Receipt } from '../../model/plan.ts';
import type { OpenData, Portal } from '../../portals/types.ts';
import { explainReceipt } from '../../render/receipts.ts';
import type { Connection } from '../connection.ts';

export interface Settling {
  connection: Connection;
  plan: PortalPlan;
  portal: Portal;
  open: OpenData;
  /** Commit that is published. */
  commit: string;
  /** Folder digest of each dataset, for its receipt. */
  digests: ReadonlyMap<string, string>;
  now: string;
  logUrl: string | undefined;
}

/** Carries out the plan of one portal, shows it as deployments, and keeps the receipts in the ledger. */
export async function settlePortal(settling: Settling): Promise<Receipt[]> {
  const { connection, plan, portal, open, commit, logUrl } = settling;
  const { octokit, repository } = connection;
  const deployments = new Map<string, Deployment>();
  for (const [environment, changes] of byEnvironment(plan.changes)) {
    const description = `${changes.map((change) => `${change.kind} ${change.name}`).join(', ')} on ${plan.portal}`;
    const request = {
      sha: commit,
      environment,
      description,
      transient: environment === 'preview',
      ...(logUrl === undefined ? {} : { logUrl }),
    };
    deployments.set(environment, await startDeployment(octokit, repository, request));
  }
  let receipts: Receipt[];
  try {
    receipts = await applyPortalPlan(plan, portal, open);
  } catch (error) {
    const description = `${error instanceof Error ? error.message : 'failed'} Re-run publishes what is left.`;
    for (const deployment of deployments.values()) await deployment.finish({ state: 'failure', description });
    throw error;
  }
  for (const [environment, changes] of byEnvironment(plan.changes)) {
    const own = receipts.filter((_, i) => changes.includes(plan.changes[i] as PortalChange));
    const failed = own.find((receipt) => receipt.outcome !== 'done');
    const address = own.find((receipt) => receipt.address !== undefined)?.address;
    await deployments.get(environment)?.finish({
      state: failed ? 'failure' : 'success',
      description: failed
        ? `${explainReceipt(failed)}. Re-run to try again`
        : `${own.length} live, and read back`,
      ...(address === undefined ? {} : { url: address }),
    });
  }
  await recordPublished(settling, plan.changes, receipts);
  return receipts;
}

function byEnvironment(changes: readonly PortalChange[]): Map<string, PortalChange[]> {
  const grouped = new Map<string, PortalChange[]>();
  for (const change of changes) {
    const preview = (change.desired ?? change.existing)?.pullRequest !== undefined;
    const environment = preview ? 'preview' : 'portal';
    grouped.set(environment, [...(grouped.get(environment) ?? []), change]);
  }
  return grouped;
}

/** Keeps the receipts of what is public; a preview comes and goes without a trace. */
export async function recordPublished(
  {
    connection,
    plan,
    commit,
    digests,
    now,
  }: Pick<Settling, 'connection' | 'plan' | 'commit' | 'digests' | 'now'>,
  changes: readonly PortalChange[],
  receipts: readonly Receipt[],
): Promise<void> {
  const records = changes.flatMap((change, i): PublishedRecord[] => {
    const receipt = receipts[i];
    if (receipt?.outcome !== 'done' || change.desired?.visibility !== 'public') return [];
    const { dataset, kind: action } = change;
    const address = receipt.address === undefined ? {} : { address: receipt.address };
    return [
      {
        kind: 'published',
        at: now,
        dataset,
        portal: plan.portal,
        action,
        digest: digests.get(dataset) ?? '',
        commit,
        ...address,
      },
    ];
  });
  if (records.length > 0)
    await appendToLedger(connection.octokit, connection.repository, PUBLISHED_FILE, records);
}

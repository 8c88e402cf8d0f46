import { type Deployment, startDeployment, unfinishedDeployments } from '../../apply/deployment.ts';
import { applyPortalPlan } from '../../apply/portal.ts';
import { Outage } from '../../model/outage.ts';
import type { PortalChange, PortalPlan, Receipt } from '../../model/plan.ts';
import type { Shard } from '../../plan/portal-shard.ts';
import type { OpenData, Portal } from '../../portals/types.ts';
import { explainReceipt } from '../../render/receipts.ts';
import type { Connection } from '../connection.ts';
import { type OnTrouble, orRefused } from './or-refused.ts';

export interface Settling {
  connection: Connection;
  plan: PortalPlan;
  portal: Portal;
  open: OpenData;
  /** Commit that is published. */
  commit: string;
  /** Head commits of the pull requests that are previewed: there a preview's deployment shows on the pull request. */
  heads: ReadonlyMap<number, string>;
  logUrl: string | undefined;
  shard: Shard | undefined;
  onChange: () => void;
  onTrouble?: OnTrouble | undefined;
}

export interface SettledPortal {
  receipts: Receipt[];
  /** The portal did not answer to the end; what is left is completed by the next run. */
  outage?: string;
}

interface Shown {
  deployment: Deployment;
  changes: PortalChange[];
}

/**
 * Carries out the plan of one portal, and shows on GitHub what becomes of it: queued, in progress, live, or failed and
 * why. A commit that GitHub shows nothing of, as of a fork that is gone, is published all the same.
 */
export async function settlePortal(settling: Settling): Promise<SettledPortal> {
  const { connection, plan, logUrl, onTrouble } = settling;
  const shown: Shown[] = [];
  const unfinished = await brokenOff(settling);
  for (const { environment, sha, changes } of deploymentsOf(settling)) {
    const begun = unfinished.find((each) => each.environment === environment && each.deployment.sha === sha);
    if (begun !== undefined) {
      unfinished.splice(unfinished.indexOf(begun), 1);
      shown.push({ deployment: begun.deployment, changes });
      continue;
    }
    const what = `the deployment of ${sha.slice(0, 7)} to ${environment}`;
    const deployment = await orRefused(what, onTrouble, () =>
      startDeployment(connection.octokit, connection.repository, {
        sha,
        environment,
        description: `${changes.map((change) => `${change.kind} ${change.name}`).join(', ')} on ${plan.portal}`,
        transient: sha !== settling.commit,
        task: taskOf(settling),
        ...(logUrl === undefined ? {} : { logUrl }),
      }),
    );
    if (deployment !== undefined) shown.push({ deployment, changes });
  }
  const settled = await settle(settling);
  for (const { deployment, changes } of shown) await finish(deployment, changes, plan, settled);
  const complete = settled.receipts.every(({ outcome }) => outcome === 'done');
  for (const { deployment } of unfinished)
    await deployment.finish(
      complete && deployment.sha === settling.commit
        ? { state: 'success', description: 'Live; a later run found everything done' }
        : { state: 'inactive', description: 'That run ended early; a later one did its work' },
    );
  return settled;
}

/** Deployments that a run before this one began and did not live to end. */
async function brokenOff(settling: Settling): Promise<{ environment: string; deployment: Deployment }[]> {
  const {
    connection: { octokit, repository },
    plan,
    logUrl,
  } = settling;
  const environments = [plan.portal, previewOf(plan.portal)];
  const found = await Promise.all(
    environments.map(async (environment) => {
      const unfinished = await unfinishedDeployments(octokit, repository, {
        environment,
        task: taskOf(settling),
        logUrl,
      });
      return unfinished.map((deployment) => ({ environment, deployment }));
    }),
  );
  return found.flat();
}

/** Shards run side by side: what one of them is at is not what another left unfinished. */
function taskOf({ shard }: Settling): string {
  return shard === undefined ? 'deploy' : `deploy:${shard.index}/${shard.of}`;
}

function previewOf(portal: string): string {
  return `${portal} preview`;
}

async function settle({ plan, portal, open, onChange }: Settling): Promise<SettledPortal> {
  try {
    return { receipts: await applyPortalPlan(plan, portal, open, onChange) };
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    const detail = error.message;
    const receipts = plan.changes.map(
      ({ kind, name }): Receipt => ({ kind, subject: name, outcome: 'failed', detail }),
    );
    return { receipts, outage: detail };
  }
}

async function finish(
  deployment: Deployment,
  changes: readonly PortalChange[],
  plan: PortalPlan,
  { receipts }: SettledPortal,
): Promise<void> {
  const own = receipts.filter((_, i) => changes.some((change) => change === plan.changes[i]));
  const failed = own.find((receipt) => receipt.outcome !== 'done');
  const address = own.find((receipt) => receipt.address !== undefined)?.address;
  await deployment.finish({
    state: failed ? 'failure' : 'success',
    description: failed
      ? `Re-run to try again. ${explainReceipt(failed)}`
      : `${own.length} live, and read back`,
    ...(address === undefined ? {} : { url: address }),
  });
}

interface Group {
  environment: string;
  sha: string;
  changes: PortalChange[];
}

/** Each portal has environments of its own, so that one that fails does not look like the other. */
function deploymentsOf({ plan, commit, heads }: Settling): Group[] {
  const groups = new Map<string, Group>();
  for (const change of plan.changes) {
    const review = (change.desired ?? change.existing)?.pullRequest;
    const environment = review === undefined ? plan.portal : previewOf(plan.portal);
    const sha = (review === undefined ? undefined : heads.get(review)) ?? commit;
    const key = `${environment} ${sha}`;
    const group = groups.get(key) ?? { environment, sha, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

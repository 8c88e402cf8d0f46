import { appendToLedger } from '../../apply/ledger.ts';
import { noticeOnPullRequest } from '../../apply/notice.ts';
import { statusOf } from '../../apply/status-of.ts';
import type { TakedownFacts } from '../../gather/github/takedown.ts';
import { TAKEDOWNS_FILE } from '../../ledger/paths.ts';
import { holdText } from '../../model/hold.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import { Outage } from '../../model/outage.ts';
import type { ExistingEntry, Receipt } from '../../model/plan.ts';
import type { DatasetId, Login } from '../../model/vocabulary.ts';
import { renderTakenDown } from '../../render/takedown.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { hide, openPortal, orOutage, shownOf } from '../publish/open-portal.ts';
import { type OnTrouble, orRefused } from '../publish/or-refused.ts';
import { followUp } from './follow-up.ts';
import { type Order, TAKEDOWN_LABEL } from './order.ts';
import { recordQueued } from './queue.ts';
import { wardenRole } from './warden.ts';

export interface TakedownRequest {
  connection: Connection;
  /** Does GitHub answer? */
  reachable: boolean;
  facts: TakedownFacts;
  order: Order;
  by: Login;
  portals: readonly ConfiguredPortal[];
  apply: boolean;
  now: string;
}

export interface HiddenOn {
  portal: string;
  /** What the public saw when the run began. */
  entries: string[];
  receipts: Receipt[];
  outage?: string;
}

export interface TakedownResult {
  applied: boolean;
  portals: HiddenOn[];
  /** Addresses of the issue and the pull request that follow. */
  followUps: string[];
  /** What the next run has to make good, a sentence each. */
  undone: string[];
  /** Neither GitHub nor a portal has heard of it: it has to be ordered again. */
  lost?: true;
  /** Why nothing at all was done. */
  refused?: string;
}

/** First what the public sees, on every portal at once; then the ledger; then everything that people read. */
export async function carryOut(request: TakedownRequest): Promise<TakedownResult> {
  const { facts, order, by, portals, apply, now } = request;
  const takedowns: TakedownRecord[] = [];
  for (const dataset of order.datasets) {
    const role = await wardenRole(
      { connection: request.connection, policy: facts.policy, now },
      by,
      dataset,
      await facts.themeOf(dataset),
    );
    if (role === null) {
      return refuse(
        `${by} is in none of the roles that may take ${dataset} down (takedown.roles in governance.yml)`,
      );
    }
    takedowns.push({ kind: 'takedown', at: now, dataset, role, by, reason: order.reason });
  }
  const down = new Map(takedowns.map((takedown) => [takedown.dataset, holdText(takedown)]));
  const asked = await Promise.all(portals.map((portal) => hideOn(portal, down, apply)));
  const unknown = order.datasets.find(
    (id) => !facts.datasets.includes(id) && !asked.some(({ held }) => held.includes(id)),
  );
  if (unknown !== undefined)
    return refuse(`there is no dataset ${unknown}, neither on main nor on a portal that answered`);
  const hidden = asked.map(({ existing: _, held: __, ...told }) => told);
  if (!apply) return { applied: false, portals: hidden, followUps: [], undone: [] };
  const entries = asked.flatMap(({ existing }) => existing);
  const troubles: string[] = [];
  const { followUps, undone } = await tell(request, takedowns, entries, (what) => void troubles.push(what));
  const kept =
    undone.length === 0 || entries.some(({ dataset = '', hold }) => hold !== undefined && down.has(dataset));
  return {
    applied: true,
    portals: hidden,
    followUps,
    undone: [...undone, ...troubles],
    ...(kept ? {} : { lost: true }),
  };
}

function refuse(refused: string): TakedownResult {
  return { applied: false, portals: [], followUps: [], undone: [], refused };
}

async function hideOn(
  configured: ConfiguredPortal,
  down: ReadonlyMap<DatasetId, string>,
  apply: boolean,
): Promise<HiddenOn & { existing: ExistingEntry[]; held: DatasetId[] }> {
  const { id } = configured;
  const opened = await openPortal(configured);
  if (typeof opened === 'string')
    return { portal: id, entries: [], receipts: [], outage: opened, existing: [], held: [] };
  const held = opened.existing.flatMap(({ dataset }) => dataset ?? []);
  const entries = shownOf(opened, down).map(({ entry }) => entry.name);
  if (!apply) return { portal: id, entries, receipts: [], existing: [], held };
  const outcome = await orOutage(() => hide(opened, down));
  if (typeof outcome === 'string')
    return { portal: id, entries, receipts: [], outage: outcome, existing: opened.existing, held };
  return { portal: id, entries, receipts: outcome.hidden, existing: outcome.open.existing, held };
}

/** What GitHub has to hear. It is away or refuses: the portals' markers keep it until the next run. */
async function tell(
  request: TakedownRequest,
  takedowns: readonly TakedownRecord[],
  entries: readonly ExistingEntry[],
  onTrouble: OnTrouble,
): Promise<Pick<TakedownResult, 'followUps' | 'undone'>> {
  const { connection, reachable, facts, order, now } = request;
  const { octokit, repository, self } = connection;
  if (!reachable) return { followUps: [], undone: [LATER] };
  try {
    const receipt = await appendToLedger(octokit, repository, TAKEDOWNS_FILE, takedowns);
    if (receipt.outcome === 'failed') throw new Outage(`the ledger: ${receipt.detail ?? ''}`);
    const queued = await recordQueued({ connection, policy: facts.policy, now }, entries, [
      ...facts.ledger,
      ...takedowns,
    ]);
    const followUps: string[] = [];
    for (const takedown of [...takedowns, ...queued]) {
      const checklist = await facts.checklistOf(takedown.dataset);
      const about = { commit: facts.commit, checklist, onTrouble };
      followUps.push(...(await followUp(connection, takedown, about)));
    }
    const { number } = order;
    if (number !== undefined) {
      const text = renderTakenDown(takedowns, followUps);
      await orRefused(`the answer on #${number}`, onTrouble, () =>
        noticeOnPullRequest(octokit, repository, { marker: TAKEDOWN_LABEL, self }, number, text),
      );
    }
    return { followUps, undone: [] };
  } catch (error) {
    if (!(error instanceof Outage) && statusOf(error) === undefined) throw error;
    return { followUps: [], undone: [`${error instanceof Error ? error.message : ''} ${LATER}`] };
  }
}

const LATER =
  'GitHub has not heard of everything yet: the portals keep it, and the next run of takedown or publish records it, and opens issue and pull request.';

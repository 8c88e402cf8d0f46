import { appendToLedger } from '../../apply/ledger.ts';
import { noticeOnPullRequest } from '../../apply/notice.ts';
import { statusOf } from '../../apply/status-of.ts';
import type { TakedownFacts } from '../../gather/github/takedown.ts';
import { TAKEDOWNS_FILE } from '../../ledger/paths.ts';
import { notMeant } from '../../model/dataset-moves.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import { Outage } from '../../model/outage.ts';
import type { ExistingEntry } from '../../model/plan.ts';
import type { Login } from '../../model/vocabulary.ts';
import { datasetsOn, type Takedowns } from '../../plan/entry-hold.ts';
import { renderTakenDown } from '../../render/takedown.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { type OnTrouble, orRefused } from '../publish/or-refused.ts';
import { followUp } from './follow-up.ts';
import { type HiddenOn, hideOn, type OnPortal } from './hide-on.ts';
import { knownTakedowns } from './known-takedowns.ts';
import { type Order, TAKEDOWN_LABEL } from './order.ts';
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

export interface TakedownResult {
  applied: boolean;
  /** What was ordered, by the folders where the datasets are now. */
  takedowns: readonly TakedownRecord[];
  portals: HiddenOn[];
  /** Addresses of the issue and the pull request that follow. */
  followUps: string[];
  /** What the next run has to make good, a sentence each. */
  undone: string[];
  /** The ledger has not heard of it, and it has to be ordered again; `lost` where no portal has either. */
  unrecorded?: true;
  lost?: true;
  /** Why nothing at all was done. */
  refused?: string;
}

/** What the public sees and the ledger at once, since neither may wait for the other; then everything that people read. */
export async function carryOut(request: TakedownRequest): Promise<TakedownResult> {
  const { connection, facts, order, by, portals, apply, now } = request;
  const takedowns: TakedownRecord[] = [];
  for (const dataset of order.datasets) {
    const theme = await facts.themeOf(dataset);
    const role = await wardenRole({ connection, policy: facts.policy, now }, by, dataset, theme);
    if (role === null) {
      return refuse(
        `${by} is in none of the roles that may take ${dataset} down (takedown.roles in governance.yml)`,
      );
    }
    takedowns.push({
      kind: 'takedown',
      at: now,
      dataset,
      role,
      by,
      reason: order.reason,
      ...notMeant(dataset, new Set(facts.datasets), facts.moves),
    });
  }
  const known = await takedownsWith(takedowns, facts);
  const hiding = portals.map((portal) => hideOn(portal, known, apply));
  const meant = meantAmong(takedowns, facts, hiding);
  const recording = meant.then((orders) => (orders.length === 0 ? null : record(request, orders)));
  const [asked, orders, unrecorded] = await Promise.all([Promise.all(hiding), meant, recording]);
  if (orders.length === 0)
    return refuse(
      `there is no dataset ${order.datasets.join(', ')}, neither on main nor on a portal that answered`,
    );
  const hidden = asked.map(({ existing: _, held: __, ...told }) => told);
  if (!apply) return { applied: false, takedowns: orders, portals: hidden, followUps: [], undone: [] };
  const troubles: string[] = [];
  const isHeld = ({ name, dataset, hold }: ExistingEntry) =>
    hold !== undefined && datasetsOn({ name, dataset }, known).some((id) => known.down.has(id));
  const keeping = asked.map(({ existing }) => existing.some(isHeld));
  const kept = unrecorded === null || keeping.includes(true);
  // Without a seal nobody could vouch for what the portal keeps.
  const queued = unrecorded !== null && portals.some(({ secret }, i) => secret !== undefined && keeping[i]);
  const { followUps, undone } =
    unrecorded === null
      ? await tell(request, orders, (what) => void troubles.push(what))
      : { followUps: [], undone: [`${unrecorded} ${queued ? QUEUED : AGAIN}`.trim()] };
  return {
    applied: true,
    takedowns: orders,
    portals: hidden,
    followUps,
    undone: [...undone, ...troubles],
    ...(unrecorded === null || queued ? {} : { unrecorded: true }),
    ...(kept ? {} : { lost: true }),
  };
}

function takedownsWith(
  orders: readonly TakedownRecord[],
  { datasets, moves, takedowns, identifierOf }: TakedownFacts,
): Promise<Takedowns> {
  const down = new Map(orders.map((order) => [order.dataset, order]));
  return knownTakedowns(
    { main: new Set(datasets), moves, ordered: [...takedowns, ...orders], down },
    identifierOf,
  );
}

/** What is neither on main nor on a portal is nobody's dataset; only for such a one are the portals waited for. */
async function meantAmong(
  orders: readonly TakedownRecord[],
  { datasets }: TakedownFacts,
  hiding: readonly Promise<OnPortal>[],
): Promise<TakedownRecord[]> {
  const isOnMain = ({ dataset }: TakedownRecord) => datasets.includes(dataset);
  if (orders.every(isOnMain)) return [...orders];
  const held = new Set((await Promise.all(hiding)).flatMap((portal) => portal.held));
  return orders.filter((order) => isOnMain(order) || held.has(order.dataset));
}

function refuse(refused: string): TakedownResult {
  return { applied: false, takedowns: [], portals: [], followUps: [], undone: [], refused };
}

/** Why it could not be recorded, '' where GitHub is away; null where it was, or nothing is to be done. */
async function record(
  { connection, reachable, apply }: TakedownRequest,
  orders: readonly TakedownRecord[],
): Promise<string | null> {
  if (!apply) return null;
  if (!reachable) return '';
  const { octokit, repository } = connection;
  try {
    const { outcome, detail } = await appendToLedger(octokit, repository, TAKEDOWNS_FILE, orders);
    return outcome === 'failed' ? `the ledger: ${detail ?? ''}` : null;
  } catch (error) {
    // A fault of ours too: the portals must not be left half done for it.
    return error instanceof Error ? error.message : String(error);
  }
}

/** What people read. It stands in the ledger: what GitHub refuses now is made good by the next run. */
async function tell(
  { connection, facts, order }: TakedownRequest,
  takedowns: readonly TakedownRecord[],
  onTrouble: OnTrouble,
): Promise<Pick<TakedownResult, 'followUps' | 'undone'>> {
  const { octokit, repository, self } = connection;
  const followUps: string[] = [];
  try {
    for (const takedown of takedowns) {
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
    return { followUps, undone: [`${error instanceof Error ? error.message : ''} ${LATER}`] };
  }
}

const LATER =
  'It is recorded in the ledger: the next run of publish opens what is missing of issue and pull request.';
const QUEUED =
  'GitHub has not heard of this order. The portals keep it: the next run of Publish or Drift records it, opens issue and pull request, and reaches the portals that were away.';
const AGAIN =
  'GitHub has not heard of this order: what was hidden stays hidden, but it is in no ledger. Order it again as soon as GitHub answers.';

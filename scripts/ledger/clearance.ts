import { isMeant, type Moves } from '../model/dataset-moves.ts';
import type { RoleId } from '../model/governance.ts';
import {
  type ClearedRecord,
  endsClearance,
  type GenesisRecord,
  type LedgerRecord,
  type SignOffRecord,
  type TakedownRecord,
} from '../model/ledger.ts';
import type { DatasetId, Instant, Login, Sha256 } from '../model/vocabulary.ts';
import { publishedIn } from './published-files.ts';

/** Who let this content of a folder be published, and where. */
export interface Clearance {
  /** Absent for content that was vouched for without a pull request of its own. */
  pullRequest?: number;
  at: Instant;
  signedBy: Record<RoleId, Login>;
}

/** Answers, for a folder's content, whether the evidence is complete; null where it is not. The newest clearance wins. */
export type FindClearance = (dataset: DatasetId, digest: Sha256) => Clearance | null;

/**
 * Reads clearances out of the whole ledger, a list of records per file. `vouchers` are the roles that must all have
 * signed a genesis entry, each a person of their own (design §5.6: CDO and ITPC, the roles of the policy lane).
 *
 * Of a dataset that was taken down nothing counts but what was cleared since then, with a new sign-off by one of the
 * roles that may take down (`wardens`): vouching for all of main, or a refresh that only the department signs, does not
 * bring it back. Once it has come back, and a receipt says so, what is cleared from then on counts as ever.
 */
export function clearancesIn(
  files: ReadonlyMap<string, readonly LedgerRecord[]>,
  vouchers: readonly RoleId[],
  wardens: readonly RoleId[] = vouchers,
): FindClearance {
  const takedowns = takedownsIn(files);
  const byFile = [...files.values()].map((records) => ({ records, stands: standing(records) }));
  const moves = movesOf(byFile.flatMap(({ stands }) => stands));
  // Moving a folder brings nothing back either.
  const takedownsOf = (dataset: DatasetId, from = moves.get(dataset)) => {
    const cameFrom = from === undefined ? moves : new Map(moves).set(dataset, from);
    return takedowns.filter((takedown) => isMeant(takedown, dataset, cameFrom));
  };
  const clearances = byFile.flatMap(({ records, stands }) =>
    stands.map((cleared) => {
      const against = takedownsOf(cleared.dataset, cleared.from);
      const lifted = against.filter((takedown) => lifts(cleared, takedown, records, wardens));
      return { cleared, against, lifted };
    }),
  );
  const receipts = publishedIn(files);
  const back = new Map(
    takedowns.map((takedown) => {
      const lifting = clearances.filter(({ lifted }) => lifted.includes(takedown));
      return [
        takedown,
        receipts.find((receipt) => lifting.some(({ cleared }) => isReceiptOf(receipt, cleared))),
      ];
    }),
  );
  const found = new Map<string, Clearance>();
  for (const { cleared, against, lifted } of clearances) {
    const isBack = (takedown: TakedownRecord) => isAfter(cleared.at, back.get(takedown)?.at);
    if (against.every((takedown) => lifted.includes(takedown) || isBack(takedown)))
      keep(found, cleared.dataset, cleared.digest, clearanceOf(cleared));
  }
  const genesis = [...files.values()].flat().filter((record) => record.kind === 'genesis');
  for (const [subject, clearance] of vouched(genesis, vouchers)) {
    if (!found.has(subject)) found.set(subject, clearance);
  }
  return (dataset, digest) => {
    const clearance = found.get(subjectOf(dataset, digest)) ?? null;
    return clearance?.pullRequest === undefined && takedownsOf(dataset).length > 0 ? null : clearance;
  };
}

/** Datasets whose folder moved with every sign-off, and where each came from last: what is published of that is theirs now. */
export function movesIn(files: ReadonlyMap<string, readonly LedgerRecord[]>): Moves {
  return movesOf([...files.values()].flatMap(standing));
}

function movesOf(cleared: readonly ClearedRecord[]): Moves {
  const moves = cleared.flatMap(({ at, dataset, from }) =>
    from === undefined ? [] : [{ at, dataset, from }],
  );
  moves.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return new Map(moves.map(({ dataset, from }) => [dataset, from]));
}

/** Every takedown that was ever ordered. */
export function takedownsIn(files: ReadonlyMap<string, readonly LedgerRecord[]>): TakedownRecord[] {
  return [...files.values()].flat().filter((record) => record.kind === 'takedown');
}

function lifts(
  cleared: ClearedRecord,
  { at }: TakedownRecord,
  records: readonly LedgerRecord[],
  wardens: readonly RoleId[],
): boolean {
  return (
    isAfter(cleared.at, at) &&
    records.some(
      (record) =>
        record.kind === 'sign-off' &&
        record.decision === 'approved' &&
        isAfter(record.at, at) &&
        wardens.includes(record.role.split('/')[0] ?? '') &&
        same(record.by, cleared.signedBy[record.role] ?? ''),
    )
  );
}

/** Has a portal shown this content since it was cleared? A pull request that waits to be merged has brought nothing back. */
function isReceiptOf(record: LedgerRecord, { at, dataset, digest }: ClearedRecord): boolean {
  return (
    record.kind === 'published' &&
    record.dataset === dataset &&
    record.digest === digest &&
    isAfter(record.at, at)
  );
}

/** Instants may be written with and without fractions, so that their letters say nothing. */
function isAfter(one: Instant, other: Instant | undefined): boolean {
  return other !== undefined && Date.parse(one) > Date.parse(other);
}

/**
 * Clearances of one pull request that no later objection or dismissal took back, and whose signatures are all there. What
 * was withheld needs every signature again.
 */
function standing(records: readonly LedgerRecord[]): ClearedRecord[] {
  let cleared: ClearedRecord[] = [];
  let signed: SignOffRecord[] = [];
  for (const record of records) {
    if (record.kind === 'withheld') signed = [];
    if (record.kind === 'sign-off') signed.push(record);
    if (endsClearance(record)) cleared = [];
    if (record.kind === 'cleared' && isSigned(record, signed)) cleared.push(record);
  }
  return cleared;
}

function isSigned(cleared: ClearedRecord, signed: readonly SignOffRecord[]): boolean {
  const roles = Object.entries(cleared.signedBy);
  return (
    roles.length > 0 &&
    roles.every(([role, by]) =>
      signed.some((s) => s.decision === 'approved' && s.role === role && same(s.by, by)),
    )
  );
}

function clearanceOf({ pullRequest, at, signedBy }: ClearedRecord): Clearance {
  return { pullRequest, at, signedBy };
}

function vouched(genesis: readonly GenesisRecord[], vouchers: readonly RoleId[]): Map<string, Clearance> {
  const entries = new Map<string, Clearance>();
  for (const record of genesis) {
    for (const [dataset, digest] of Object.entries(record.datasets)) {
      const subject = subjectOf(dataset, digest);
      const entry = entries.get(subject) ?? { at: record.at, signedBy: {} };
      const [at = record.at] = [record.at, entry.at].sort().reverse();
      entries.set(subject, { at, signedBy: { ...entry.signedBy, [record.role]: record.by } });
    }
  }
  for (const [subject, { signedBy }] of entries) {
    const people = new Set(vouchers.map((role) => signedBy[role]?.toLowerCase()));
    if (vouchers.length === 0 || people.has(undefined) || people.size < vouchers.length)
      entries.delete(subject);
  }
  return entries;
}

function keep(found: Map<string, Clearance>, dataset: DatasetId, digest: Sha256, clearance: Clearance): void {
  const subject = subjectOf(dataset, digest);
  const other = found.get(subject);
  if (other === undefined || other.at < clearance.at) found.set(subject, clearance);
}

function subjectOf(dataset: DatasetId, digest: Sha256): string {
  return `${dataset} ${digest}`;
}

function same(a: Login, b: Login): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

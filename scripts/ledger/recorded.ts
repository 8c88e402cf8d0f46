import { type LedgerRecord, sinceRenewal } from '../model/ledger.ts';
import { canonicalJson } from './canonical-json.ts';

/** Those of `wanted` that the file does not hold yet, so that a repeated run adds nothing twice. */
export function unrecorded(
  existing: readonly LedgerRecord[],
  wanted: readonly LedgerRecord[],
): LedgerRecord[] {
  const held = [...existing];
  const known = new Set(existing.map(identity));
  const missing: LedgerRecord[] = [];
  for (const record of wanted) {
    const key = identity(record);
    if (record.kind === 'cleared' ? isCleared(held, key) : known.has(key)) continue;
    held.push(record);
    known.add(key);
    missing.push(record);
  }
  return missing;
}

/** After somebody took it back, or signed once more, a clearance is said anew, even of the same content. */
function isCleared(held: readonly LedgerRecord[], key: string): boolean {
  return sinceRenewal(held).some((other) => identity(other) === key);
}

/** What makes two records the same event. Two runs that saw the same event differ at most in the time they wrote it down. */
function identity(record: LedgerRecord): string {
  switch (record.kind) {
    case 'sign-off':
      return key(
        record.kind,
        record.pullRequest,
        record.role,
        record.by.toLowerCase(),
        record.decision,
        record.via,
      );
    case 'cleared':
      return key(record.kind, record.pullRequest, record.dataset, record.digest);
    case 'genesis':
      return key(record.kind, record.role, record.by.toLowerCase(), record.datasets);
    case 'answer':
      return key(record.kind, record.comment, record.dataset, record.checklist, record.questions);
    case 'published':
      return key(record.kind, record.dataset, record.portal, record.action, record.digest, record.commit);
    case 'publish-order':
    case 'withheld':
      return key(record.kind, record.pullRequest, record.comment);
    case 'consultation': {
      const { pullRequest, role, act, by, comment, at } = record;
      // A lane asks once, whenever that was.
      return key(
        record.kind,
        pullRequest,
        role,
        act,
        by?.toLowerCase() ?? null,
        comment,
        by === null ? '' : at,
      );
    }
    case 'takedown':
      return key(record.kind, record.dataset, record.at, record.by.toLowerCase());
  }
}

function key(...members: unknown[]): string {
  return canonicalJson(members);
}

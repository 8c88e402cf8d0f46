import type { RoleId } from '../model/governance.ts';
import type { LedgerRecord, SignOffRecord } from '../model/ledger.ts';
import type { Login } from '../model/vocabulary.ts';

/**
 * The latest decision of each person for a role. Ordered by when the review was given, not by when it was recorded,
 * so that late, repeated or reordered events lead to the same end. A dismissal takes back the decision of its review
 * and, as on GitHub, does not bring an earlier one back. `nameOf` tells what people are called now.
 */
export function latestDecisions(
  ledger: readonly LedgerRecord[],
  role: RoleId,
  nameOf = ({ by }: SignOffRecord): Login => by,
): Map<Login, SignOffRecord> {
  const records = ledger.filter(
    (record): record is SignOffRecord => record.kind === 'sign-off' && record.role === role,
  );
  const dismissed = new Set(records.filter((r) => r.decision === 'dismissed').map(reviewOf));
  const given = records.sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : (reviewOf(a) ?? 0) - (reviewOf(b) ?? 0),
  );
  const latest = new Map(given.map((record) => [nameOf(record).toLowerCase(), record]));
  for (const [person, record] of latest) {
    if (dismissed.has(reviewOf(record))) latest.delete(person);
  }
  return latest;
}

/** The review a decision was given by; a submission has none. Review ids grow with time. */
export function reviewOf(record: SignOffRecord): number | undefined {
  return 'review' in record.via ? record.via.review : undefined;
}

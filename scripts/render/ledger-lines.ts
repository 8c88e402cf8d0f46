import type { LedgerRecord } from '../model/ledger.ts';
import { printable } from './terminal.ts';
import { listed, plural } from './words.ts';

/** The ledger as a records officer reads it: one line an event, oldest first. */
export function ledgerLines(records: readonly LedgerRecord[], dataset: string | undefined): string {
  if (records.length === 0)
    return dataset === undefined ? 'The ledger is empty.' : `The ledger holds nothing about ${dataset}.`;
  // What people wrote is one line too, and cannot move the cursor.
  return records
    .map((record) => `${record.at}  ${printable(line(record).replaceAll(/\s+/g, ' '))}`)
    .join('\n');
}

function line(record: LedgerRecord): string {
  switch (record.kind) {
    case 'sign-off': {
      const how = 'review' in record.via ? `review ${record.via.review}` : 'by submitting';
      return `${record.role}: ${record.by} ${DECISIONS[record.decision]} pull request ${record.pullRequest} at ${record.head.slice(0, 7)} (${how}, ${plural(Object.keys(record.parts).length, 'part')})${record.reason === undefined ? '' : `: ${record.reason}`}`;
    }
    case 'cleared':
      return `cleared: ${record.dataset} ${record.digest.slice(0, 12)} by pull request ${record.pullRequest} (${listed(Object.entries(record.signedBy).map(([role, by]) => `${role} ${by}`))})`;
    case 'genesis':
      return `${record.role}: ${record.by} vouches for ${listed(Object.keys(record.datasets))}: ${record.reason}`;
    case 'answer':
      return `answer: ${record.by} answered ${listed(record.questions)} (${record.checklist}, comment ${record.comment})`;
    case 'published':
      return `published: ${record.dataset} on ${record.portal}, ${record.action}, commit ${record.commit.slice(0, 7)}${record.address ? ` ${record.address}` : ''}`;
    case 'publish-order':
      return `${record.role}: ${record.by} ordered publication of pull request ${record.pullRequest} (comment ${record.comment})`;
    case 'withheld':
      return `${record.role}: ${record.by} withheld ${listed(record.datasets)} (pull request ${record.pullRequest}): ${record.reason}`;
    case 'consultation':
      return record.act === 'asked'
        ? `${record.role}: asked for advice by ${record.by ?? 'the lane'}${record.text === '' ? '' : `: ${record.text}`}`
        : `${record.role}: ${record.by ?? 'somebody'} advised: ${record.text}`;
    case 'takedown':
      return `taken down: ${record.dataset} by ${record.by} (${record.role}): ${record.reason}`;
  }
}

const DECISIONS = {
  approved: 'approved',
  'changes-requested': 'asked for changes to',
  dismissed: 'had a review dismissed on',
} as const;

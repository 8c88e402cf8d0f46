import type { LedgerRecord } from '../model/ledger.ts';

type Shape = Record<string, 'string' | 'number' | 'object'>;

const SHAPES: Record<LedgerRecord['kind'], Shape> = {
  'sign-off': {
    at: 'string',
    pullRequest: 'number',
    role: 'string',
    by: 'string',
    decision: 'string',
    head: 'string',
    via: 'object',
    parts: 'object',
  },
  cleared: {
    at: 'string',
    pullRequest: 'number',
    dataset: 'string',
    digest: 'string',
    head: 'string',
    signedBy: 'object',
  },
  genesis: { at: 'string', role: 'string', by: 'string', reason: 'string', datasets: 'object' },
  answer: {
    at: 'string',
    pullRequest: 'number',
    dataset: 'string',
    checklist: 'string',
    questions: 'object',
    by: 'string',
    comment: 'number',
  },
  published: {
    at: 'string',
    dataset: 'string',
    portal: 'string',
    action: 'string',
    digest: 'string',
    commit: 'string',
  },
  'publish-order': {
    at: 'string',
    pullRequest: 'number',
    role: 'string',
    by: 'string',
    head: 'string',
    comment: 'number',
    parts: 'object',
  },
  withheld: {
    at: 'string',
    pullRequest: 'number',
    role: 'string',
    by: 'string',
    head: 'string',
    comment: 'number',
    datasets: 'object',
    reason: 'string',
  },
  consultation: { at: 'string', pullRequest: 'number', role: 'string', act: 'string', text: 'string' },
  takedown: { at: 'string', dataset: 'string', role: 'string', by: 'string', reason: 'string' },
};

/** Is this a record of a kind we know, with the members that decisions read? An unknown kind is not: evidence we cannot read is none. */
export function isLedgerRecord(value: unknown): value is LedgerRecord {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const shape = Object.entries(SHAPES).find(([kind]) => kind === value.kind)?.[1];
  if (shape === undefined) return false;
  const members: Record<string, unknown> = { ...value };
  return Object.entries(shape).every(([key, type]) => typeof members[key] === type && members[key] !== null);
}

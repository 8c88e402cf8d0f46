import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../model/ledger.ts';
import { appendLines, verifyChain } from './chain.ts';

const FILE = 'pull-requests/7.jsonl';

const record: fc.Arbitrary<LedgerRecord> = fc.oneof(
  fc.record({
    kind: fc.constant('sign-off' as const),
    at: fc.constant('2026-03-02T09:30:00Z'),
    pullRequest: fc.nat(),
    role: fc.string(),
    by: fc.string({ unit: 'binary' }),
    decision: fc.constantFrom('approved' as const, 'changes-requested' as const),
    head: fc.string(),
    via: fc.record({ review: fc.nat() }),
    parts: fc.dictionary(fc.string(), fc.string()),
  }),
  fc.record({
    kind: fc.constant('genesis' as const),
    at: fc.constant('2026-03-02T09:30:00Z'),
    role: fc.string(),
    by: fc.string(),
    reason: fc.string({ unit: 'grapheme' }),
    datasets: fc.dictionary(fc.string(), fc.string()),
  }),
);
const records = fc.array(record, { minLength: 1, maxLength: 6 });

describe('the chain of a ledger file', () => {
  test('gives back what was appended, in order', () => {
    fc.assert(
      fc.property(records, (all) => {
        const verified = verifyChain(FILE, appendLines(FILE, '', all));
        expect(verified.broken).toBeUndefined();
        expect(JSON.stringify(verified.records.map(sorted))).toBe(JSON.stringify(all.map(sorted)));
      }),
    );
  });

  test('keeps what was there as a prefix, and appending in steps equals appending at once', () => {
    fc.assert(
      fc.property(records, records, (first, second) => {
        const before = appendLines(FILE, '', first);
        const after = appendLines(FILE, before, second);
        expect(after.startsWith(before)).toBe(true);
        expect(after).toBe(appendLines(FILE, '', [...first, ...second]));
      }),
    );
  });

  test('notices any changed character, the last line included', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.constantFrom('0', 'x', '"', '\n', ' '), (all, at, replacement) => {
        const text = appendLines(FILE, '', all);
        const position = at % text.length;
        fc.pre(text[position] !== replacement);
        const edited = text.slice(0, position) + replacement + text.slice(position + 1);
        expect(verifyChain(FILE, edited).broken).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('notices a line removed before the end, and lines that changed places', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 6 }), fc.nat(), (all, at) => {
        const lines = appendLines(FILE, '', all).trimEnd().split('\n');
        const victim = at % (lines.length - 1);
        const removed = lines.filter((_, index) => index !== victim);
        expect(verifyChain(FILE, `${removed.join('\n')}\n`).broken).toBe(victim + 1);
        expect(verifyChain(FILE, `${lines.toReversed().join('\n')}\n`).broken).toBe(1);
      }),
    );
  });

  test('notices a line that was written for another file', () => {
    const text = appendLines('pull-requests/8.jsonl', '', fc.sample(record, 1));
    expect(verifyChain(FILE, text).broken).toBe(1);
  });

  test('counts lines from one and reads up to the fault', () => {
    const text = appendLines(FILE, '', fc.sample(record, { numRuns: 3, seed: 1 }));
    const lines = text.split('\n');
    lines[1] = 'not json';
    expect(verifyChain(FILE, lines.join('\n'))).toMatchObject({ broken: 2, records: [{}] });
  });

  test('an unknown kind of record is no evidence', () => {
    expect(verifyChain(FILE, '{"digest":"","prev":"","record":{"kind":"favour"}}\n').broken).toBe(1);
  });

  test('a broken file is never extended', () => {
    expect(() => appendLines(FILE, 'not json\n', fc.sample(record, 1))).toThrow(
      /line 1 of the ledger is broken/,
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
}

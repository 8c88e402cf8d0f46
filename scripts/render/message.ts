import type { Finding, Reason } from '../model/finding.ts';
import { findings } from './catalogue/findings.ts';
import { reasons } from './catalogue/reasons.ts';
import type { Sentence } from './catalogue/sentence.ts';

const UNKNOWN: Sentence = {
  expected: () => 'something else',
  found: () => 'what this line says',
  fix: () => 'ask the Chief Data Officer; this finding has no sentence of its own.',
};

/** "Expected …, found …." One grammar for every finding. */
export function message(finding: Finding): string {
  const sentence = findings[finding.id] ?? UNKNOWN;
  return `Expected ${sentence.expected(finding.params)}, found ${sentence.found(finding.params)}.`;
}

/** What to do about it, as a sentence. */
export function fix(finding: Finding): string {
  return (findings[finding.id] ?? UNKNOWN).fix(finding.params);
}

export function explain(reason: Reason): string {
  return reasons[reason.id]?.(reason.params) ?? reason.id;
}

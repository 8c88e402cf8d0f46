import type { Finding } from '../model/finding.ts';
import type { CheckContext } from './check.ts';
import { contradictedAnswers } from './contradicted-answer.ts';
import { checks } from './index.ts';
import { applyWaivers } from './waivers.ts';

/** Everything that can be said of a dataset folder: what reading it found, every check, waivers, and what the data says to the answers. */
export function runChecks(context: CheckContext): Finding[] {
  const { head } = context;
  const read = [...head.metadata.findings, ...head.checklist.findings];
  // What could not be read is said once: no check has a second opinion about the same line.
  const unread = new Set(
    read.filter(({ severity }) => severity === 'error').map(({ file, line }) => `${file}:${line}`),
  );
  const found: Finding[] = [];
  for (const check of checks) {
    for (const finding of check.run(context))
      if (finding.line === undefined || !unread.has(`${finding.file}:${finding.line}`)) found.push(finding);
  }
  const judged = applyWaivers(context, found, checks);
  return [
    ...read,
    ...head.findings,
    ...judged,
    ...contradictedAnswers(context, [...judged, ...(context.history ?? [])]),
  ];
}

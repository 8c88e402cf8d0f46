import type { Finding } from '../model/finding.ts';
import type { CheckContext } from './check.ts';
import { contradictedAnswers } from './contradicted-answer.ts';
import { checks } from './index.ts';
import { applyWaivers } from './waivers.ts';

/** Everything that can be said of a dataset folder: what reading it found, every check, waivers, and what the data says to the answers. */
export function runChecks(context: CheckContext): Finding[] {
  const { head } = context;
  const found = checks.flatMap((check) => check.run(context));
  const judged = applyWaivers(context, found, checks);
  return [
    ...head.metadata.findings,
    ...head.checklist.findings,
    ...head.findings,
    ...judged,
    ...contradictedAnswers(context, judged),
  ];
}

import type { Assessment } from '../model/assessment.ts';
import { STAGE_WORDS } from './stage-words.ts';

/** Labels with these prefixes are Daylight's own: set and removed by the gate, and by nobody else. */
export const OWN_LABELS = ['stage: ', 'waits for: ', 'lane: '];

/** What the list of pull requests shows at a glance. */
export function labelsFor(assessment: Assessment): string[] {
  const waits = assessment.signOffs
    .filter((signOff) => signOff.asked)
    .map((signOff) => `waits for: ${signOff.role.split('/')[0]}`);
  const { role, task } = assessment.next;
  const theirs = role === 'steward' || task.id === 'turn-submit' ? ['waits for: department'] : [];
  const lanes = assessment.lanes.map((lane) => `lane: ${lane.lane}`);
  return [...new Set([STAGE_WORDS[assessment.stage].label, ...waits, ...theirs, ...lanes])].sort();
}

/** Colours of the labels that have to be made, by name (hex without #). */
export const labelColours: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(STAGE_WORDS).map(({ label, colour }) => [label, colour]),
);

import type { DatasetVersion } from '../model/dataset.ts';
import type { Policy } from '../model/facts.ts';

/** How many must share a combination (k), unless the city says otherwise: 5 as is usual, 11 for health and minors (CalHHS guidelines, 4.4). */
const FEWEST = 5;
const FEWEST_AT_RISK = 11;

const AT_RISK =
  /health|medical|patient|disease|hospital|mental|overdose|juvenile|minors?\b|child|student|youth/i;

/** Does a row stand for a person? By what the data holds, or by what the department answered. */
export function isAboutPeople({ profile, checklist }: DatasetVersion): boolean {
  const answer = checklist.value?.answers.privacy?.['personal-data']?.value;
  return profile?.people === true || answer === 'individual';
}

export function fewestAlike({ metadata }: DatasetVersion, { governance }: Policy): number {
  const { group_size = FEWEST, group_size_at_risk = FEWEST_AT_RISK } = governance.privacy ?? {};
  const about = metadata.value;
  if (about === null) return group_size;
  const words = [about.theme, about.title, ...about.keywords].join(' ');
  return AT_RISK.test(words) ? group_size_at_risk : group_size;
}

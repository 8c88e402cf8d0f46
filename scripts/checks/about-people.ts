import type { DatasetVersion } from '../model/dataset.ts';

/** How many must share a combination (k): 5 as is usual, 11 for health and minors (CalHHS guidelines, 4.4). */
export const FEWEST = 5;
const FEWEST_AT_RISK = 11;

const AT_RISK =
  /health|medical|patient|disease|hospital|mental|overdose|juvenile|minors?\b|child|student|youth/i;

/** Does a row stand for a person? By what the data holds, or by what the department answered. */
export function isAboutPeople({ profile, checklist }: DatasetVersion): boolean {
  const answer = checklist.value?.answers.privacy?.['personal-data']?.value;
  return profile?.people === true || answer === 'individual';
}

export function fewestAlike({ metadata }: DatasetVersion): number {
  const about = metadata.value;
  if (about === null) return FEWEST;
  const words = [about.theme, about.title, ...about.keywords].join(' ');
  return AT_RISK.test(words) ? FEWEST_AT_RISK : FEWEST;
}

import { answersChecks } from './checks-answers.ts';
import { driftChecks } from './checks-drift.ts';
import { metadataChecks } from './checks-metadata.ts';
import { privacyChecks } from './checks-privacy.ts';
import { structureChecks } from './checks-structure.ts';
import type { Sentence } from './sentence.ts';

/** What each check says. Columns, counts and lines; never a value. */
export const checks: Record<string, Sentence> = {
  ...answersChecks,
  ...metadataChecks,
  ...structureChecks,
  ...driftChecks,
  ...privacyChecks,
};

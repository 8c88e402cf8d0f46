import { vanishedKeys } from '../model/vanished.ts';
import type { Check } from './check.ts';
import { earlierProfiles } from './earlier.ts';
import { at } from './report.ts';

/** A few rows are corrected away in every export. */
const MOST_GONE = 0.1;

export const keysVanished: Check = {
  id: 'keys-vanished',
  why: 'A file may have as many rows as before and still be another one: identifiers given out anew break every link to them.',
  waivedBy: 'cdo',
  run: ({ head, ...context }) => {
    const { profile } = head;
    if (profile === null) return [];
    const most = Math.max(0, ...earlierProfiles(context).map((before) => vanishedKeys(before, profile) ?? 0));
    if (most <= MOST_GONE) return [];
    return [at(head.metadata, '/key', 'keys-vanished', { gone: `${Math.round(most * 100)} %` }, 'warning')];
  },
  examples: {
    passes: [
      { title: 'a new dataset', profile: { fingerprint: keys(0) } },
      { title: 'the same keys', profile: { fingerprint: keys(0) }, context: published() },
    ],
    fails: [
      {
        title: 'half of the keys are others',
        profile: { fingerprint: keys(20) },
        context: published(),
        params: { gone: '50 %' },
      },
      {
        title: 'little by little, half of what all roles signed',
        profile: { fingerprint: keys(20) },
        context: {
          base: { profile: { rows: 120, fingerprint: keys(18) } },
          signed: { pullRequest: 4, profile: { rows: 120, fingerprint: keys(0) } },
        },
        params: { gone: '50 %' },
      },
    ],
  },
};

function keys(from: number) {
  return { keys: Array.from({ length: 40 }, (_, i) => from + i), codes: {} };
}

function published(): object {
  return { base: { profile: { rows: 120, fingerprint: { ...keys(0) } } } };
}

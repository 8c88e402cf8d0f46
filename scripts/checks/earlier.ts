import type { Profile } from '../model/profile.ts';
import type { CheckContext } from './check.ts';

/**
 * What the data is held against: the version before, and the one that all roles signed last, so that small losses do not
 * add up unseen. None where it is new.
 */
export function earlierProfiles({ base, signed }: Pick<CheckContext, 'base' | 'signed'>): Profile[] {
  if (base?.profile == null) return [];
  return [base.profile, ...(signed === undefined ? [] : [signed.profile])];
}

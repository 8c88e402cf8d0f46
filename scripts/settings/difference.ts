import type { Finding, Params, Severity } from '../model/finding.ts';
import type { LiveSettings, SettingsChange } from '../model/repository-settings.ts';
import type { DesiredSettings } from './desired.ts';

/** Where the repository is not as the code says, and what `setup` can do about it. Without a change it is for people. */
export interface Difference {
  finding: Finding;
  change?: SettingsChange;
}

/** What every comparison sees. */
export interface Comparison {
  desired: DesiredSettings;
  live: LiveSettings;
  /** Number of the city's App, by which the rulesets know it; null where there is none, or it cannot be told. */
  appId: number | null;
}

export function difference(
  severity: Severity,
  id: string,
  file: string,
  params: Params,
  change?: SettingsChange,
): Difference {
  return { finding: { id, severity, file, params }, ...(change === undefined ? {} : { change }) };
}

/** Not a fault of the repository: the token may not see it, so nobody can say that it is right. */
export function unseen(file: string, what: string, needs: string): Difference {
  return difference('warning', 'setting-unseen', file, { what, needs });
}

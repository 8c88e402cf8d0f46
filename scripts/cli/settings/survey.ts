import type { Octokit } from '@octokit/rest';
import { readRepositorySettings } from '../../gather/github/repository-settings.ts';
import type { Finding } from '../../model/finding.ts';
import { compareSettings } from '../../settings/compare.ts';
import type { DesiredSettings } from '../../settings/desired.ts';
import type { Difference } from '../../settings/difference.ts';
import { OWNERS_PLACES } from '../../settings/owners-file.ts';
import { wantedSettings } from './wanted.ts';

export interface Survey {
  /** In which the repository is not as the code says. */
  differences: Difference[];
  /** Where the code itself cannot be used; nothing was compared then. */
  unusable: Finding[];
}

export interface SurveyRequest {
  octokit: Octokit;
  repository: { owner: string; repo: string };
  /** Folder of the code. */
  folder: string;
  now: Date;
  /** Number of an App that the repository does not know of yet. */
  appId?: number;
}

/** Reads the code and the repository, and compares the two. */
export async function survey({ octokit, repository, folder, now, appId }: SurveyRequest): Promise<Survey> {
  const { desired, findings } = await wantedSettings(folder, repository.owner, now);
  if (desired === null) return { differences: [], unusable: findings };
  const live = await readRepositorySettings(octokit, repository, namesOf(desired));
  return { differences: compareSettings(desired, live, appId ?? null), unusable: [] };
}

function namesOf({ named }: DesiredSettings) {
  const names = (wanted: 'person' | 'team'): string[] =>
    named.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  return { people: names('person'), teams: names('team'), codeowners: OWNERS_PLACES };
}

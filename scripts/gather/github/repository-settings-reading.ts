import type { Octokit } from '@octokit/rest';
import type { Reading } from '../../model/repository-settings.ts';
import { statusOf } from './outage.ts';

/** The repository that is read. */
export interface Place {
  octokit: Octokit;
  owner: string;
  repo: string;
}

export const ADMINISTRATOR = 'an administrator of the repository (fine-grained token: Administration, read)';

/** What the request gives, or what it would take to see it. Throws where GitHub did not answer at all. */
export async function reading<T>(needs: string, request: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { seen: true, value: await request() };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Rulesets and environments of private repositories are not part of every plan; GitHub then says "Upgrade to …".
    return {
      seen: false,
      needs: /upgrade to/i.test(messageOf(error)) ? 'a plan of GitHub that has it' : needs,
    };
  }
}

/** null where GitHub shows nothing under that name. */
export async function unlessMissing<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return null;
  }
}

/** A rate limit is refused with the same status, and is an outage. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return (status === 403 || status === 404) && !/rate limit/i.test(messageOf(error));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

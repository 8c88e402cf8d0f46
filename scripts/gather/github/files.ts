import type { Octokit } from '@octokit/rest';
import type { ChangedFile } from '../../model/facts.ts';
import { bothEnds } from '../changes.ts';
import type { Case } from './case.ts';

/** GitHub lists no more files of a pull request. */
export const MOST_FILES = 3000;

const STATUS: Record<string, ChangedFile['status']> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
};

/**
 * GitHub's list, and whatever git sees besides: a file that only one of the two names counts too. Git knows more of what
 * a file is now: whether it is a link, or may be run.
 */
export function withGitFiles(listed: readonly ChangedFile[], git: readonly ChangedFile[]): ChangedFile[] {
  const named = new Set(listed.flatMap(bothEnds));
  const seen = new Map(git.map(({ path, oid }) => [path, oid]));
  return [
    ...listed.map((file) => ({ ...file, oid: seen.get(file.path) ?? file.oid })),
    ...git.filter((file) => bothEnds(file).some((path) => !named.has(path))),
  ];
}

/** Changed files as GitHub lists them, both names of a renamed one. */
export async function readFiles(octokit: Octokit, where: Case): Promise<ChangedFile[]> {
  const listed = await octokit.paginate(octokit.pulls.listFiles, { ...where, per_page: 100 });
  return listed.map(({ filename, previous_filename: previousPath, status: given, sha }) => {
    const status = STATUS[given] ?? 'modified';
    return {
      path: filename,
      ...(status === 'renamed' && previousPath !== undefined ? { previousPath } : {}),
      status,
      oid: status === 'removed' ? '' : (sha ?? ''),
    };
  });
}

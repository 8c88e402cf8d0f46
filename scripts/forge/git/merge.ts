import { type Git, GitFailure } from './git.ts';

/** Merges two commits without touching any ref; the tree of the result, or null where they conflict. */
export async function mergeTrees(git: Git, ours: string, theirs: string): Promise<string | null> {
  try {
    const out = await git.text([
      'merge-tree',
      '--write-tree',
      '--no-messages',
      '--allow-unrelated-histories',
      ours,
      theirs,
    ]);
    return out.split('\n')[0] ?? null;
  } catch (error) {
    // Exit code 1 says conflict; anything else is a fault.
    if (error instanceof GitFailure && error.exitCode === 1) return null;
    throw error;
  }
}

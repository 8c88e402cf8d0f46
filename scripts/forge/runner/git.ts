import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Output of a git command on a bare repository, without the final newline. Throws with git's own words. */
export async function git(gitDirectory: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['--git-dir', gitDirectory, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.replace(/\n$/, '');
}

/** The commit a ref or revision names, or null where there is none. */
export async function resolveCommit(gitDirectory: string, revision: string): Promise<string | null> {
  return git(gitDirectory, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`).catch(() => null);
}

/** Name of the branch that HEAD points to. */
export async function defaultBranch(gitDirectory: string): Promise<string> {
  return git(gitDirectory, 'symbolic-ref', '--short', 'HEAD');
}

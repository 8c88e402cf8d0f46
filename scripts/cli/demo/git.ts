import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Outage } from '../../model/outage.ts';

const run = promisify(execFile);

/** Real git in a working copy, as a person would use it. Nothing of the machine's own git configuration comes in. */
export async function git(
  cwd: string,
  person: { login: string; name: string },
  ...args: string[]
): Promise<string> {
  const email = `${person.login}@users.noreply.github.com`;
  const identity = [
    '-c',
    `user.name=${person.name}`,
    '-c',
    `user.email=${email}`,
    '-c',
    'commit.gpgsign=false',
    '-c',
    'init.defaultBranch=main',
  ];
  try {
    const { stdout } = await run('git', [...identity, ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? new Outage('git could not be started. Install git, and see that it is on the path.')
      : error;
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startForge } from '../../forge/forge.ts';
import type { Forge } from '../../forge/types.ts';
import { createOctokit } from '../../gather/github/octokit.ts';
import { type Scratch, writeFile } from './assumption.ts';
import { assumptions } from './assumptions.ts';

/** The forge stands in for GitHub in every other test, so it has to be so there as well. */
describe('what Daylight takes for granted about GitHub, on the local forge', () => {
  const directory = mkdtempSync(join(tmpdir(), 'daylight-assumptions-'));
  let forge: Forge;
  let scratch: Scratch;

  beforeAll(async () => {
    forge = await startForge({ directory });
    forge.addOrganization('arroyo');
    const as = (login: string) => createOctokit({ token: forge.addUser(login), baseUrl: forge.apiUrl });
    const [author, reviewer] = [as('ada-author'), as('rex-reviewer')];
    await forge.addRepository('arroyo/scratch', {
      private: true,
      collaborators: { 'ada-author': 'admin', 'rex-reviewer': 'write' },
    });
    scratch = { owner: 'arroyo', repo: 'scratch', author, reviewer, reviewerLogin: 'rex-reviewer' };
    await writeFile(scratch, 'main', 'README.md', '# Scratch\n');
  });

  afterAll(async () => {
    await forge.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test.each(assumptions)('$says', ({ holds }) => holds(scratch));
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gatherPolicy } from '../../gather/policy.ts';
import { workTree } from '../../gather/work-tree.ts';
import { codeowners } from '../../settings/codeowners.ts';
import { readCodeowners, ruleFor } from '../../settings/codeowners-match.ts';
import { type Command, flag, type Input } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { pathInTop, topFolder } from '../top-folder.ts';

export const owners: Command = {
  name: 'owners',
  summary: 'Write CODEOWNERS from governance.yml, or say who owns a path',
  takes: '[path…]',
  options: {
    check: {
      type: 'boolean',
      about: 'change nothing; fail where CODEOWNERS is not what governance.yml says',
    },
    json: { type: 'boolean', about: 'owners by path, or whether CODEOWNERS is as it should be, as JSON' },
  },
  examples: [
    'daylight owners',
    'daylight owners --check',
    'daylight owners datasets/environment/weather/checklist.yml',
  ],
  run: runOwners,
};

async function runOwners(input: Input): Promise<ExitCode> {
  const { io, positionals } = input;
  const json = flag(input, 'json');
  if (flag(input, 'check') && positionals.length > 0)
    throw new UsageError('--check looks at the whole file, and takes no path');
  const top = topFolder(input);
  const { policy } = await gatherPolicy(workTree(top));
  if (policy === null)
    throw new UsageError('governance.yml is missing or cannot be read; npm run check says why');
  const organisation = (io.env.GITHUB_REPOSITORY ?? '').split('/')[0] ?? '';
  const bare = Object.values(policy.governance.roles).some(
    ({ team }) => team !== undefined && !team.includes('/'),
  );
  if (organisation === '' && bare)
    throw new UsageError(
      'governance.yml names teams without their organisation; set GITHUB_REPOSITORY=owner/name',
    );
  const wanted = codeowners({
    governance: policy.governance,
    departments: policy.departments,
    organisation,
  });
  if (positionals.length > 0) {
    const rules = readCodeowners(wanted);
    const owned = positionals.map((named) => {
      const path = pathInTop(input, named);
      return [path, ruleFor(rules, path)?.owners ?? []] as const;
    });
    if (json) io.out(JSON.stringify(Object.fromEntries(owned), null, 2));
    else for (const [path, names] of owned) io.out(`${path}: ${names.join(' ') || 'nobody'}`);
    return 0;
  }
  const file = join(top, 'CODEOWNERS');
  const standing = await readFile(file, 'utf8').catch(() => '');
  if (flag(input, 'check')) {
    // Git for Windows may check it out with other line ends.
    const same = standing.replaceAll('\r\n', '\n') === wanted;
    const told = same
      ? 'CODEOWNERS is what governance.yml says.'
      : 'CODEOWNERS is not what governance.yml says. Fix: npm run daylight -- owners';
    io.out(json ? JSON.stringify({ same }) : told);
    return same ? 0 : 1;
  }
  await writeFile(file, wanted);
  io.out(json ? JSON.stringify({ written: standing !== wanted }) : 'CODEOWNERS is written.');
  return 0;
}

import { createReadStream, existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { profile as readProfile } from '../../profile/profile.ts';
import { profileTable } from '../../render/profile-table.ts';
import { type Command, flag, type Input } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';

export const profile: Command = {
  name: 'profile',
  summary: 'Describe a data file: columns, types, gaps, and what looks personal',
  takes: 'FILE',
  options: { json: { type: 'boolean', about: 'the whole profile as JSON' } },
  examples: ['daylight profile export.csv', 'daylight profile export.csv --json'],
  run: runProfile,
};

async function runProfile(input: Input): Promise<ExitCode> {
  const [file] = input.positionals;
  if (file === undefined) throw new UsageError('which file?');
  const path = resolve(input.io.cwd, file);
  if (!existsSync(path)) throw new UsageError(`there is no file ${file}`);
  const found = await readProfile(createReadStream(path), { columns: [], key: [] }, basename(path));
  input.io.out(flag(input, 'json') ? JSON.stringify(found, null, 2) : profileTable(found, input.io.colour));
  return found.faults.length > 0 ? 1 : 0;
}

import { basename } from 'node:path';
import { structureFaults } from '../../checks/structure-fault.ts';
import { profile as readProfile } from '../../profile/profile.ts';
import { profileTable } from '../../render/profile-table.ts';
import { paint, renderFinding } from '../../render/terminal.ts';
import { type Command, flag, type Input } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { openData } from '../open-data.ts';

export const profile: Command = {
  name: 'profile',
  summary: 'Describe a data file: columns, types, gaps, and what looks personal',
  takes: 'FILE',
  options: { json: { type: 'boolean', about: 'the whole profile as JSON' } },
  examples: ['daylight profile export.csv', 'daylight profile export.csv --json'],
  run: runProfile,
};

async function runProfile(input: Input): Promise<ExitCode> {
  const { io } = input;
  const [file] = input.positionals;
  if (file === undefined) throw new UsageError('which file?');
  const found = await readProfile(openData(io, file), { columns: [], key: [] }, basename(file));
  const faults = structureFaults(found);
  if (flag(input, 'json')) io.out(JSON.stringify(found, null, 2));
  else {
    const style = paint(io.colour);
    const shown = faults.map((fault) => renderFinding(fault, style));
    io.out([profileTable(found, io.colour, io.width), ...shown].join('\n'));
  }
  return faults.some(({ severity }) => severity === 'error') ? 1 : 0;
}

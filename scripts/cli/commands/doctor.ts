import { renderSettings, settingsJson } from '../../render/settings.ts';
import { verdictOf } from '../../settings/compare.ts';
import { type Command, flag, type Input } from '../command.ts';
import { CONNECTION_OPTIONS, connect } from '../connection.ts';
import type { ExitCode } from '../io.ts';
import { survey } from '../settings/survey.ts';
import { topFolder } from '../top-folder.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Compare the repository on GitHub with what the code wants, both ways',
  options: {
    ...CONNECTION_OPTIONS,
    json: { type: 'boolean', about: 'machine-readable report on standard output' },
  },
  examples: ['daylight doctor --repository arroyo/open-data', 'daylight doctor --json'],
  run: runDoctor,
};

async function runDoctor(input: Input): Promise<ExitCode> {
  const { io } = input;
  const { octokit, repository } = await connect(input);
  const { differences, unusable } = await survey({
    octokit,
    repository,
    folder: topFolder(input),
    now: io.now(),
  });
  const findings = [...unusable, ...differences.map(({ finding }) => finding)];
  // Where the code cannot be read, nothing was compared.
  const verdict = unusable.length > 0 ? 'unproven' : verdictOf(findings);
  const name = `${repository.owner}/${repository.repo}`;
  if (flag(input, 'json')) io.out(JSON.stringify(settingsJson(name, verdict, findings), null, 2));
  else io.out(renderSettings(name, verdict, findings, io.colour));
  return findings.some(({ severity }) => severity !== 'notice') ? 1 : 0;
}

import { applySettings, subjectOf } from '../../apply/settings.ts';
import { findingJson } from '../../render/json.ts';
import { renderSetup } from '../../render/settings.ts';
import { changesOf } from '../../settings/compare.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, connect } from '../connection.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { survey } from '../settings/survey.ts';
import { topFolder } from '../top-folder.ts';

export const setup: Command = {
  name: 'setup',
  summary: 'Make the repository on GitHub as the code wants it; nothing that somebody added is taken away',
  options: {
    ...CONNECTION_OPTIONS,
    'app-id': { type: 'string', value: 'number', about: 'App ID of the city’s GitHub App, the first time' },
    apply: { type: 'boolean', about: 'act; without it nothing is written' },
    json: { type: 'boolean', about: 'machine-readable report on standard output' },
  },
  examples: ['daylight setup --repository arroyo/open-data', 'daylight setup --app-id 123456 --apply'],
  run: runSetup,
};

async function runSetup(input: Input): Promise<ExitCode> {
  const { io } = input;
  const appId = appIdOf(input);
  const { octokit, repository } = await connect(input);
  const { differences, unusable } = await survey({
    octokit,
    repository,
    folder: topFolder(input),
    now: io.now(),
    ...(appId === undefined ? {} : { appId }),
  });
  const changes = changesOf(differences);
  const applied = flag(input, 'apply');
  const receipts = applied
    ? await applySettings(octokit, repository, changes)
    : changes.map((change) => ({ kind: change.kind, subject: subjectOf(change) }));
  const left = [
    ...unusable,
    ...differences.flatMap(({ finding, change }) => (change === undefined ? [finding] : [])),
  ];
  if (flag(input, 'json'))
    io.out(JSON.stringify({ applied, changes: receipts, left: left.map(findingJson) }, null, 2));
  else io.out(renderSetup(receipts, left, applied, io.colour));
  const failed = receipts.some((receipt) => 'outcome' in receipt && receipt.outcome === 'failed');
  return failed || unusable.length > 0 ? 1 : 0;
}

function appIdOf(input: Input): number | undefined {
  const written = option(input, 'app-id');
  if (written === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(written))
    throw new UsageError('--app-id takes the number that the page of the App shows as App ID');
  return Number(written);
}

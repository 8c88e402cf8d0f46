import { renderDrift } from '../../render/drift.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, connect, runUrl } from '../connection.ts';
import { lookForDrift } from '../drift/look-for-drift.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { configuredPortals } from '../portals.ts';
import { portalsAsked } from './publish.ts';

export const drift: Command = {
  name: 'drift',
  summary: 'What the portals show that nobody committed',
  options: {
    ...CONNECTION_OPTIONS,
    portal: { type: 'string', value: 'id', about: 'look at this portal only' },
    apply: {
      type: 'boolean',
      about: 'keep the issue up to date, and propose what people edited on a portal',
    },
    json: { type: 'boolean', about: 'what differs, as JSON' },
  },
  examples: ['daylight drift', 'daylight drift --portal site --json', 'daylight drift --apply'],
  run: runDrift,
};

async function runDrift(input: Input): Promise<ExitCode> {
  const { io } = input;
  if (flag(input, 'apply') && option(input, 'portal') !== undefined)
    throw new UsageError('--apply keeps one issue about all portals, so it cannot be narrowed with --portal');
  const troubles: string[] = [];
  const connection = await connect(input);
  const found = await lookForDrift({
    connection,
    portals: (governance) => portalsAsked(input, configuredPortals(governance, connection, io.env)),
    options: {},
    apply: flag(input, 'apply'),
    onTrouble: (what) => void troubles.push(what),
    now: io.now().toISOString(),
    logUrl: runUrl(input, connection),
  });
  io.out(flag(input, 'json') ? JSON.stringify(found, null, 2) : renderDrift(found));
  for (const line of troubles) io.err(`daylight drift: ${line}`);
  if (found.some(({ outage }) => outage !== undefined)) return 2;
  return troubles.length > 0 || found.some(({ drifted }) => drifted.length > 0) ? 1 : 0;
}

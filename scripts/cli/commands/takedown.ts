import { gatherTakedown } from '../../gather/github/takedown.ts';
import { explainReceipt } from '../../render/receipts.ts';
import { spared } from '../../render/takedown.ts';
import { type Command, flag, type Input } from '../command.ts';
import { CONNECTION_OPTIONS, connectAnyway } from '../connection.ts';
import type { ExitCode } from '../io.ts';
import { configuredPortals } from '../portals.ts';
import { answerRefused } from '../takedown/answer-refused.ts';
import { carryOut, type TakedownResult } from '../takedown/carry-out.ts';
import { orderedBy, readOrder, UnclearLabel } from '../takedown/order.ts';

export const takedown: Command = {
  name: 'takedown',
  summary: 'Hide a dataset on every portal at once, until it is signed anew',
  takes: '[dataset]',
  options: {
    ...CONNECTION_OPTIONS,
    reason: {
      type: 'string',
      value: 'text',
      about: 'why; it is kept in the ledger, so name no person and repeat nothing that slipped out',
    },
    by: { type: 'string', value: 'login', about: 'who you are, while GitHub is away and cannot say it' },
    apply: { type: 'boolean', about: 'act; without it nothing is hidden' },
    json: { type: 'boolean', about: 'what was done, as JSON' },
  },
  examples: [
    'daylight takedown environment/weather --reason "Names of residents in the notes" --apply',
    'daylight takedown environment/weather --reason "Names of residents" --by carmen-cdo --apply',
  ],
  run: runTakedown,
};

async function runTakedown(input: Input): Promise<ExitCode> {
  const { io } = input;
  const { self, ...source } = await connectAnyway(input);
  const { url, ...clone } = source;
  // Without GitHub the clone has to do: hiding something cannot wait, and what is missing is made good by the next run.
  const facts = await gatherTakedown(self === null ? { clone: clone.clone } : { ...clone, url });
  const connection = { ...source, self: self ?? '' };
  // Whoever put a label on waits for an answer there, and would take silence for "hidden".
  const answer = async (number: number | undefined, why: string): Promise<void> => {
    if (flag(input, 'apply') && self !== null && number !== undefined)
      await answerRefused(connection, facts.policy, number, why);
  };
  const order = await readOrder(input, source, facts).catch(async (error: unknown) => {
    if (error instanceof UnclearLabel) await answer(error.number, `${error.message}.`);
    throw error;
  });
  if (order === null) return 0;
  const result = await carryOut({
    connection,
    reachable: self !== null,
    facts,
    order,
    by: orderedBy(input, self),
    portals: configuredPortals(facts.policy.governance, connection, io.env),
    apply: flag(input, 'apply'),
    now: io.now().toISOString(),
  });
  if (result.refused !== undefined) {
    await answer(order.number, `${result.refused}.`);
    io.err(`daylight takedown: ${result.refused}`);
    return 1;
  }
  io.out(flag(input, 'json') ? JSON.stringify(result, null, 2) : tell(result));
  for (const line of result.undone) io.err(`daylight takedown: ${line}`);
  if (result.lost)
    io.err('daylight takedown: no portal was reached either, so nobody remembers this: run it again');
  return !result.unrecorded &&
    result.portals.every(({ receipts, outage }) => outage === undefined && receipts.every(isDone))
    ? 0
    : 2;
}

function isDone({ outcome }: { outcome: string }): boolean {
  return outcome === 'done';
}

function tell({ takedowns, portals, applied, followUps }: TakedownResult): string {
  const lines = portals.map(({ portal, entries, receipts, outage }) => {
    if (outage !== undefined) return `${portal}: could not be asked (${outage})`;
    if (receipts.length > 0) return `${portal}: ${receipts.map(explainReceipt).join(', ')}`;
    if (entries.length === 0) return `${portal}: shows nothing of it to the public`;
    return `${portal}: would hide ${entries.join(', ')}`;
  });
  const about = takedowns.map((takedown) => `${takedown.dataset}${spared(takedown, ': ')}`);
  return [
    ...about,
    ...lines,
    ...followUps,
    ...(applied ? [] : ['Nothing is hidden yet. Add --apply to do it.']),
  ].join('\n');
}

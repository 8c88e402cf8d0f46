import { member, numberOf, textOf } from '../../gather/github/payload.ts';
import type { TakedownFacts } from '../../gather/github/takedown.ts';
import { datasetOf } from '../../model/dataset-path.ts';
import type { DatasetId, Login } from '../../model/vocabulary.ts';
import { type Input, option } from '../command.ts';
import type { Connection } from '../connection.ts';
import { oneDataset } from '../dataset-argument.ts';
import { UsageError } from '../io.ts';
import { reasonIn } from './reason.ts';

export const TAKEDOWN_LABEL = 'takedown';

/** What somebody ordered, by the command line or by a label. */
export interface Order {
  datasets: DatasetId[];
  reason: string;
  /** The issue or pull request with the label, where the answer is awaited. */
  number?: number;
}

/** A label where it cannot be told which dataset is meant. */
export class UnclearLabel extends UsageError {
  readonly number: number;

  constructor(number: number, message: string) {
    super(message);
    this.number = number;
  }
}

/** null: a label that is none of ours. Throws `UsageError` where it cannot be told which dataset is meant. */
export async function readOrder(
  input: Input,
  connection: Pick<Connection, 'octokit' | 'repository'>,
  { datasets: known }: Pick<TakedownFacts, 'datasets'>,
): Promise<Order | null> {
  const [named] = input.positionals;
  if (named !== undefined) return { datasets: [oneDataset(input, named)], reason: reasonOf(input) };
  const payload = input.io.event?.payload;
  if (textOf(payload, 'action') !== 'labeled')
    throw new UsageError('which dataset? Name it: daylight takedown <dataset> --reason "…"');
  if (textOf(payload, 'label', 'name') !== TAKEDOWN_LABEL) return null;
  const pull = numberOf(payload, 'pull_request', 'number');
  const number = pull ?? numberOf(payload, 'issue', 'number');
  if (number === undefined) return null;
  const isPull = pull !== undefined || member(payload, 'issue', 'pull_request') !== undefined;
  const meant = isPull ? await datasetsOf(connection, number) : namedIn(payload, known);
  if (meant.length === 0)
    throw new UnclearLabel(
      number,
      `#${number} does not say which dataset is meant: its title has to name exactly one, such as ${known[0] ?? 'parks/trees'}`,
    );
  return { datasets: meant, reason: `the label ${TAKEDOWN_LABEL} on #${number}`, number };
}

function reasonOf(input: Input): string {
  const reason = reasonIn(option(input, 'reason') ?? '');
  if (reason === '')
    throw new UsageError(
      'say why, with --reason "…"; it is kept in the ledger, so name no person and repeat nothing that slipped out',
    );
  return reason;
}

/** The title counts before the text below it, and two datasets are as good as none: guessing would hide the wrong one. */
function namedIn(payload: unknown, known: readonly DatasetId[]): DatasetId[] {
  for (const part of ['title', 'body']) {
    const text = textOf(payload, 'issue', part) ?? '';
    // The folder as well as the name, at the end of a sentence or not.
    const words = new Set(
      text.split(/[^A-Za-z0-9._/-]+/).map((word) => word.replace(/^datasets\//, '').replace(/[./]+$/, '')),
    );
    const found = known.filter((id) => words.has(id));
    if (found.length > 0) return found.length === 1 ? found : [];
  }
  return [];
}

async function datasetsOf(
  { octokit, repository }: Pick<Connection, 'octokit' | 'repository'>,
  pull_number: number,
): Promise<DatasetId[]> {
  const files = await octokit.paginate(octokit.pulls.listFiles, {
    ...repository,
    pull_number,
    per_page: 100,
  });
  const ids = files.flatMap(({ filename, previous_filename: before }) => [
    datasetOf(filename),
    before === undefined ? null : datasetOf(before),
  ]);
  return [...new Set(ids.filter((id) => id !== null))].sort();
}

/** On Actions GitHub says who it was; at a terminal the token does; while GitHub is away, only the person can. */
export function orderedBy(input: Input, self: Login | null): Login {
  const { GITHUB_ACTOR: actor, GITHUB_TRIGGERING_ACTOR: again = actor } = input.io.env;
  if (again !== actor)
    throw new UsageError(`${again} may not re-run what ${actor} ordered: each takedown is ordered by name`);
  const by = actor ?? self ?? option(input, 'by');
  if (by === undefined)
    throw new UsageError('GitHub does not answer and cannot say who you are: add --by with your login');
  return by;
}

import { member, numberOf, textOf } from '../../gather/github/payload.ts';
import type { TakedownFacts } from '../../gather/github/takedown.ts';
import { whereabouts } from '../../model/dataset-moves.ts';
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
  /** By the folders where they are now. */
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
  facts: Pick<TakedownFacts, 'datasets' | 'moves'>,
): Promise<Order | null> {
  const [named] = input.positionals;
  if (named !== undefined) {
    const dataset = oneDataset(input, named);
    const datasets = standingAt(dataset, facts);
    if (datasets.length > 1)
      throw new UsageError(`${dataset} has become ${datasets.join(' and ')}: say which is meant`);
    return { datasets, reason: reasonOf(input) };
  }
  const payload = input.io.event?.payload;
  if (textOf(payload, 'action') !== 'labeled')
    throw new UsageError('which dataset? Name it: daylight takedown <dataset> --reason "…"');
  if (textOf(payload, 'label', 'name') !== TAKEDOWN_LABEL) return null;
  const pull = numberOf(payload, 'pull_request', 'number');
  const number = pull ?? numberOf(payload, 'issue', 'number');
  if (number === undefined) return null;
  const isPull = pull !== undefined || member(payload, 'issue', 'pull_request') !== undefined;
  const meant = isPull
    ? (await datasetsOf(connection, number)).flatMap((id) => standingAt(id, facts))
    : namedIn(payload, facts);
  if (meant.length === 0)
    throw new UnclearLabel(
      number,
      `#${number} does not say which dataset is meant: its title has to name exactly one, such as ${facts.datasets[0] ?? 'parks/trees'}`,
    );
  return {
    datasets: [...new Set(meant)].sort(),
    reason: `the label ${TAKEDOWN_LABEL} on #${number}`,
    number,
  };
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
function namedIn(payload: unknown, facts: Pick<TakedownFacts, 'datasets' | 'moves'>): DatasetId[] {
  const main = new Set(facts.datasets);
  for (const part of ['title', 'body']) {
    const text = textOf(payload, 'issue', part) ?? '';
    // The folder as well as the name, at the end of a sentence or not.
    const words = text
      .split(/[^A-Za-z0-9._/-]+/)
      .map((word) => word.replace(/^datasets\//, '').replace(/[./]+$/, ''));
    const folders = new Set(words.filter((word) => word.includes('/')));
    const found = new Set(
      [...folders].flatMap((word) => standingAt(word, facts)).filter((id) => main.has(id)),
    );
    if (found.size > 0) return found.size === 1 ? [...found] : [];
  }
  return [];
}

/** The dataset that somebody means by this folder, which it may have left since, and who minds capitals in an emergency? */
function standingAt(
  named: DatasetId,
  { datasets, moves }: Pick<TakedownFacts, 'datasets' | 'moves'>,
): DatasetId[] {
  const main = new Set(datasets);
  const exact = whereabouts(named, main, moves);
  if (exact.length > 0) return exact;
  const alike = [...datasets, ...[...moves].flat()].filter((id) => id.toLowerCase() === named.toLowerCase());
  const found = new Set(alike.flatMap((id) => whereabouts(id, main, moves)));
  return found.size > 0 ? [...found] : [named];
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
  return ids.filter((id) => id !== null);
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

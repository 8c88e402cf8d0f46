import { openScene, type Scene } from '../cli/adversary/scene.ts';
import { datasetFiles } from '../gather/scratch-city.ts';

/** Calls of GitHub's API that one run of the gate makes, by what they ask for. */
export interface Calls {
  /** One for each page of these lists, however many there are. */
  pages: Record<string, number>;
  /** All the others: they must not grow with the pull request. */
  others: Record<string, number>;
}

export interface Evaluation {
  /** Nothing to do: what the sweep costs for each open pull request. */
  standing: Calls;
  /** The same with everything to do: evidence, comment, labels, reviewers, status. */
  acting: Calls;
}

/** Besides one for each page of files, commits, reviews, comments and statuses. */
export const MOST_OTHERS = 12;

/** One pull request with so many datasets and reviews, evaluated over HTTP and real git by the command itself. */
export async function evaluate(datasets: number, reviews: number): Promise<Evaluation> {
  const scene = await openScene();
  try {
    const folders = Array.from({ length: datasets }, (_, i) =>
      datasetFiles(`parks/trees-${i}`, { metadata: { identifier: `trees-${i}` } }),
    );
    await scene.push('sam', 'many', Object.assign({}, ...folders));
    const pull = await scene.open('sam', 'many');
    for (let i = 0; i < reviews; i++) await scene.review('mallory', pull, 'COMMENT');
    const acting = await counted(scene, pull);
    // What the first run did is one more comment and one more status to read, and nothing to do.
    return { acting, standing: await counted(scene, pull) };
  } finally {
    await scene.close();
  }
}

async function counted(scene: Scene, pull: number): Promise<Calls> {
  const calls: Calls = { pages: {}, others: {} };
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const method = init?.method ?? 'GET';
    const list = method === 'GET' ? PAGED.exec(new URL(String(input)).pathname)?.[1] : undefined;
    const [group, kind] =
      list === undefined ? [calls.others, `${method} ${placeOf(String(input))}`] : [calls.pages, list];
    group[kind] = (group[kind] ?? 0) + 1;
    return real(input, init);
  };
  try {
    const { code, err } = await scene.decide(pull);
    if (code !== 0) throw new Error(err);
    return calls;
  } finally {
    globalThis.fetch = real;
  }
}

const PAGED = /\/(files|commits|reviews|comments|statuses)$/;

/** The path without the repository, numbers and commits: `/pulls/…/merge`. */
function placeOf(address: string): string {
  return new URL(address).pathname
    .replace(/^\/api(\/v3)?/, '')
    .replace(/^\/repos\/[^/]+\/[^/]+/, '')
    .replaceAll(/\/(\d+|[0-9a-f]{40}|[^/]*\.jsonl|stage.*|lane.*|waits.*)(?=\/|$)/g, '/…');
}

export function total(group: Record<string, number>): number {
  return Object.values(group).reduce((sum, count) => sum + count, 0);
}

const DATASETS = 100;
const REVIEWS = 200;

/** Lines for the bench: what one evaluation asks of GitHub. */
export async function benchEvaluation(): Promise<string[]> {
  const { standing, acting } = await evaluate(DATASETS, REVIEWS);
  const mark = total(standing.others) <= MOST_OTHERS ? 'met' : 'MISSED';
  const listed = (group: Record<string, number>): string =>
    Object.entries(group)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ');
  return [
    `One evaluation of ${DATASETS} datasets and ${REVIEWS} reviews: ${total(standing.others)} calls (target ≤ ${MOST_OTHERS}: ${mark}) and ${total(standing.pages)} pages of lists`,
    `  calls: ${listed(standing.others)}`,
    `  pages: ${listed(standing.pages)}`,
    `  acting on everything at once: ${total(acting.others)} calls and ${total(acting.pages)} pages (${listed(acting.others)})`,
  ];
}

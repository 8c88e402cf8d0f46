import { readSituation } from '../cases/situation.ts';
import { decide } from '../cli/gate/decide.ts';
import { fastestInTurns, type Ratio } from './measure.ts';

const DATASETS = 100;
const REVIEWS = 200;
/** Each takes milliseconds: of a few, the fastest would be what the compiler had got to. */
const RUNS = 25;

/** One decision about a hundred datasets and two hundred reviews, without any call, against JSON.parse of the same facts. */
export async function benchDecide(): Promise<Ratio> {
  const facts = readSituation(new URL('../cases/all-signed-is-ready/facts.yml', import.meta.url));
  const [dataset] = facts.datasets;
  if (dataset === undefined) throw new Error('the case has no dataset');
  const many = {
    ...facts,
    datasets: Array.from({ length: DATASETS }, (_, i) => ({ ...dataset, id: `environment/weather-${i}` })),
    pullRequest: {
      ...facts.pullRequest,
      reviews: Array.from({ length: REVIEWS }, (_, i) => ({
        id: i,
        by: 'ciro-ciso',
        bot: false,
        state: 'approved' as const,
        commit: 'head-1',
        seenAt: 'head-1',
        at: `2026-11-21T00:00:00.${String(i).padStart(3, '0')}Z`,
        body: '',
      })),
    },
  };
  const text = JSON.stringify(many);
  const [ours, theirs] = await fastestInTurns(
    RUNS,
    () => decide(many, many.pullRequest),
    () => JSON.parse(text),
  );
  return {
    what: `deciding ${DATASETS} datasets and ${REVIEWS} reviews`,
    against: 'JSON.parse of the facts',
    ours,
    theirs,
    target: 20,
  };
}

import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { checkReport } from '../derive/check.ts';
import { gatherLocal } from '../gather/local.ts';
import { bigCity } from './big-city.ts';
import { fastest, type Ratio } from './measure.ts';

const MANY = 10_000;
const FEW = 10;
const NOW = '2026-11-23T18:00:00Z';

/** `check` on all of a large city against merely loading its YAML; and one changed dataset in a large city against a small one. */
export async function benchCheck(): Promise<Ratio[]> {
  const large = bigCity(MANY);
  const small = bigCity(FEW);
  try {
    const all = await fastest(2, async () =>
      checkReport(await gatherLocal({ root: large, now: NOW, offline: true })),
    );
    const loaded = await fastest(2, () => loadEverything(large));
    for (const root of [large, small])
      appendFileSync(join(root, 'datasets/environment/trees-3/README.md'), 'A word more.\n');
    const one = (root: string) => async () =>
      checkReport(await gatherLocal({ root, base: 'main', now: NOW, offline: true }));
    const inLarge = await fastest(5, one(large));
    const inSmall = await fastest(5, one(small));
    return [
      {
        what: `check of ${MANY} datasets`,
        against: 'loading their YAML with js-yaml',
        ours: all,
        theirs: loaded,
        target: 2,
      },
      {
        what: `check --base, one dataset changed of ${MANY}`,
        against: `of ${FEW}`,
        ours: inLarge,
        theirs: inSmall,
        target: 1.3,
      },
    ];
  } finally {
    for (const root of [large, small]) rmSync(root, { recursive: true, force: true });
  }
}

function loadEverything(root: string): void {
  const department = join(root, 'datasets/environment');
  for (const entry of readdirSync(department, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const name of ['metadata.yml', 'checklist.yml'])
      load(readFileSync(join(department, entry.name, name), 'utf8'));
  }
}

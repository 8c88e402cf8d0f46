import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { judgeAll } from '../cli/check/judge-all.ts';
import { bigCity } from './big-city.ts';
import { fastest, fastestInTurns, type Ratio } from './measure.ts';

const DAYLIGHT = fileURLToPath(new URL('../cli/daylight.ts', import.meta.url));
const MANY = 10_000;
const FEW = 10;
const NOW = '2026-11-23T18:00:00Z';

/** `check` on all of a large city against merely loading its YAML; and one changed dataset in a large city against a small one. */
export async function benchCheck(): Promise<Ratio[]> {
  const large = bigCity(MANY);
  const small = bigCity(FEW);
  try {
    const [all, loaded] = await fastestInTurns(
      5,
      () => judgeAll({ root: large, now: NOW, offline: true }),
      () => loadEverything(large),
    );
    for (const root of [large, small])
      appendFileSync(join(root, 'datasets/environment/trees-3/README.md'), 'A word more.\n');
    const inLarge = await fastest(7, () => command(large));
    const inSmall = await fastest(7, () => command(small));
    return [
      {
        what: `check of ${MANY} datasets`,
        against: 'loading their YAML with js-yaml',
        ours: all,
        theirs: loaded,
        target: 2,
      },
      {
        what: `the command check --base, one dataset changed of ${MANY}`,
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

/** As a steward runs it, from the shell. */
function command(root: string): void {
  const args = [DAYLIGHT, 'check', '--base', 'main', '--offline'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function loadEverything(root: string): void {
  const department = join(root, 'datasets/environment');
  for (const entry of readdirSync(department, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const name of ['metadata.yml', 'checklist.yml'])
      load(readFileSync(join(department, entry.name, name), 'utf8'));
  }
}

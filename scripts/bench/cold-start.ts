import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fastest, type Ratio } from './measure.ts';

const BUNDLE = fileURLToPath(new URL('../../.github/actions/dist/daylight.js', import.meta.url));

/** From nothing to the first word of the bundled gate, against a Node process that does nothing. */
export async function benchColdStart(): Promise<Ratio> {
  const run = (args: string[], env: Record<string, string>) => () =>
    void spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  const ours = await fastest(7, run([BUNDLE], { INPUT_COMMAND: 'gate' }));
  const theirs = await fastest(7, run(['-e', ''], {}));
  return { what: 'cold start of the bundled gate', against: 'an empty Node process', ours, theirs };
}

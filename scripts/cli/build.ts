import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The one bundle that every action runs. Reproducible: the same sources give the same bytes, whatever the folder or
 * machine; a test rebuilds it and compares.
 */
export async function bundle(): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/cli/action.ts'],
    bundle: true,
    write: false,
    outfile: '.github/actions/dist/daylight.js',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    // Dependencies that are CommonJS call require() for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  });
  const text = result.outputFiles[0]?.text;
  if (text === undefined) throw new Error('esbuild wrote nothing');
  return text;
}

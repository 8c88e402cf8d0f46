import { spawnSync } from 'node:child_process';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inferSchema, initParser } from 'udsv';
import { profile } from '../profile/profile.ts';
import { cityRequests } from './city-requests.ts';
import { fastestInTurns, type Ratio } from './measure.ts';
import { summarize } from './summarize.ts';

const DAYLIGHT = fileURLToPath(new URL('../cli/daylight.ts', import.meta.url));
const ROWS = 1_000_000;
const MOST_MEGABYTES = 300;
const RUNS = 5;

/** Says how much memory a process took at most, when it ends. */
const PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak="+process.resourceUsage().maxRSS))';

/** The whole profile of a large file, with everything that is looked for, against reading its cells and nothing else. */
export async function benchProfile(): Promise<Ratio[]> {
  const path = cityRequests(ROWS);
  try {
    console.log(
      `Profiling ${ROWS} rows, ${megabytes(statSync(path).size)}; the process takes ${peak(path)} at most (target ≤ ${MOST_MEGABYTES} MB).`,
    );
    const what = `profile of ${ROWS} rows with all detectors`;
    const [ours, bare] = await fastestInTurns(
      RUNS,
      () => profile(createReadStream(path), { columns: [], key: ['request_id'] }, 'requests.csv'),
      () => readBare(path),
    );
    const ratios = [{ what, against: 'uDSV reading the cells alone', ours, theirs: bare, target: 3 }];
    const summary = await summarize(path, RUNS);
    if (summary === null) console.log('DuckDB is not installed here: its part is left out.');
    else
      ratios.push({
        what,
        against: "DuckDB's SUMMARIZE and expressions",
        ours,
        theirs: summary,
        target: 1,
      });
    return ratios;
  } finally {
    rmSync(dirname(path), { recursive: true, force: true });
  }
}

async function readBare(path: string): Promise<number> {
  let parser: ReturnType<typeof initParser> | null = null;
  let rows = 0;
  for await (const text of createReadStream(path, 'utf8')) {
    parser ??= initParser(inferSchema(text));
    parser.chunk<string[]>(text, parser.stringArrs, () => {
      rows += 1;
    });
  }
  parser?.end();
  return rows;
}

/** Of the command as a steward runs it. */
function peak(path: string): string {
  const args = ['--import', PEAK, DAYLIGHT, 'profile', path, '--json'];
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return megabytes(Number(/peak=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) * 1024);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

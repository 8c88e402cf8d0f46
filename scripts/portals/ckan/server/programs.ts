import { readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { CannotRun, run, step, succeeds } from './command.ts';

interface Need {
  what: string;
  /** Debian's package that brings it. */
  packages: string[];
  there: () => Promise<boolean>;
}

const NEEDS: Need[] = [
  {
    what: 'Python 3.10 or newer with venv',
    packages: ['python3-venv', 'python3-dev'],
    there: () =>
      succeeds('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']),
  },
  {
    what: 'PostgreSQL 12 or newer',
    packages: ['postgresql'],
    there: async () => postgresPrograms() !== null,
  },
  { what: 'Redis', packages: ['redis-server'], there: () => succeeds('redis-server', ['--version']) },
  {
    what: 'a C compiler and the headers of PostgreSQL, for its Python driver',
    packages: ['gcc', 'libpq-dev'],
    there: async () => (await succeeds('gcc', ['--version'])) && succeeds('pg_config', ['--version']),
  },
  {
    what: 'libmagic',
    packages: ['libmagic1'],
    there: () =>
      succeeds('python3', ['-c', 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library("magic"))']),
  },
  {
    what: 'a Java development kit, 11 or newer, for Solr',
    packages: ['default-jdk-headless'],
    there: () => succeeds('javac', ['-version']),
  },
  { what: 'Maven', packages: ['maven'], there: () => succeeds('mvn', ['--version']) },
];

/** Sees to the programs that CKAN stands on: from Debian's packages for root, otherwise says what is missing. */
export async function ensurePrograms(): Promise<void> {
  const missing = await missingNeeds();
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (userInfo().uid !== 0 || !(await succeeds('apt-get', ['--version'])))
    throw tell(missing, `sudo ${install}`);
  await step(`Installed ${packages.join(', ')}`, async () => {
    const shell = `apt-get update -q && DEBIAN_FRONTEND=noninteractive ${install}`;
    await run('sh', ['-c', shell]);
  });
  const still = await missingNeeds();
  if (still.length > 0) throw tell(still, install);
}

/** Folder of `initdb` and `postgres`, which Debian keeps out of the path; null where there is none. */
export function postgresPrograms(): string | null {
  const versions = '/usr/lib/postgresql';
  try {
    const [newest] = readdirSync(versions)
      .map(Number)
      .filter((version) => version >= 12)
      .sort((a, b) => b - a);
    return newest === undefined ? null : join(versions, String(newest), 'bin');
  } catch {
    return null;
  }
}

async function missingNeeds(): Promise<Need[]> {
  const there = await Promise.all(NEEDS.map((need) => need.there()));
  return NEEDS.filter((_, index) => !there[index]);
}

function tell(missing: readonly Need[], how: string): CannotRun {
  return new CannotRun(
    `CKAN needs what this machine does not have: ${missing.map(({ what }) => what).join('; ')}.\n` +
      `On Debian and Ubuntu: ${how}\nWith Docker instead: docker compose -f scripts/portals/ckan/server/compose.yml up`,
  );
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Socrata's own client for Python, and the one that people read with, as their users install them. */
const PACKAGES = ['socrata-py==1.2.0', 'sodapy==2.2.0'];

export interface PythonClient {
  /** Path of a Python that can import `socrata`. */
  python: string;
  remove(): void;
}

/** Installs the client into a folder of its own; a sentence saying why not where that cannot be done. */
export function installPythonClient(): PythonClient | string {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-socrata-py-'));
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const quiet = { stdio: 'pipe', timeout: 240_000 } as const;
  try {
    execFileSync('python3', ['-m', 'venv', folder], quiet);
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return 'Python 3 with venv is not installed on this machine';
  }
  try {
    execFileSync(
      python,
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES],
      quiet,
    );
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return `pip cannot install ${PACKAGES.join(' and ')} on this machine`;
  }
  return { python, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

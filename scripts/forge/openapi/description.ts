import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The npm package that carries GitHub's own description of its REST API: 385 MB installed, so it is no dependency. */
const PACKAGE = '@octokit/openapi';
const VERSION = '23.0.2';
const MEMBER = 'package/generated/api.github.com.json';

export interface Description {
  paths: Record<string, Record<string, Operation | undefined>>;
  components: Record<string, unknown>;
}

export interface Operation {
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: object }> }>;
}

/** GitHub's description out of the cache, fetched once where a registry answers; null where it cannot be had. */
export function readDescription(cache: string): Description | null {
  const file = join(cache, MEMBER);
  if (!existsSync(file) && !download(cache)) return null;
  return JSON.parse(readFileSync(file, 'utf8'));
}

function download(cache: string): boolean {
  mkdirSync(cache, { recursive: true });
  try {
    execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', cache], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    execFileSync('tar', ['-xzf', join(cache, `octokit-openapi-${VERSION}.tgz`), '-C', cache, MEMBER], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

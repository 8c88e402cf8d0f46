import { readdirSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Who may import whom: the right-hand column of the layout. A name with a slash is one file or folder of that part. */
const ALLOWED: Record<string, { parts: string[]; packages: string[] }> = {
  model: { parts: [], packages: [] },
  parse: { parts: ['model', 'schemas'], packages: ['js-yaml', 'ajv', 'ajv-formats', 'csv-parse'] },
  detect: { parts: ['model'], packages: [] },
  profile: {
    parts: ['model', 'detect'],
    packages: ['csv-parse', 'hyparquet', 'node:crypto', 'node:util', 'node:buffer', 'node:zlib'],
  },
  checks: { parts: ['model'], packages: [] },
  derive: { parts: ['model', 'checks'], packages: [] },
  render: { parts: ['model'], packages: ['remark', 'remark-gfm', 'mdast'] },
  plan: { parts: ['model'], packages: [] },
  ledger: { parts: ['model'], packages: ['node:crypto'] },
  gather: {
    parts: ['model', 'parse', 'profile', 'ledger', 'portals/types'],
    packages: ['@octokit', 'node:'],
  },
  portals: {
    parts: ['model', 'portals/types'],
    packages: ['node:', 'remark', 'remark-gfm', 'mdast', 'csv-parse'],
  },
  apply: { parts: ['model', 'ledger', 'portals/types'], packages: ['@octokit', 'node:'] },
  settings: { parts: ['model', 'parse', 'plan'], packages: [] },
  forge: {
    parts: ['model'],
    packages: [
      '@octokit/openapi-types',
      '@actions/workflow-parser',
      '@actions/expressions',
      'node:',
      'remark',
      'remark-gfm',
      'mdast',
      'js-yaml',
      'ajv',
    ],
  },
};
/** cli wires everything; bench and cases exercise everything. */
const UNBOUND = new Set(['cli', 'bench', 'cases']);
/** Parts of tests that several tests share; they may use what the sources beside them may not. */
const TEST_SUPPORT = new Set([
  'portals/contract.ts',
  'gather/scratch-city.ts',
  'portals/socrata/scratch-publication.ts',
]);

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter(
    (file) =>
      file.endsWith('.ts') &&
      !/\.(?:test|openapi|browser|ckan|socrata)\.ts$/.test(file) &&
      !TEST_SUPPORT.has(file),
  );

test('every folder under scripts/ has a row in the table', () => {
  const folders = new Set(sources.map((file) => file.split('/')[0] ?? ''));
  expect([...folders].filter((folder) => !(folder in ALLOWED) && !UNBOUND.has(folder))).toEqual([]);
});

test.each(Object.keys(ALLOWED))('%s imports only what its row allows', (part) => {
  const wrong = sources
    .filter((file) => file.startsWith(`${part}/`))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => !mayImport(part, target))
        .map((target) => `${file} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('only cli touches the process and the Actions toolkit', () => {
  const wrong = sources
    .filter((file) => !UNBOUND.has(file.split('/')[0] ?? ''))
    .filter((file) =>
      /\bprocess\.(env|argv|exit|stdout|stderr|cwd)\b|from '@actions\/(core|github)/.test(read(file)),
    );
  expect(wrong).toEqual([]);
});

test('the clock is read only in gather and cli, and by the forge, whose clock can be set', () => {
  const wrong = sources
    .filter((file) => !['gather', 'cli', 'forge', 'bench'].includes(file.split('/')[0] ?? ''))
    .filter((file) => /Date\.now\(\)|new Date\(\)/.test(read(file)));
  expect(wrong).toEqual([]);
});

function read(file: string): string {
  return readFileSync(`${root}/${file}`, 'utf8');
}

/** Imported packages by name, own files as paths under scripts/ (schemas/ stands beside it). */
function importsOf(file: string): string[] {
  const found = [
    ...read(file).matchAll(
      /^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ];
  return found.map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    if (!name.startsWith('.')) return name;
    const target = relative(root, fileURLToPath(new URL(name, `file://${root}/${file}`)))
      .split(sep)
      .join('/');
    return target.startsWith('../schemas/') ? 'schemas' : target;
  });
}

function mayImport(part: string, target: string): boolean {
  const row = ALLOWED[part];
  if (row === undefined) return false;
  const own = target.startsWith(`${part}/`);
  const allowedPart = row.parts.some(
    (allowed) => target === allowed || target.startsWith(`${allowed}/`) || target.startsWith(`${allowed}.`),
  );
  const allowedPackage = row.packages.some((allowed) =>
    allowed.endsWith(':')
      ? target.startsWith(allowed)
      : target === allowed || target.startsWith(`${allowed}/`),
  );
  return own || allowedPart || allowedPackage;
}

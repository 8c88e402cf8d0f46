import { entryAt, readBlob } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import { matchesPath } from './pattern.ts';

export interface OwnershipLine {
  line: number;
  pattern: string;
  /** As written: `@login`, `@organisation/team`, an e-mail address. None: the files belong to nobody. */
  owners: string[];
  source: string;
}

export interface CodeOwners {
  path: string;
  lines: OwnershipLine[];
  /** Lines that GitHub leaves out, with its name for what is wrong. */
  errors: { line: number; column: number; kind: string; source: string; message: string }[];
}

/** The first of these that exists counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** A larger file is not loaded at all. */
const LARGEST = 3 * 1024 * 1024;

/** Commits never change: the file of each is read once. */
const known = new WeakMap<Git, Map<string, Promise<CodeOwners | null>>>();

/** null: the commit has no CODEOWNERS. */
export function readCodeOwners(git: Git, commit: string): Promise<CodeOwners | null> {
  const cache = known.get(git) ?? new Map<string, Promise<CodeOwners | null>>();
  known.set(git, cache);
  const found = cache.get(commit) ?? read(git, commit);
  cache.set(commit, found);
  found.catch(() => cache.delete(commit));
  return found;
}

async function read(git: Git, commit: string): Promise<CodeOwners | null> {
  for (const path of PLACES) {
    const entry = await entryAt(git, commit, path);
    if (entry?.type !== 'blob') continue;
    const tooLarge = (entry.size ?? 0) >= LARGEST;
    return parseCodeOwners(path, tooLarge ? '' : (await readBlob(git, entry.sha)).toString('utf8'));
  }
  return null;
}

export function parseCodeOwners(path: string, text: string): CodeOwners {
  const owners: CodeOwners = { path, lines: [], errors: [] };
  for (const [index, source] of text.split(/\r?\n/).entries()) {
    const [pattern = '', ...rest] = source.match(/(?:\\.|[^\s\\])+/gu) ?? [];
    if (pattern === '' || pattern.startsWith('#')) continue;
    const comment = rest.findIndex((word) => word.startsWith('#'));
    const named = comment < 0 ? rest : rest.slice(0, comment);
    const fault = faultOf(pattern, named);
    if (fault === null) owners.lines.push({ line: index + 1, pattern, owners: named, source });
    else
      owners.errors.push({
        line: index + 1,
        column: source.indexOf(fault.at) + 1,
        kind: fault.kind,
        source,
        message: fault.kind,
      });
  }
  return owners;
}

function faultOf(pattern: string, owners: readonly string[]): { kind: string; at: string } | null {
  if (pattern.startsWith('!') || /[[\]]/.test(pattern)) return { kind: 'Invalid pattern', at: pattern };
  const wrong = owners.find((owner) => !/^@[\w.-]+(?:\[bot\])?(?:\/[\w.-]+)?$|^[^@\s]+@[^@\s]+$/.test(owner));
  return wrong === undefined ? null : { kind: 'Invalid owner', at: wrong };
}

/** Owners of a file: those of the last line that matches. */
export function ownersOf(codeOwners: CodeOwners, path: string): string[] {
  return codeOwners.lines.findLast(({ pattern }) => matchesPath(pattern, path))?.owners ?? [];
}

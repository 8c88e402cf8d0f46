import type { Git } from './git.ts';

export interface FileChange {
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  path: string;
  previousPath: string | null;
  /** Blob at the new end, or at the old one where the file is gone. */
  oid: string;
  additions: number;
  deletions: number;
  binary: boolean;
}

const STATUS: Record<string, FileChange['status']> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** Renames found as GitHub finds them: half of the content alike, up to a limit. `-z` leaves names as they are. */
const DIFF = ['--literal-pathspecs', 'diff', '--no-ext-diff', '--no-abbrev', '-M', '-l1000', '-z', '--raw'];

/** Every changed file between two commits or trees. */
export async function readChanges(git: Git, from: string, to: string): Promise<FileChange[]> {
  const fields = (await git.text([...DIFF, '--numstat', from, to])).split('\0');
  const raw = readRaw(fields);
  const counts = readCounts(fields.slice(raw.end));
  return raw.records.map((record) => {
    const { additions, deletions } = counts.get(record.path) ?? { additions: 0, deletions: 0 };
    return { ...record, additions: additions ?? 0, deletions: deletions ?? 0, binary: additions === null };
  });
}

type RawRecord = Omit<FileChange, 'additions' | 'deletions' | 'binary'>;

/** `:mode mode oid oid LETTER`, path, and a second path for a rename. `end` is the first field of something else. */
function readRaw(fields: readonly string[]): { records: RawRecord[]; end: number } {
  const records: RawRecord[] = [];
  let at = 0;
  while (fields[at]?.startsWith(':')) {
    const [, , before = '', after = '', letter = ''] = (fields[at] ?? '').split(' ');
    const status = STATUS[letter.slice(0, 1)] ?? 'changed';
    const moved = status === 'renamed' || status === 'copied';
    const path = fields[at + (moved ? 2 : 1)] ?? '';
    const previousPath = moved ? (fields[at + 1] ?? null) : null;
    records.push({ status, path, previousPath, oid: status === 'removed' ? before : after });
    at += moved ? 3 : 2;
  }
  return { records, end: at };
}

type Counts = Map<string, { additions: number | null; deletions: number | null }>;

/** `added TAB deleted TAB path`, or with an empty path and two fields after it for a rename; `-` for binary files. */
function readCounts(fields: readonly string[]): Counts {
  const counts: Counts = new Map();
  for (let at = 0; at < fields.length && fields[at] !== ''; ) {
    const [additions = '', deletions = '', ...rest] = (fields[at] ?? '').split('\t');
    const path = rest.join('\t');
    const name = path === '' ? (fields[at + 2] ?? '') : path;
    counts.set(name, { additions: count(additions), deletions: count(deletions) });
    at += path === '' ? 3 : 1;
  }
  return counts;
}

function count(written: string): number | null {
  return written === '-' ? null : Number(written);
}

/** GitHub shows no patch of a file that changed more lines than this. */
const MOST_PATCH_LINES = 20_000;

/** Patches without their headers, by path; large and binary files have none. */
export async function readPatches(
  git: Git,
  from: string,
  to: string,
  changes: readonly FileChange[],
): Promise<Map<string, string>> {
  const shown = changes.filter(({ binary, additions, deletions }) => {
    const lines = additions + deletions;
    return !binary && lines > 0 && lines <= MOST_PATCH_LINES;
  });
  if (shown.length === 0) return new Map();
  // Both ends are named, or git would take a rename for an addition.
  const paths = shown.flatMap(({ path, previousPath }) => [
    path,
    ...(previousPath === null ? [] : [previousPath]),
  ]);
  const out = await git.text([...DIFF, '--patch', from, to, '--', ...paths]);
  const fields = out.split('\0');
  const { records, end } = readRaw(fields);
  const bodies = `\n${fields.slice(end + 1).join('\0')}`.split('\ndiff --git ').slice(1);
  return new Map(
    records.flatMap(({ path }, index): [string, string][] => {
      const body = bodies[index] ?? '';
      const start = body.indexOf('\n@@ ');
      return start < 0 ? [] : [[path, body.slice(start + 1)]];
    }),
  );
}

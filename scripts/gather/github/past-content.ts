import { datasetOf } from '../../model/dataset-path.ts';
import type { Finding, Params } from '../../model/finding.ts';
import { profileWhole } from '../../profile/profile.ts';
import { secretLines } from '../../profile/text-secrets.ts';
import { fields, git, tryGit } from '../git.ts';
import type { GitBlobs } from '../git-blobs.ts';
import { MOST_BYTES } from '../tree.ts';

/** Contents that are looked into, and how large they may be together; beyond, the finding says that the rest was not. */
const MOST_BLOBS = 2_000;
const MOST_TOTAL = 200_000_000;

/** Findings that are told one by one. */
const MOST_TOLD = 20;

/** The program's own tests are full of what looks like a password. */
const OWN = /^(scripts\/|\.github\/actions\/dist\/|package-lock\.json$)/;

interface Blob {
  oid: string;
  path: string;
}

export interface PastRequest {
  clone: string;
  base: string;
  head: string;
  blobs: GitBlobs;
}

/**
 * Passwords, tokens and keys in any commit of a pull request, and personal data in those before the last: what was
 * pushed once stays readable in the pull request, and with a merge commit in the history of main. Says file and commit,
 * never what it is.
 */
export async function pastFindings({ clone, base, head, blobs }: PastRequest): Promise<Finding[]> {
  const listed = await tryGit(clone, [
    ...['rev-list', '--objects', '--filter=object:type=blob', '--filter-provided-objects'],
    ...[head, '--not', base, '--'],
  ]);
  if (!Buffer.isBuffer(listed)) return [notSearched(0)];
  const all = readBlobs(listed.toString('utf8')).filter(({ path }) => !OWN.test(path));
  const atHead = await objectsAt(clone, head);
  const findings: Finding[] = [];
  let [seen, bytes] = [0, 0];
  for (const blob of all) {
    if (seen === MOST_BLOBS || bytes > MOST_TOTAL || findings.length >= MOST_TOLD)
      return [...findings, notSearched(all.length - seen)];
    seen += 1;
    const content = await blobs.read(blob.oid);
    bytes += content.length;
    if (content.length > MOST_BYTES) continue;
    const gone = atHead.get(blob.path) !== blob.oid;
    const found = await foundIn(content, blob.path, gone);
    if (found !== null) findings.push(await tell(clone, { base, head }, blob, gone, found));
  }
  return findings;
}

/** `<object id> <path>`, a line each. */
function readBlobs(text: string): Blob[] {
  return text.split('\n').flatMap((line) => {
    const [, oid, path] = /^([0-9a-f]{40,64}) (.+)$/.exec(line) ?? [];
    return oid === undefined || path === undefined ? [] : [{ oid, path }];
  });
}

async function objectsAt(clone: string, commit: string): Promise<Map<string, string>> {
  const entries = fields(await git(clone, ['ls-tree', '-r', '-z', commit]));
  return new Map(
    entries.map((entry) => {
      const [about = '', path = ''] = entry.split('\t');
      return [path, about.split(' ')[2] ?? ''];
    }),
  );
}

const SEPARATED = /\.(csv|tsv|txt)$/i;
const OBJECTS = /\.((geo)?jsonl?|ndjson|parquet)$/i;

interface Found {
  id: string;
  severity: Finding['severity'];
  params: Params;
  line?: number;
}

/**
 * The data of a dataset are read as a table: its columns are what personal data is judged by. What stands in one at the
 * head is told by its checks already.
 */
async function foundIn(content: Uint8Array, path: string, gone: boolean): Promise<Found | null> {
  if (datasetOf(path) === null) return inText(content);
  if (SEPARATED.test(path)) return gone ? inTable(content, path) : null;
  return (gone && OBJECTS.test(path) ? await inTable(content, path) : null) ?? inText(content);
}

async function inTable(content: Uint8Array, path: string): Promise<Found | null> {
  const { columns } = await profileWhole(content, { columns: [], key: [] }, path);
  const found = columns.flatMap(({ detections }) =>
    detections.filter(({ strength }) => strength !== 'possible'),
  );
  const kinds = (category: string): string[] => [
    ...new Set(found.filter((one) => one.category === category).map(({ kind }) => kind)),
  ];
  if (kinds('secret').length > 0) return { id: 'secret-committed', severity: 'error', params: {} };
  const personal = kinds('personal');
  return personal.length === 0
    ? null
    : { id: 'personal-data-committed', severity: 'warning', params: { kinds: personal } };
}

function inText(content: Uint8Array): Found | null {
  const [line] = secretLines(content);
  return line === undefined ? null : { id: 'secret-committed', severity: 'error', params: {}, line };
}

async function tell(
  clone: string,
  { base, head }: { base: string; head: string },
  { oid, path }: Blob,
  gone: boolean,
  { id, severity, params, line }: Found,
): Promise<Finding> {
  const log = await tryGit(clone, [
    'log',
    '--format=%H',
    '--reverse',
    '-m',
    `--find-object=${oid}`,
    head,
    '--not',
    base,
    '--',
  ]);
  const commit = Buffer.isBuffer(log) ? (log.toString('utf8').split('\n')[0] ?? '').slice(0, 10) : '';
  return {
    id,
    severity,
    file: path,
    ...(line === undefined || gone ? {} : { line }),
    params: { ...params, commit, gone },
  };
}

function notSearched(left: number): Finding {
  return { id: 'history-not-searched', severity: 'warning', file: 'governance.yml', params: { left } };
}

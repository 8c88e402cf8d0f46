import { posix } from 'node:path';
import type { Distribution, Metadata } from '../model/dataset.ts';
import type { Document } from '../model/document.ts';
import type { Finding, Params } from '../model/finding.ts';
import type { Profile, ProfileRequest } from '../model/profile.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import { profile, profileWhole } from '../profile/profile.ts';
import { type FetchUrl, Unreachable } from './fetch-url.ts';
import { isFile, MOST_BYTES, type Tree, type TreeEntry } from './tree.ts';

const SMALL = 64 * 1024;

/** Where the data of a dataset is: a file of the folder, somewhere else, or nowhere. */
export type Source =
  | { kind: 'file'; entry: TreeEntry }
  | { kind: 'url'; url: string; sha256?: Sha256 }
  | { kind: 'none' };

export interface Located {
  source: Source;
  findings: Finding[];
}

/** Finds the distribution that `metadata.yml` names. `entries` are those of the folder. */
export function locate(metadata: Document<Metadata>, folder: string, entries: readonly TreeEntry[]): Located {
  const declared: Partial<Distribution> | undefined = metadata.value?.distribution;
  if (typeof declared?.path === 'string') return locateFile(metadata, declared.path, folder, entries);
  if (typeof declared?.url !== 'string') return { source: { kind: 'none' }, findings: [] };
  const { url, sha256 } = declared;
  return { source: { kind: 'url', url, ...(sha256 === undefined ? {} : { sha256 }) }, findings: [] };
}

function locateFile(
  metadata: Document<Metadata>,
  path: string,
  folder: string,
  entries: readonly TreeEntry[],
): Located {
  const nothing = (id: string): Located => ({
    source: { kind: 'none' },
    findings: [at(metadata, '/distribution/path', id, { path })],
  });
  if (!staysInside(path)) return nothing('path-traversal');
  const entry = entries.find((candidate) => candidate.path === `${folder}/${path}`);
  // A withdrawn dataset may have given up its data; its folder stays as the tombstone.
  if (entry === undefined && metadata.value?.retired !== undefined)
    return { source: { kind: 'none' }, findings: [] };
  if (entry === undefined) return nothing('distribution-missing');
  // A link or an oversized file has its finding already.
  if (!isFile(entry) || entry.bytes > MOST_BYTES) return { source: { kind: 'none' }, findings: [] };
  return { source: { kind: 'file', entry }, findings: [] };
}

/** A plain relative path of the folder: no way up, no root, no drive, no empty or dot segment. */
function staysInside(path: string): boolean {
  return (
    path !== '' &&
    !/[\\\0]|^[A-Za-z]:/.test(path) &&
    !path.startsWith('/') &&
    posix.normalize(path) === path &&
    !path.split('/').includes('..') &&
    path !== '.' &&
    !path.endsWith('/')
  );
}

export interface DataReading {
  profile: Profile | null;
  /** Of the bytes as read; null where they could not be. */
  sha256: Sha256 | null;
  findings: Finding[];
}

/** Reads the data once: its digest always, its profile where asked for. `fetchUrl` null: offline. */
export async function readData(
  source: Source,
  metadata: Document<Metadata>,
  tree: Tree,
  options: { profile: boolean; fetchUrl: FetchUrl | null },
): Promise<DataReading> {
  if (source.kind === 'none') return { profile: null, sha256: null, findings: [] };
  const name = source.kind === 'file' ? source.entry.path : source.url;
  if (!options.profile)
    return {
      profile: null,
      sha256: source.kind === 'file' ? await tree.digest(source.entry) : null,
      findings: [],
    };
  if (source.kind === 'url' && options.fetchUrl === null) {
    return {
      profile: null,
      sha256: null,
      findings: [at(metadata, '/distribution/url', 'distribution-offline', { url: source.url }, 'notice')],
    };
  }
  try {
    const request = requestOf(metadata.value);
    const found =
      source.kind === 'file'
        ? await profileFile(source.entry, request, tree)
        : await profile(await openUrl(source.url, options.fetchUrl), request, name);
    return { profile: found, sha256: found.sha256, findings: mismatch(metadata, found.sha256, source) };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const params = { url: name, problem: error.message };
    return {
      profile: null,
      sha256: null,
      findings: [at(metadata, '/distribution/url', 'distribution-unreachable', params)],
    };
  }
}

/** Most files are small: they need no stream. */
async function profileFile(entry: TreeEntry, request: ProfileRequest, tree: Tree): Promise<Profile> {
  return entry.bytes > SMALL
    ? profile(tree.stream(entry), request, entry.path)
    : profileWhole(await tree.read(entry), request, entry.path);
}

async function openUrl(url: string, fetchUrl: FetchUrl | null): Promise<AsyncIterable<Uint8Array>> {
  if (fetchUrl === null) throw new Unreachable('offline');
  return fetchUrl(url);
}

/** The declared digest is what reviewers signed: other bytes are other data. */
function mismatch(metadata: Document<Metadata>, found: Sha256, source: Source): Finding[] {
  const declared: Partial<Distribution> | undefined = metadata.value?.distribution;
  const expected = declared?.sha256;
  if (typeof expected !== 'string' || expected.toLowerCase() === found) return [];
  const pointer = '/distribution/sha256';
  return [at(metadata, pointer, 'distribution-digest', { expected, found, where: source.kind })];
}

function requestOf(metadata: Metadata | null): ProfileRequest {
  const { columns, key, date_column, distribution }: Partial<Metadata> = metadata ?? {};
  const declared: Partial<Distribution> | undefined = distribution;
  return {
    columns: Array.isArray(columns) ? columns : [],
    key: Array.isArray(key) ? key : [],
    ...(typeof date_column === 'string' ? { date_column } : {}),
    ...(typeof declared?.media_type === 'string' ? { mediaType: declared.media_type } : {}),
  };
}

function at(
  metadata: Document<Metadata>,
  pointer: string,
  id: string,
  params: Params,
  severity: Finding['severity'] = 'error',
): Finding {
  const value = metadata.places[pointer]?.value;
  return {
    id,
    severity,
    file: metadata.path,
    ...(value === undefined ? {} : { line: value.line, column: value.column }),
    params,
  };
}

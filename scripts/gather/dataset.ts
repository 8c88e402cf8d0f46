import { sha256 } from '../ledger/digest.ts';
import { folderDigest } from '../ledger/folder-digest.ts';
import { partsOf } from '../ledger/parts.ts';
import type { DatasetVersion, Parts } from '../model/dataset.ts';
import type { Document } from '../model/document.ts';
import type { DatasetId, Sha256 } from '../model/vocabulary.ts';
import { parseChecklistAnswers } from '../parse/checklist-answers.ts';
import { parseMetadata } from '../parse/metadata.ts';
import { folderOf } from './dataset-path.ts';
import { locate, readData, type Source } from './distribution.ts';
import type { FetchUrl } from './fetch-url.ts';
import { folderFindings } from './folder-findings.ts';
import { isFile, MOST_BYTES, type Tree, type TreeEntry } from './tree.ts';

export interface DatasetReading {
  /** Look into the data: needed to judge it; its digest alone is enough to tell what changed. */
  profile: boolean;
  /** null: offline, data kept elsewhere is not fetched. */
  fetchUrl: FetchUrl | null;
}

/** Content digests by path. */
type Contents = Map<string, Sha256>;

/** Reads a dataset folder; null where it is not there. `entries` are its files, where the caller has listed them already. */
export async function readDataset(
  tree: Tree,
  id: DatasetId,
  reading: DatasetReading,
  entries?: readonly TreeEntry[],
): Promise<DatasetVersion | null> {
  const folder = folderOf(id);
  const files = entries ?? (await tree.entries(folder));
  if (files.length === 0) return null;

  const contents: Contents = new Map();
  const metadata = await document(tree, files, `${folder}/metadata.yml`, parseMetadata, contents);
  const checklist = await document(tree, files, `${folder}/checklist.yml`, parseChecklistAnswers, contents);
  const { source, findings } = locate(metadata, folder, files);
  const data = await readData(source, metadata, tree, reading);
  if (source.kind === 'file' && data.sha256 !== null) contents.set(source.entry.path, data.sha256);
  for (const entry of files) {
    if (!contents.has(entry.path)) contents.set(entry.path, await tree.digest(entry));
  }

  const relative = (path: string): string => path.slice(folder.length + 1);
  let parts: Parts | undefined;
  let digest: Sha256 | undefined;
  return {
    files: files.map(({ path, mode, bytes }) => ({ path, mode, bytes })),
    metadata,
    checklist,
    profile: data.profile,
    findings: [...folderFindings(folder, files), ...findings, ...data.findings],
    // Worked out when first asked for: a check of ten thousand untouched folders never asks.
    get parts() {
      parts ??= partsOf(metadata.value, checklist.value, {
        data: dataDigest(source, contents),
        files: otherFiles(contents, source, [metadata, checklist], relative),
      });
      return parts;
    },
    get digest() {
      digest ??= folderDigest(
        [...contents].map(([path, content]) => ({ path: relative(path), sha256: content })),
      );
      return digest;
    },
  };
}

async function document<T>(
  tree: Tree,
  files: readonly TreeEntry[],
  path: string,
  parse: (path: string, bytes: Uint8Array) => Document<T>,
  contents: Contents,
): Promise<Document<T>> {
  const entry = files.find((file) => file.path === path);
  // Whatever is wrong with it is said by folder-findings.
  if (entry === undefined || !isFile(entry) || entry.bytes > MOST_BYTES)
    return { path, value: null, places: {}, findings: [] };
  const bytes = await tree.read(entry);
  contents.set(path, sha256(bytes));
  return parse(path, bytes);
}

function dataDigest(source: Source, contents: Contents): Sha256 | { url: string; sha256?: Sha256 } | null {
  if (source.kind === 'file') return contents.get(source.entry.path) ?? null;
  if (source.kind === 'none') return null;
  const { kind: _kind, ...declared } = source;
  return declared;
}

/** Everything that is not data and not understood by meaning; a document without a value counts by its bytes. */
function otherFiles(
  contents: Contents,
  source: Source,
  documents: readonly Document<unknown>[],
  relative: (path: string) => string,
): Record<string, Sha256> {
  const understood = new Set(documents.filter((file) => file.value !== null).map((file) => file.path));
  if (source.kind === 'file') understood.add(source.entry.path);
  return Object.fromEntries(
    [...contents]
      .filter(([path]) => !understood.has(path))
      .map(([path, content]) => [relative(path), content]),
  );
}

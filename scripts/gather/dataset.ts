import { sha256 } from '../ledger/digest.ts';
import { folderDigest } from '../ledger/folder-digest.ts';
import { type FileDigests, partsOf } from '../ledger/parts.ts';
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

  const contents = new Contents(folder);
  const metadata = await document(tree, files, `${folder}/metadata.yml`, parseMetadata, contents);
  const checklist = await document(tree, files, `${folder}/checklist.yml`, parseChecklistAnswers, contents);
  const { source, findings } = locate(metadata, folder, files);
  const data = await readData(source, metadata, tree, reading);
  if (source.kind === 'file' && data.sha256 !== null) contents.set(source.entry.path, data.sha256);
  for (const entry of files) {
    if (!contents.has(entry.path)) contents.set(entry.path, await tree.digest(entry));
  }

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
      parts ??= partsOf(
        metadata.value,
        checklist.value,
        fileDigests(contents, source, [metadata, checklist]),
      );
      return parts;
    },
    get digest() {
      digest ??= folderDigest([...contents.digests()].map(([path, sha256]) => ({ path, sha256 })));
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
  if (entry === undefined || !isFile(entry) || entry.bytes > MOST_BYTES) {
    return { path, value: null, places: {}, findings: [] };
  }
  const bytes = await tree.read(entry);
  contents.set(path, bytes);
  return parse(path, bytes);
}

/** Data by what it is, other files by their bytes; so does a document without a value count. */
function fileDigests(
  contents: Contents,
  source: Source,
  documents: readonly Document<unknown>[],
): FileDigests {
  const files = contents.digests();
  const path = source.kind === 'file' ? contents.relative(source.entry.path) : '';
  const data = source.kind === 'url' ? declared(source) : (files.get(path) ?? null);
  files.delete(path);
  for (const { path: understood, value } of documents)
    if (value !== null) files.delete(contents.relative(understood));
  return { data, files: Object.fromEntries(files) };
}

function declared({ url, sha256 }: Extract<Source, { kind: 'url' }>): { url: string; sha256?: Sha256 } {
  return { url, ...(sha256 === undefined ? {} : { sha256 }) };
}

/** Digests of a folder's files; bytes that are at hand are hashed only once somebody asks. */
class Contents {
  readonly #folder: string;
  readonly #files = new Map<string, Sha256 | Uint8Array>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  set(path: string, content: Sha256 | Uint8Array): void {
    this.#files.set(this.relative(path), content);
  }

  has(path: string): boolean {
    return this.#files.has(this.relative(path));
  }

  /** By path in the folder. */
  digests(): Map<string, Sha256> {
    return new Map(
      [...this.#files].map(([path, content]) => [
        path,
        typeof content === 'string' ? content : sha256(content),
      ]),
    );
  }

  relative(path: string): string {
    return path.slice(this.#folder.length + 1);
  }
}

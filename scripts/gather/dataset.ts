import type { DatasetVersion } from '../model/dataset.ts';
import { folderOf } from '../model/dataset-path.ts';
import type { Document } from '../model/document.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import { parseChecklistAnswers } from '../parse/checklist-answers.ts';
import { parseMetadata } from '../parse/metadata.ts';
import { Contents } from './contents.ts';
import { locate, readData } from './distribution.ts';
import type { FetchUrl } from './fetch-url.ts';
import { folderFindings } from './folder-findings.ts';
import { referenceFindings } from './references.ts';
import { isFile, MOST_BYTES, type Tree, type TreeEntry } from './tree.ts';
import { Version } from './version.ts';

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

  const references = await referenceFindings(tree, metadata, data.profile);
  return new Version(
    {
      files: files.map(({ path, mode, bytes }) => ({ path, mode, bytes })),
      metadata,
      checklist,
      profile: data.profile,
      findings: [...folderFindings(folder, files), ...findings, ...data.findings, ...references],
    },
    contents,
    source,
  );
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

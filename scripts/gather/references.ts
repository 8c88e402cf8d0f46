import type { Column, Metadata } from '../model/dataset.ts';
import { folderOf } from '../model/dataset-path.ts';
import type { Document } from '../model/document.ts';
import type { Finding, Params } from '../model/finding.ts';
import type { Profile } from '../model/profile.ts';
import { parseMetadata } from '../parse/metadata.ts';
import { locate, readData } from './distribution.ts';
import { isFile, MOST_BYTES, type Tree } from './tree.ts';

/**
 * Columns that refer to a column of another dataset, held against its codes as they stand in the same tree. Told by the
 * short digests of both profiles: no value leaves either, and lists of more codes than a profile keeps are not compared.
 */
export async function referenceFindings(
  tree: Tree,
  metadata: Document<Metadata>,
  profile: Profile | null,
): Promise<Finding[]> {
  const columns: unknown = metadata.value?.columns;
  if (!Array.isArray(columns) || profile === null) return [];
  const findings: Finding[] = [];
  for (const [i, column] of (columns as Column[]).entries()) {
    const to = column?.references;
    if (to === undefined) continue;
    const say = (id: string, params: Params = {}, severity: Finding['severity'] = 'error'): void => {
      const place = metadata.places[`/columns/${i}/references`]?.key;
      const about = { name: column.name, dataset: to.dataset, column: to.column, ...params };
      findings.push({ id, severity, file: metadata.path, ...(place ?? {}), params: about });
    };
    const other = await profileOf(tree, to.dataset);
    const known = other?.fingerprint?.codes[to.column];
    const used = profile.fingerprint?.codes[column.name];
    if (other === null || !other.header.includes(to.column)) say('reference-missing');
    else if (known === undefined || used === undefined) say('reference-not-compared', {}, 'notice');
    else {
      const unknown = used.filter((code) => !known.includes(code)).length;
      if (unknown > 0) say('reference-unknown', { unknown, codes: used.length });
    }
  }
  return findings;
}

/** The data of another dataset, whose own references are not followed: two may refer to each other. */
async function profileOf(tree: Tree, id: string): Promise<Profile | null> {
  const folder = folderOf(id);
  const files = await tree.entries(folder);
  const entry = files.find(({ path }) => path === `${folder}/metadata.yml`);
  if (entry === undefined || !isFile(entry) || entry.bytes > MOST_BYTES) return null;
  const metadata = parseMetadata(entry.path, await tree.read(entry));
  const { source } = locate(metadata, folder, files);
  return (await readData(source, metadata, tree, { profile: true, fetchUrl: null })).profile;
}

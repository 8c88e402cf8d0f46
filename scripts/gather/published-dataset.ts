import type { DatasetVersion } from '../model/dataset.ts';
import type { Policy } from '../model/facts.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import type { PublishedDataset } from '../portals/types.ts';
import { departmentOf, folderOf } from './dataset-path.ts';
import { isFile, type Tree } from './tree.ts';

/** A longer README is left out rather than cut in the middle of a sentence. */
const MOST_README = 512 * 1024;

export interface Showing {
  visibility: 'public' | 'private';
  pullRequest?: number;
  provenance: PublishedDataset['provenance'];
}

/** A dataset as a portal shows it; null where its metadata or its department cannot be read. `tree` is where `version` was read from. */
export async function describeDataset(
  policy: Policy,
  id: DatasetId,
  version: DatasetVersion,
  tree: Tree,
  showing: Showing,
): Promise<PublishedDataset | null> {
  const metadata = version.metadata.value;
  const department = policy.departments[departmentOf(id)];
  if (metadata === null || department === undefined) return null;
  return {
    id,
    metadata,
    profile: version.profile,
    department,
    city: policy.governance.city,
    vocabularies: policy.vocabularies,
    readme: await readReadme(tree, id),
    ...showing,
  };
}

async function readReadme(tree: Tree, id: DatasetId): Promise<string | null> {
  const [entry] = await tree.find(`${folderOf(id)}/README.md`);
  if (entry === undefined || !isFile(entry) || entry.bytes > MOST_README) return null;
  return new TextDecoder().decode(await tree.read(entry));
}

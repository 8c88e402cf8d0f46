import { cityDate } from '../model/city-date.ts';
import type { DatasetVersion } from '../model/dataset.ts';
import { departmentOf, folderOf } from '../model/dataset-path.ts';
import type { Policy } from '../model/facts.ts';
import type { Governance, RoleId } from '../model/governance.ts';
import type { DatasetId, Instant } from '../model/vocabulary.ts';
import type { Provenance, PublishedDataset } from '../portals/types.ts';
import { isFile, type Tree } from './tree.ts';

/** A longer README is left out rather than cut in the middle of a sentence. */
const MOST_README = 512 * 1024;

export interface Showing {
  visibility: 'public' | 'private';
  /** Set for a preview. */
  pullRequest?: number;
  /** Without titles: they are the governance's. */
  provenance: Provenance | null;
  now: Instant;
}

/** A dataset as a portal shows it; null where its metadata or its department cannot be read. `tree` is where `version` was read from. */
export async function describeDataset(
  policy: Policy,
  id: DatasetId,
  version: DatasetVersion,
  tree: Tree,
  { provenance, now, ...showing }: Showing,
): Promise<PublishedDataset | null> {
  const { governance, departments, vocabularies } = policy;
  const metadata = version.metadata.value;
  const department = departments[departmentOf(id)];
  if (metadata === null || department === undefined) return null;
  return {
    id,
    metadata,
    ...(metadata.retired === undefined
      ? {}
      : { retired: metadata.retired.date <= cityDate(now, governance.city.time_zone) }),
    profile: version.profile,
    department,
    city: governance.city,
    vocabularies,
    readme: await readReadme(tree, id),
    ...showing,
    provenance: provenance && {
      ...provenance,
      titles: titlesOf(governance, Object.keys(provenance.signedBy)),
    },
  };
}

function titlesOf(governance: Governance, keys: readonly RoleId[]): Record<RoleId, string> {
  const titles = keys.map((key) => [key, governance.roles[key.split('/')[0] ?? key]?.title ?? key]);
  return Object.fromEntries(titles);
}

async function readReadme(tree: Tree, id: DatasetId): Promise<string | null> {
  const [entry] = await tree.find(`${folderOf(id)}/README.md`);
  if (entry === undefined || !isFile(entry) || entry.bytes > MOST_README) return null;
  return new TextDecoder().decode(await tree.read(entry));
}

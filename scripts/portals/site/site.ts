import type { City } from '../../model/governance.ts';
import type { DatasetId, Sha256 } from '../../model/vocabulary.ts';
import type { FirstRows } from './first-rows.ts';
import { entryPath } from './manifest.ts';
import type { SiteRecord } from './record.ts';

/** Everything that the files of a tree are made of. */
export interface Site {
  /** The catalogue that everybody sees, or what reviewers look at. */
  kind: 'public' | 'preview';
  city: Pick<City, 'name' | 'url' | 'locale'>;
  /** Where it is served, with a slash at the end; null where nobody has said. */
  address: string | null;
  /** Sorted by name. */
  entries: SiteEntry[];
}

export interface SiteEntry {
  name: string;
  record: SiteRecord;
  /** What the page carries so that a visitor can tell which version it shows. */
  recordDigest: Sha256;
  retired: boolean;
  rows: FirstRows | null;
}

/** Entries that can be downloaded, newest first. */
export function current(site: Site): SiteEntry[] {
  const live = site.entries.filter(({ retired }) => !retired);
  return live.sort(
    (a, b) => compare(b.record.modified, a.record.modified) || compare(a.record.title, b.record.title),
  );
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Full address of a path in the tree; null where the site has none. */
export function addressOf(site: Site, path: string): string | null {
  return site.address === null ? null : new URL(path, site.address).href;
}

/** Where a dataset of this city is shown, relative to the root of the tree. */
export function pathOfDataset(site: Site, dataset: DatasetId): string | null {
  const entry = site.entries.find(({ record }) => record.dataset === dataset && record.review === null);
  return entry ? entryPath(entry.name) : null;
}

/** Address of the download, or its path beside the page where the site has no address. */
export function downloadAddress(site: Site, { name, record: { data } }: SiteEntry): string | null {
  if (data === null) return null;
  return data.link ?? addressOf(site, `${entryPath(name)}${data.file}`) ?? data.file;
}

export interface DepartmentOfSite {
  id: string;
  name: string;
  email: string;
  url?: string;
  entries: SiteEntry[];
}

/** Departments with something to show, by name. */
export function departments(site: Site): DepartmentOfSite[] {
  const found = new Map<string, DepartmentOfSite>();
  for (const entry of current(site)) {
    const { id } = entry.record.department;
    const department = found.get(id) ?? { ...entry.record.department, entries: [] };
    department.entries.push(entry);
    found.set(id, department);
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name));
}

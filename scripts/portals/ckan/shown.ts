import { hash } from 'node:crypto';
import { EXTRA_KEYS } from './extras.ts';
import type { CkanPackage } from './package.ts';
import type { CkanRecord } from './record.ts';

const OURS: ReadonlySet<string> = new Set(EXTRA_KEYS);

/** Is it a field of ours? Others' fields stay as they are. */
export function isOurs(key: string): boolean {
  return OURS.has(key);
}

/** Digest of what a record lets people read. */
export function shownByRecord(record: CkanRecord): string {
  const { organization, title, notes, license, author, maintainer, maintainerEmail, tags, extras, resource } =
    record;
  return digest([
    organization.name,
    [title, notes, license, author, maintainer, maintainerEmail],
    tags,
    Object.entries(extras).sort(byKey),
    resource === null
      ? []
      : [[resource.name, resource.description, resource.format, resource.mimetype, resource.sha256]],
  ]);
}

/** The same of an entry as the portal gives it. Equal exactly where nobody changed it. */
export function shownByPackage(entry: CkanPackage): string {
  const { organization, tags = [], extras = [], resources = [] } = entry;
  const text = (value: string | null | undefined) => value ?? '';
  return digest([
    organization?.name ?? '',
    [entry.title, entry.notes, entry.license_id, entry.author, entry.maintainer, entry.maintainer_email].map(
      text,
    ),
    tags.map(({ name }) => name).sort(),
    extras
      .filter(({ key }) => isOurs(key))
      .map(({ key, value }): [string, string] => [key, value])
      .sort(byKey),
    resources.map(({ name, description, format, mimetype, hash: sum }) =>
      [name, description, format, mimetype, sum].map(text),
    ),
  ]);
}

function byKey([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1;
}

function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex');
}

import { type Domain, fourByFour, nextId, seconds, type User } from './domain.ts';
import { licenseOf } from './license.ts';
import { forbidden, notFound, unauthenticated } from './refusal.ts';
import { type Answer, type Call, isObject, type JsonObject, type Route, textOf } from './router.ts';
import type { Cell, SoqlType } from './soql.ts';

/** What a revision may set and an asset carries. */
export interface AssetMetadata {
  name: string;
  description: string;
  category: string | null;
  tags: string[];
  attribution: string | null;
  attributionLink: string | null;
  licenseId: string | null;
  license: JsonObject;
  metadata: JsonObject;
  privateMetadata: JsonObject;
}

interface ViewColumn {
  id: number;
  fieldName: string;
  name: string;
  description: string;
  position: number;
  dataTypeName: SoqlType;
  isPrimaryKey: boolean;
}

export interface View {
  id: string;
  owner: User;
  about: AssetMetadata;
  columns: ViewColumn[];
  rows: Cell[][];
  /** Never published: it consists of its first revision. */
  published: boolean;
  scope: 'private' | 'public' | 'site';
  /** People besides the owner. */
  grants: { id?: string; email?: string; level: JsonObject }[];
  /** A file that was not parsed. */
  blob: { filename: string; bytes: Uint8Array } | null;
  createdAt: number;
  rowsUpdatedAt: number;
  metadataUpdatedAt: number;
}

export function emptyMetadata(): AssetMetadata {
  return {
    name: '',
    description: '',
    category: null,
    tags: [],
    attribution: null,
    attributionLink: null,
    licenseId: null,
    license: {},
    metadata: {},
    privateMetadata: {},
  };
}

/** The asset's metadata with what a request names replaced. */
export function mergeMetadata(about: AssetMetadata, given: JsonObject): AssetMetadata {
  const merged = structuredClone(about);
  for (const [key, value] of Object.entries(given)) {
    if (key === 'tags') merged.tags = Array.isArray(value) ? value.map(String) : [];
    else if (key === 'name' || key === 'description') merged[key] = textOf(value);
    else if (key === 'licenseId') {
      merged.licenseId = typeof value === 'string' && value !== '' ? value : null;
      merged.license = licenseOf(merged.licenseId);
    } else if (key === 'metadata' || key === 'privateMetadata') merged[key] = isObject(value) ? value : {};
    else if (key === 'category' || key === 'attribution' || key === 'attributionLink')
      merged[key] = typeof value === 'string' && value !== '' ? value : null;
  }
  return merged;
}

export function addView(domain: Domain, owner: User, given: JsonObject): View {
  const view: View = {
    id: fourByFour(nextId(domain)),
    owner,
    about: mergeMetadata(emptyMetadata(), given),
    columns: [],
    rows: [],
    published: false,
    scope: 'private',
    grants: [],
    blob: null,
    createdAt: seconds(domain),
    rowsUpdatedAt: seconds(domain),
    metadataUpdatedAt: seconds(domain),
  };
  domain.views.set(view.id, view);
  domain.changes += 1;
  return view;
}

export const viewRoutes: Route[] = ['/api/views/{id}', '/api/views/{id}.json'].flatMap((path): Route[] => [
  { method: 'GET', path, handle: show },
  { method: 'DELETE', path, handle: remove },
]);

function show({ domain, user, parameters: { id = '' } }: Call): Answer {
  return { status: 200, body: presentView(domain, visibleView(domain, user, id)) };
}

function remove({ domain, user, parameters: { id = '' } }: Call): Answer {
  const view = editableView(domain, user, id);
  domain.views.delete(view.id);
  domain.revisions.delete(view.id);
  domain.changes += 1;
  return { status: 200, body: {} };
}

/** May this person see the asset as published? */
export function maySee(user: User | null, view: View): boolean {
  if (view.published && view.scope === 'public') return true;
  if (user === null) return false;
  if (user.role !== 'member' || (view.scope === 'site' && view.published)) return true;
  return view.grants.some(({ id, email }) => id === user.id || email === user.email);
}

export function visibleView(domain: Domain, user: User | null, id: string): View {
  const view = domain.views.get(id);
  if (view === undefined) throw notFound(`view with id ${id}`);
  if (!maySee(user, view)) {
    throw user === null
      ? forbidden('You must be logged in to access this resource')
      : forbidden('You do not have permission to view this asset');
  }
  return view;
}

export function editableView(domain: Domain, user: User | null, id: string): View {
  requirePublisher(user);
  return visibleView(domain, user, id);
}

export function requirePublisher(user: User | null): User {
  if (user === null) throw unauthenticated();
  if (user.role === 'member') throw forbidden('You do not have the right to create or edit assets');
  return user;
}

/** The asset as the oldest part of the API shows it. */
export function presentView(domain: Domain, view: View): JsonObject {
  const { about } = view;
  return {
    id: view.id,
    name: about.name,
    assetType: view.blob === null ? 'dataset' : 'file',
    ...(about.attribution === null ? {} : { attribution: about.attribution }),
    ...(about.attributionLink === null ? {} : { attributionLink: about.attributionLink }),
    ...(about.category === null ? {} : { category: about.category }),
    createdAt: view.createdAt,
    description: about.description,
    displayType: view.blob === null ? (view.published ? 'table' : 'draft') : 'blob',
    hideFromCatalog: false,
    hideFromDataJson: false,
    newBackend: true,
    provenance: 'official',
    publicationAppendEnabled: false,
    ...(view.published ? { publicationDate: view.createdAt } : {}),
    publicationStage: view.published ? 'published' : 'unpublished',
    rowsUpdatedAt: view.rowsUpdatedAt,
    viewLastModified: view.metadataUpdatedAt,
    viewType: view.blob === null ? 'tabular' : 'blobby',
    ...(about.licenseId === null ? {} : { licenseId: about.licenseId, license: about.license }),
    columns: view.columns.map((column) => ({
      id: column.id,
      name: column.name,
      dataTypeName: column.dataTypeName,
      ...(column.description === '' ? {} : { description: column.description }),
      fieldName: column.fieldName,
      position: column.position,
      renderTypeName: column.dataTypeName,
      format: {},
    })),
    metadata: about.metadata,
    ...(Object.keys(about.privateMetadata).length === 0 ? {} : { privateMetadata: about.privateMetadata }),
    grants:
      view.scope === 'public' && view.published
        ? [{ inherited: false, type: 'viewer', flags: ['public'] }]
        : [],
    permissions: { scope: view.scope },
    owner: { id: view.owner.id, displayName: view.owner.displayName, type: 'interactive' },
    rights: ['read'],
    tags: about.tags,
    flags: ['default', 'ownerMayBeContacted'],
    domainCName: domain.settings.host,
  };
}

export function updated(domain: Domain, view: View, what: 'data' | 'metadata'): void {
  if (what === 'data') view.rowsUpdatedAt = seconds(domain);
  view.metadataUpdatedAt = seconds(domain);
  domain.changes += 1;
}

/** Who made something, as the publishing API says it. */
export function creator(user: User): JsonObject {
  return { user_id: user.id, email: user.email, display_name: user.displayName };
}

import { customFields, unknownField } from './custom-fields.ts';
import type { Domain, User } from './domain.ts';
import { licenseNamed, licenseOf } from './license.ts';
import { badRequest } from './refusal.ts';
import {
  type Answer,
  type Call,
  isObject,
  type JsonObject,
  jsonBody,
  objectOf,
  type Route,
} from './router.ts';
import {
  type AssetMetadata,
  editableView,
  maySee,
  mergeMetadata,
  updated,
  type View,
  visibleView,
} from './view.ts';

const ROOT = '/api/views/metadata/v1';

export const metadataRoutes: Route[] = [
  { method: 'GET', path: ROOT, handle: list },
  { method: 'GET', path: `${ROOT}/{id}`, handle: show },
  { method: 'PATCH', path: `${ROOT}/{id}`, handle: update },
];

/** Of published assets that everybody may see, whoever asks. */
function list({ domain, query }: Call): Answer {
  const open = [...domain.views.values()].filter((view) => maySee(null, view));
  const limit = Number(query.get('limit') ?? open.length);
  const page = Number(query.get('page') ?? 1);
  return {
    status: 200,
    body: open.slice((page - 1) * limit, page * limit).map((view) => present(domain, null, view)),
  };
}

function show({ domain, user, parameters: { id = '' } }: Call): Answer {
  return { status: 200, body: present(domain, user, visibleView(domain, user, id)) };
}

function update(call: Call): Answer {
  const { domain, user, query } = call;
  const view = editableView(domain, user, call.parameters.id ?? '');
  const body = jsonBody(call);
  const errors: string[] = [];
  const about = changed(view.about, body, errors);
  const field = unknownField(domain, about);
  if (field !== null) errors.push(`The custom field ${field} is not configured on this domain`);
  if (query.get('validateOnly') === 'true')
    return {
      status: 200,
      body: { metadata: present(domain, user, { ...view, about }), errors, warnings: [] },
    };
  if (errors.length > 0) throw badRequest(errors.join('; '), { errors });
  view.about = about;
  updated(domain, view, 'metadata');
  return { status: 200, body: present(domain, user, view) };
}

function changed(about: AssetMetadata, body: JsonObject, errors: string[]): AssetMetadata {
  const { customFields: fields, license, ...plain } = body;
  for (const key of ['id', 'domain', 'dataUri', 'webUri', 'createdAt', 'updatedAt', 'provenance'])
    if (key in plain) errors.push(`${key} is read-only`);
  if ('name' in plain && (typeof plain.name !== 'string' || plain.name === ''))
    errors.push('name should be text');
  const next = mergeMetadata(about, plain);
  if (license !== undefined) {
    const id = typeof license === 'string' ? licenseNamed(license) : null;
    if (id === undefined) errors.push(`There is no license ${JSON.stringify(license)}`);
    next.licenseId = id ?? null;
    next.license = licenseOf(next.licenseId);
  }
  if (fields !== undefined) next.metadata = { ...next.metadata, custom_fields: mergeFields(about, fields) };
  return next;
}

/** Fields that are named take the place of the old ones; null takes away. */
function mergeFields(about: AssetMetadata, given: unknown): JsonObject {
  if (given === null) return {};
  const sets: Record<string, JsonObject> = structuredClone(customFields(about));
  for (const [set, fields] of Object.entries(objectOf(given))) {
    if (!isObject(fields)) {
      delete sets[set];
      continue;
    }
    const merged = Object.entries({ ...sets[set], ...fields }).filter(([, value]) => value !== null);
    sets[set] = Object.fromEntries(merged);
  }
  return sets;
}

function present(domain: Domain, user: User | null, view: View): JsonObject {
  const { about } = view;
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', '+0000');
  const fields = customFields(about);
  return {
    id: view.id,
    name: about.name,
    attribution: about.attribution,
    attributionLink: about.attributionLink,
    category: about.category,
    createdAt: iso(view.createdAt),
    dataUpdatedAt: iso(view.rowsUpdatedAt),
    dataUri: `https://${domain.settings.host}/resource/${view.id}`,
    description: about.description,
    domain: domain.settings.host,
    externalId: null,
    hideFromCatalog: false,
    hideFromDataJson: false,
    license: about.license.name ?? null,
    metadataUpdatedAt: iso(view.metadataUpdatedAt),
    provenance: 'OFFICIAL',
    updatedAt: iso(view.metadataUpdatedAt),
    webUri: `https://${domain.settings.host}/d/${view.id}`,
    customFields: Object.keys(fields).length === 0 ? null : fields,
    ...(user === null ? {} : { privateCustomFields: null }),
    tags: about.tags,
  };
}

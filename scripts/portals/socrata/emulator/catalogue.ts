import { submissionOf } from './approval.ts';
import { customFields } from './custom-fields.ts';
import type { Domain, User } from './domain.ts';
import { Refusal } from './refusal.ts';
import type { Revision } from './revision.ts';
import type { Answer, Call, JsonObject, Route } from './router.ts';
import { type AssetMetadata, emptyMetadata, maySee, type View } from './view.ts';

export const catalogueRoutes: Route[] = [{ method: 'GET', path: '/api/catalog/v1', handle: search }];

/** What the search knows of an asset or a draft. */
interface Found {
  id: string;
  view: View;
  about: AssetMetadata;
  published: boolean;
  approval: 'pending' | 'rejected' | 'approved' | 'not_ready';
  audience: View['scope'];
  json: JsonObject;
}

interface Index {
  /** Changes of the domain that are in it. */
  changes: number;
  /** Searches since it fell behind. */
  behind: number;
  found: Found[];
}

const indexes = new WeakMap<Domain, Index>();
const MOST = 10_000;
/** Parameters that are no custom metadata. */
const KNOWN = new Set(
  'ids domains names categories tags only attribution license q min_should_match parent_ids derived_from provenance for_user shared_to column_names public visibility audience published approval_status explicitly_hidden data_json_hidden derived order offset limit scroll_id boostOfficial show_visibility search_context $$app_token'.split(
    ' ',
  ),
);

function search({ domain, user, query }: Call): Answer {
  const limit = Number(query.get('limit') ?? 100);
  const offset = Number(query.get('offset') ?? 0);
  const scroll = query.get('scroll_id');
  if (!Number.isInteger(limit) || limit < 0 || limit + offset > MOST)
    throw new Refusal(400, 'bad_request', `The sum of offset and limit may not exceed ${MOST}`);
  if (scroll !== null && query.has('order'))
    throw new Refusal(400, 'bad_request', 'order cannot be used with scroll_id');
  const all = indexOf(domain).filter((each) => visible(user, each) && wanted(domain, query, each));
  const start = scroll === null ? offset : all.findIndex(({ id }) => id > scroll);
  const page = start < 0 ? [] : all.slice(start, start + limit);
  const shown = query.has('show_visibility') && query.get('show_visibility') !== 'false';
  return {
    status: 200,
    body: {
      results: page.map((each) => (shown ? withVisibility(each) : each.json)),
      resultSetSize: all.length,
      timings: { serviceMillis: 1, searchMillis: [1] },
    },
  };
}

function visible(user: User | null, { view, published, audience, approval }: Found): boolean {
  if (published && audience === 'public' && approval === 'approved') return true;
  return user !== null && (user.role !== 'member' || (published && maySee(user, view)));
}

function wanted({ settings }: Domain, query: URLSearchParams, each: Found): boolean {
  const { about } = each;
  const any = (name: string, ...values: (string | null)[]): boolean => {
    const asked = query.getAll(name).flatMap((value) => value.split(','));
    return asked.length === 0 || asked.some((value) => values.includes(value));
  };
  const fields = new Map(domainMetadata(about).map(({ key, value }) => [key, value]));
  const custom = [...query.keys()].filter((key) => !KNOWN.has(key));
  return (
    any('ids', each.id) &&
    any('domains', settings.host) &&
    any('names', about.name.toLowerCase(), about.name) &&
    any('categories', about.category) &&
    any('tags', ...about.tags) &&
    any('attribution', about.attribution) &&
    any('only', 'dataset', 'datasets') &&
    any('audience', each.audience) &&
    any('published', String(each.published)) &&
    any('approval_status', each.approval) &&
    custom.every((key) => query.getAll(key).includes(fields.get(key) ?? ''))
  );
}

/** Sorted by id. Lags behind as a search engine does. */
function indexOf(domain: Domain): Found[] {
  let index = indexes.get(domain);
  if (index === undefined) {
    index = { changes: -1, behind: domain.settings.indexLag, found: [] };
    indexes.set(domain, index);
  }
  if (index.changes === domain.changes) return index.found;
  if (index.behind >= domain.settings.indexLag) {
    index.found = [...domain.views.values()].flatMap((view) => entriesOf(domain, view));
    index.found.sort((a, b) => (a.id < b.id ? -1 : 1));
    index.changes = domain.changes;
    index.behind = 0;
  } else index.behind += 1;
  return index.found;
}

/** The asset where it is published, and each open revision that has a name of its own. */
function entriesOf(domain: Domain, view: View): Found[] {
  const open = (domain.revisions.get(view.id) ?? []).filter(({ closedAt }) => closedAt === null);
  const drafts = open.map((revision) => found(domain, view, revision));
  return view.published ? [found(domain, view, null), ...drafts] : drafts;
}

function found(domain: Domain, view: View, draft: Revision | null): Found {
  const { host } = domain.settings;
  const told = draft !== null && domain.settings.bareDrafts ? emptyMetadata() : (draft?.about ?? view.about);
  const about = structuredClone(told);
  const id = draft === null ? view.id : `${view.id}:${draft.seq}`;
  const submission = submissionOf(domain, view.id);
  const approval =
    view.scope === 'public' && draft === null ? 'approved' : (submission?.state ?? 'not_ready');
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
  const columns = draft === null ? view.columns : [];
  return {
    id,
    view,
    about,
    published: draft === null,
    approval,
    audience: view.scope,
    json: {
      resource: {
        name: about.name,
        id,
        parent_fxf: null,
        description: about.description,
        attribution: about.attribution,
        attribution_link: about.attributionLink,
        contact_email: null,
        type: 'dataset',
        updatedAt: iso(view.metadataUpdatedAt),
        createdAt: iso(view.createdAt),
        metadata_updated_at: iso(view.metadataUpdatedAt),
        data_updated_at: iso(view.rowsUpdatedAt),
        page_views: { page_views_last_week: 0, page_views_last_month: 0, page_views_total: 0 },
        columns_name: columns.map(({ name }) => name),
        columns_field_name: columns.map(({ fieldName }) => fieldName),
        columns_datatype: columns.map(({ dataTypeName }) => dataTypeName),
        columns_description: columns.map(({ description }) => description),
        columns_format: columns.map(() => ({})),
        download_count: 0,
        provenance: 'official',
        lens_view_type: view.blob === null ? 'tabular' : 'blobby',
      },
      classification: {
        categories: [],
        tags: [],
        domain_category: about.category,
        domain_tags: about.tags,
        domain_metadata: domainMetadata(about),
      },
      metadata: { domain: host, license: about.license.name ?? null },
      permalink: `https://${host}/d/${view.id}`,
      link: `https://${host}/dataset/${view.id}`,
      owner: { id: view.owner.id, user_type: 'interactive', display_name: view.owner.displayName },
      creator: { id: view.owner.id, user_type: 'interactive', display_name: view.owner.displayName },
      ...(draft === null || !view.published
        ? {}
        : { published_copy: { uid: view.id, permalink: `https://${host}/d/${view.id}` } }),
    },
  };
}

function domainMetadata(about: AssetMetadata): { key: string; value: string }[] {
  return Object.entries(customFields(about)).flatMap(([set, fields]) =>
    Object.entries(fields).map(([field, value]) => ({
      key: `${set}_${field}`.replaceAll(' ', '-'),
      value,
    })),
  );
}

function withVisibility({ json, published, audience, approval }: Found): JsonObject {
  const everybody = published && audience === 'public' && approval === 'approved';
  return {
    ...json,
    metadata: {
      ...(json.metadata as JsonObject),
      is_public: audience === 'public',
      is_published: published,
      is_hidden: false,
      audience,
      approval_status: approval,
      visible_to_anonymous: everybody,
      visible_to_site: everybody || audience === 'site',
    },
  };
}

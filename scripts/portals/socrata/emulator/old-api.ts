import { timestamp } from './domain.ts';
import { badRequest } from './refusal.ts';
import { type Answer, type Call, type JsonObject, jsonBody, objectOf, type Route, textOf } from './router.ts';
import type { SoqlType } from './soql.ts';
import {
  addView,
  editableView,
  mergeMetadata,
  presentView,
  requirePublisher,
  updated,
  type View,
} from './view.ts';

/** Assets without revisions, as clients older than those make them: created empty, published, and described by hand. */
export const oldRoutes: Route[] = [
  { method: 'POST', path: '/api/views', handle: create },
  { method: 'POST', path: '/api/views.json', handle: create },
  { method: 'POST', path: '/api/views/{id}/publication', handle: publish },
  { method: 'POST', path: '/api/views/{id}/publication.json', handle: publish },
  { method: 'PUT', path: '/api/views/{id}', handle: describe },
  { method: 'PUT', path: '/api/views/{id}.json', handle: describe },
];

const TYPES: Record<string, SoqlType> = {
  text: 'text',
  number: 'number',
  checkbox: 'checkbox',
  calendar_date: 'calendar_date',
  date: 'date',
};

function create(call: Call): Answer {
  const { domain } = call;
  const body = jsonBody(call);
  if (textOf(body.name).trim() === '') throw badRequest('name is required');
  const rowId = objectOf(body.metadata).rowIdentifier;
  const columns = (Array.isArray(body.columns) ? body.columns.map(objectOf) : []).map((column, index) =>
    columnOf(column, index, rowId),
  );
  const view = addView(domain, requirePublisher(call.user), body);
  view.columns = columns;
  return { status: 200, body: presentView(domain, view) };
}

function columnOf(column: JsonObject, index: number, rowId: unknown): View['columns'][number] {
  const type = TYPES[textOf(column.dataTypeName, 'text')];
  if (type === undefined) throw badRequest(`Columns of type ${column.dataTypeName} are not kept here`);
  const fieldName = textOf(column.fieldName);
  if (!/^[a-z_][a-z0-9_]*$/.test(fieldName))
    throw badRequest(`${JSON.stringify(column.fieldName)} is not a field name`);
  return {
    id: index + 1,
    fieldName,
    name: textOf(column.name, fieldName),
    description: textOf(column.description),
    position: index + 1,
    dataTypeName: type,
    isPrimaryKey: fieldName === rowId,
  };
}

function publish({ domain, user, parameters }: Call): Answer {
  const view = editableView(domain, user, parameters.id ?? '');
  view.published = true;
  updated(domain, view, 'data');
  for (const revision of domain.revisions.get(view.id) ?? []) revision.closedAt ??= timestamp(domain);
  return { status: 200, body: presentView(domain, view) };
}

function describe(call: Call): Answer {
  const view = editableView(call.domain, call.user, call.parameters.id ?? '');
  view.about = mergeMetadata(view.about, jsonBody(call));
  updated(call.domain, view, 'metadata');
  return { status: 200, body: presentView(call.domain, view) };
}

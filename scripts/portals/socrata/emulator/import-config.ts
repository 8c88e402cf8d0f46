import { type ImportConfig, timestamp } from './domain.ts';
import { badRequest, conflict, notFound } from './refusal.ts';
import {
  type Answer,
  type Call,
  isObject,
  type JsonObject,
  jsonBody,
  objectOf,
  type Route,
  textOf,
} from './router.ts';
import { settledOutput } from './schema.ts';
import { PARSE_OPTIONS } from './source.ts';
import { requirePublisher } from './view.ts';

const ROOT = '/api/publishing/v1/config';

export const importConfigRoutes: Route[] = [
  {
    method: 'GET',
    path: ROOT,
    handle: ({ domain }) => ({ status: 200, body: [...domain.configs.values()].map(present) }),
  },
  { method: 'POST', path: ROOT, handle: (call) => add(call, jsonBody(call)) },
  { method: 'GET', path: `${ROOT}/{name}`, handle: (call) => ({ status: 200, body: present(find(call)) }) },
  { method: 'PATCH', path: `${ROOT}/{name}`, handle: update },
  { method: 'DELETE', path: `${ROOT}/{name}`, handle: remove },
  { method: 'POST', path: `${ROOT}/build_from/{output}`, handle: buildFrom },
];

function add(call: Call, body: JsonObject): Answer {
  requirePublisher(call.user);
  const { domain } = call;
  const name = textOf(body.name);
  if (name === '') throw badRequest('name is required');
  if (domain.configs.has(name)) throw conflict(`There is a config ${name}`);
  const now = timestamp(domain);
  const config: ImportConfig = {
    name,
    data_action: textOf(body.data_action, 'update'),
    parse_options: { ...PARSE_OPTIONS, ...objectOf(body.parse_options) },
    columns: Array.isArray(body.columns) ? body.columns.map(withDefaults) : null,
    created_at: now,
    updated_at: now,
  };
  domain.configs.set(name, config);
  return { status: 201, body: present(config) };
}

function withDefaults(column: unknown): JsonObject {
  return { format: {}, description: '', is_primary_key: null, flags: [], ...objectOf(column) };
}

function update(call: Call): Answer {
  requirePublisher(call.user);
  const config = find(call);
  const { parse_options: options, columns, data_action: action } = jsonBody(call);
  if (isObject(options)) config.parse_options = options;
  if (Array.isArray(columns)) config.columns = columns.map(withDefaults);
  if (typeof action === 'string') config.data_action = action;
  config.updated_at = timestamp(call.domain);
  return { status: 202, body: present(config) };
}

function remove(call: Call): Answer {
  requirePublisher(call.user);
  const config = find(call);
  call.domain.configs.delete(config.name);
  return { status: 201, body: present(config) };
}

/** The same reading and the same transforms for the next file. */
function buildFrom(call: Call): Answer {
  const found = settledOutput(call.domain, Number(call.parameters.output));
  if (found === null) throw notFound(`output schema with id ${call.parameters.output}`);
  const columns = found.output.columns.map((column) => ({
    field_name: column.fieldName,
    display_name: column.displayName,
    transform_expr: column.expression,
    format: column.format,
  }));
  return add(call, { ...jsonBody(call), parse_options: found.source.parseOptions, columns });
}

function find({ domain, parameters: { name = '' } }: Call): ImportConfig {
  const config = domain.configs.get(name);
  if (config === undefined) throw notFound(`config ${name}`);
  return config;
}

function present(config: ImportConfig): JsonObject {
  const show = `${ROOT}/${encodeURIComponent(config.name)}`;
  return {
    resource: config,
    links: {
      show,
      update: show,
      delete: show,
      list: ROOT,
      create_revision: '/api/publishing/v1/revision/{fourfour}',
    },
  };
}

import { Ajv, type ValidateFunction } from 'ajv';
import type { Description } from './description.ts';

/** One answer of the forge, with the route it belongs to as GitHub writes it. */
export interface Recorded {
  method: string;
  route: string;
  status: number;
  body: unknown;
}

export interface Verdict {
  /** `GET /repos/{owner}/{repo} 200` */
  what: string;
  /** Empty: as GitHub describes it. */
  faults: string[];
}

/** Holds answers against GitHub's own description of its API. */
export function conformance(description: Description): (recorded: Recorded) => Verdict {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'github', components: withNulls(description.components) });
  const compiled = new Map<string, ValidateFunction | null>();

  return ({ method, route, status, body }) => {
    const what = `${method} ${route} ${status}`;
    if (!compiled.has(what)) compiled.set(what, compile(ajv, description, { method, route, status }));
    const validate = compiled.get(what);
    if (validate === undefined || validate === null)
      return { what, faults: status === 204 ? [] : ['GitHub describes no such answer'] };
    if (validate(body)) return { what, faults: [] };
    const faults = (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message ?? ''}`,
    );
    return { what, faults: [...new Set(faults)].slice(0, 8) };
  };
}

function compile(
  ajv: Ajv,
  description: Description,
  { method, route, status }: Omit<Recorded, 'body'>,
): ValidateFunction | null {
  const path = pathOf(description, route);
  const operation = path === undefined ? undefined : description.paths[path]?.[method.toLowerCase()];
  const schema = operation?.responses[String(status)]?.content?.['application/json']?.schema;
  return schema === undefined ? null : ajv.compile(rebased(withNulls(schema)));
}

/** Octokit and the description may name the parameters of one route differently. */
function pathOf(description: Description, route: string): string | undefined {
  const shape = (path: string): string => path.replaceAll(/\{[^}]+\}/g, '{}');
  return Object.keys(description.paths).find((path) => shape(path) === shape(route));
}

/** OpenAPI 3.0 says `nullable`, JSON Schema says `type: [..., null]`. */
function withNulls(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    if (typeof value !== 'object' || value === null || value.nullable !== true) return value;
    const { nullable: _nullable, ...rest } = value;
    if ('$ref' in rest || 'allOf' in rest || 'anyOf' in rest || 'oneOf' in rest)
      return { anyOf: [rest, { type: 'null' }] };
    return {
      ...rest,
      ...(rest.type ? { type: [rest.type, 'null'].flat() } : {}),
      ...(rest.enum ? { enum: [...rest.enum, null] } : {}),
    };
  });
}

function rebased(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/'));
}

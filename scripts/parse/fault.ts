import type { ErrorObject } from 'ajv';
import type { Place, Pointer } from '../model/document.ts';
import type { Finding, Params } from '../model/finding.ts';
import { closest } from './closest.ts';

export interface Fault {
  finding: Finding;
  pointer: Pointer;
  /** The shape is wrong: whoever reads on would read what is not there. */
  shape: boolean;
}

/** Keywords that only say that another fault, reported by itself, made a branch fail. */
const ECHOES = new Set(['if', 'anyOf', 'allOf', 'not', 'propertyNames']);

/** One ajv error as a finding at its line; null where it only echoes another. */
export function faultFinding(file: string, places: Record<Pointer, Place>, error: ErrorObject): Fault | null {
  const { keyword, params } = error;
  if (ECHOES.has(keyword) && !(keyword === 'anyOf' && isPlain(error.data))) return null;
  const own = keyword === 'additionalProperties' ? `${error.instancePath}/${escaped(params.additionalProperty)}` : error.instancePath;
  // A missing key is reported where its mapping stands.
  const place = places[own] ?? places[error.instancePath] ?? places[''];
  const at = keyword === 'additionalProperties' ? place?.key : (place?.value ?? place?.key);
  const { id, more, shape } = describe(error);
  const field = (keyword === 'required' ? `${error.instancePath}/${params.missingProperty}` : own).slice(1).replaceAll('/', '.');
  return {
    finding: { id, severity: 'error', file, ...(at ?? { line: 1, column: 1 }), params: { field: field || 'the file', ...more } },
    pointer: keyword === 'required' ? `${error.instancePath}/${params.missingProperty}` : own,
    shape,
  };
}

function describe({ keyword, params, data, parentSchema }: ErrorObject): { id: string; more: Params; shape: boolean } {
  const found = shown(data);
  switch (keyword) {
    case 'additionalProperties': {
      const allowed = Object.keys(parentSchema?.properties ?? {});
      return { id: 'unknown-key', more: { key: params.additionalProperty, allowed, closest: closest(params.additionalProperty, allowed) }, shape: false };
    }
    case 'required':
      return { id: 'missing-key', more: { key: params.missingProperty, about: aboutOf(parentSchema, params.missingProperty) }, shape: true };
    case 'type':
    case 'anyOf':
      return { id: 'wrong-type', more: { expected: typeNames(params.type), found }, shape: true };
    case 'oneOf':
      return { id: 'distribution-unclear', more: { found }, shape: false };
    case 'enum':
    case 'const':
      return { id: 'not-in-list', more: { allowed: (params.allowedValues ?? [params.allowedValue]).map(String), found, closest: closest(String(data), (params.allowedValues ?? []).map(String)) }, shape: typeof data === 'object' };
    case 'format':
      return { id: 'wrong-format', more: { format: params.format, found }, shape: false };
    case 'pattern':
      return { id: 'wrong-format', more: { format: parentSchema?.description ?? params.pattern, found }, shape: false };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { id: 'too-short', more: { limit: params.limit, found: size(data) }, shape: false };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return { id: 'too-long', more: { limit: params.limit, found: size(data) }, shape: false };
    case 'uniqueItems':
      return { id: 'repeated-item', more: { found: String(params.i) }, shape: false };
    default:
      return { id: 'out-of-range', more: { limit: `${params.comparison ?? keyword} ${params.limit ?? ''}`.trim(), found }, shape: false };
  }
}

function aboutOf(schema: ErrorObject['parentSchema'], key: string): string {
  const description: unknown = schema?.properties?.[key]?.description;
  return typeof description === 'string' ? description : '';
}

function typeNames(type: unknown): string {
  const names = { string: 'text', object: 'a mapping (key: value)', array: 'a list', integer: 'a whole number', number: 'a number', boolean: 'true or false', null: 'nothing' };
  const list = Array.isArray(type) ? type : [type ?? 'text, a number, a list, or true or false'];
  return list.map((name) => names[name as keyof typeof names] ?? String(name)).join(' or ');
}

/** A value as people would say it, short; a mapping or list only by its kind. */
function shown(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  return `'${String(value).slice(0, 60)}'`;
}

function size(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object' || Array.isArray(value);
}

function escaped(name: unknown): string {
  return String(name).replaceAll('~', '~0').replaceAll('/', '~1');
}

import type { ErrorObject } from 'ajv';
import type { Pointer } from '../model/document.ts';
import type { Params } from '../model/finding.ts';
import { closest } from './closest.ts';
import { isPlaceholder } from './placeholder.ts';
import { fieldName, short, step } from './pointer.ts';

/** One thing that a schema finds wrong with a file. */
export interface Fault {
  id: string;
  /** What is wrong: a value, or a key that should or should not be there. */
  pointer: Pointer;
  /** The mapping that lacks the key, or holds too many. */
  within?: Pointer;
  /** It is the key that is wrong, not its value. */
  atKey: boolean;
  params: Params;
  /** Later code would read what is not there. */
  breaksShape: boolean;
  /** Text is expected there. */
  text: boolean;
}

type Said = Pick<Fault, 'id' | 'params'> & Partial<Fault>;

/** Keywords that only repeat what the errors of their branches say. */
const ECHOES = new Set(['if', 'propertyNames']);

/** A validation error of ajv (compiled with `verbose`) as a fault; null where it only echoes another. */
export function faultOf(error: ErrorObject): Fault | null {
  if (ECHOES.has(error.keyword) || /\/anyOf\/\d+\//.test(error.schemaPath)) return null;
  const said = error.propertyName === undefined ? describe(error) : malformedKey(error, error.propertyName);
  const pointer = said.pointer ?? error.instancePath;
  const params = { field: fieldName(pointer), ...said.params };
  return { atKey: false, breaksShape: false, text: false, ...said, pointer, params };
}

function describe(error: ErrorObject): Said {
  const { keyword, params, data, instancePath: within, parentSchema = {} } = error;
  const isText = params.type === 'string' || parentSchema.type === 'string';
  if (keyword === 'additionalProperties') return unknownKey(error, String(params.additionalProperty));
  if (keyword === 'required' || keyword === 'dependentRequired')
    return missingKey(error, String(params.missingProperty));
  if (keyword === 'anyOf') {
    const keys = requiredBy(error.schema);
    return {
      id: 'missing-key',
      within,
      atKey: true,
      breaksShape: true,
      params: { key: keys.join(' or '), about: '' },
    };
  }
  if (keyword === 'not')
    return { id: 'conflicting-keys', within, atKey: true, params: { keys: requiredBy([error.schema]) } };
  const breaksShape = keyword === 'type' || (keyword === 'enum' && !sameType(data, params.allowedValues));
  if (isPlaceholder(data)) return { id: 'placeholder', breaksShape, params: { found: short(String(data)) } };
  if (data === null || (typeof data === 'string' && data.trim() === ''))
    return { id: 'blank-value', breaksShape, text: isText, params: { about: about(parentSchema) } };
  switch (keyword) {
    case 'type':
      return {
        id: 'wrong-type',
        breaksShape,
        text: isText,
        params: { types: [params.type].flat(), ...found(data) },
      };
    case 'enum': {
      const allowed = params.allowedValues.map(String);
      return {
        id: 'not-in-list',
        breaksShape,
        params: { allowed, closest: closest(String(data), allowed), ...found(data) },
      };
    }
    case 'format':
      // A time zone or language that the platform does not know makes it throw wherever it is used.
      return {
        id: 'wrong-format',
        breaksShape: /^(time-zone|language-tag)$/.test(params.format),
        params: { format: params.format, ...found(data) },
      };
    case 'pattern':
      return { id: 'wrong-format', params: { expected: expectation(parentSchema), ...found(data) } };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { id: 'too-short', params: { limit: params.limit, size: size(data), kind: kindOf(data) } };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return { id: 'too-long', params: { limit: params.limit, size: size(data), kind: kindOf(data) } };
    case 'uniqueItems':
      return {
        id: 'repeated-item',
        pointer: `${within}/${Math.max(params.i, params.j)}`,
        params: found(Array.isArray(data) ? data[params.i] : data),
      };
    default:
      return {
        id: 'out-of-range',
        params: {
          comparison: String(params.comparison ?? keyword),
          limit: String(params.limit ?? ''),
          ...found(data),
        },
      };
  }
}

/** A word that is in no list is still a word; a word in place of a number is not. */
function sameType(data: unknown, allowed: readonly unknown[]): boolean {
  return allowed.some((value) => typeof value === typeof data);
}

function unknownKey({ instancePath, parentSchema = {} }: ErrorObject, key: string): Said {
  const at = { pointer: `${instancePath}/${step(key)}`, within: instancePath, atKey: true };
  const allowed = Object.keys(parentSchema.properties ?? {});
  // Where names are free, the name itself is malformed.
  if (parentSchema.patternProperties !== undefined)
    return { ...at, id: 'wrong-format', params: { format: 'name', found: short(key), kind: 'text' } };
  return { ...at, id: 'unknown-key', params: { key: short(key), allowed, closest: closest(key, allowed) } };
}

function missingKey({ instancePath, parentSchema = {} }: ErrorObject, key: string): Said {
  const schema: Record<string, unknown> = parentSchema.properties?.[key] ?? {};
  return {
    id: 'missing-key',
    pointer: `${instancePath}/${step(key)}`,
    within: instancePath,
    atKey: true,
    breaksShape: true,
    text: TEXT.has(String(schema.$ref ?? schema.type)),
    params: { key, about: about(schema) },
  };
}

/** What `$ref` and `type` say of a property that holds text. */
const TEXT = new Set([
  'string',
  ...['text', 'kebab', 'term', 'date', 'email', 'web', 'login'].map((name) => `#/$defs/${name}`),
]);

function malformedKey({ instancePath, parentSchema = {}, keyword }: ErrorObject, key: string): Said {
  const words: Params = keyword === 'pattern' ? { expected: expectation(parentSchema) } : { format: 'name' };
  return {
    id: 'wrong-format',
    pointer: `${instancePath}/${step(key)}`,
    atKey: true,
    params: { ...words, found: short(key), kind: 'text' },
  };
}

/** The keys that a list of `{ required: […] }` schemas asks for. */
function requiredBy(schemas: unknown): string[] {
  return [schemas]
    .flat()
    .flatMap((schema) =>
      typeof schema === 'object' && schema !== null && 'required' in schema
        ? [schema.required].flat().map(String)
        : [],
    );
}

/** The schema says in words what its pattern means; editors show the same words. */
function expectation(schema: Record<string, unknown>): string {
  return String(schema.patternErrorMessage ?? '').replace(/^Expected /, '');
}

function about(schema: Record<string, unknown>): string {
  return typeof schema.description === 'string' ? schema.description : '';
}

function found(data: unknown): Params {
  const kind = kindOf(data);
  return kind === 'list' || kind === 'mapping' ? { kind, found: '' } : { kind, found: short(String(data)) };
}

function kindOf(data: unknown): string {
  if (data === null) return 'nothing';
  if (Array.isArray(data)) return 'list';
  if (typeof data === 'object') return 'mapping';
  return typeof data === 'string' ? 'text' : typeof data;
}

function size(data: unknown): number {
  if (typeof data === 'string') return [...data].length;
  return typeof data === 'object' && data !== null ? Object.keys(data).length : 0;
}

import type { ErrorObject } from 'ajv';
import type { Pointer } from '../model/document.ts';
import type { Params } from '../model/finding.ts';
import { closest } from './closest.ts';
import { found, kindOf, sizeOf } from './found.ts';
import { keyFault } from './key-fault.ts';
import { isPlaceholder } from './placeholder.ts';
import { fieldName, short } from './pointer.ts';
import { expectation, fieldSchema, type Schema } from './schema-field.ts';

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

/** A fault as far as one keyword of a schema can tell; the rest follows from where it is. */
export type Said = Pick<Fault, 'id' | 'params'> & Partial<Fault>;

/** Keywords that only repeat what the errors of their branches say. */
const ECHOES = new Set(['if', 'propertyNames']);

/** A validation error of ajv (compiled with `verbose`) as a fault; null where it only echoes another. */
export function faultOf(error: ErrorObject, schema: Schema): Fault | null {
  if (ECHOES.has(error.keyword) || /\/anyOf\/\d+\//.test(error.schemaPath)) return null;
  const said = keyFault(error) ?? valueFault(error);
  const pointer = said.pointer ?? error.instancePath;
  const { type, description } = fieldSchema(schema, pointer);
  const params = {
    field: fieldName(pointer),
    about: typeof description === 'string' ? description : '',
    ...said.params,
  };
  return { atKey: false, breaksShape: false, text: type === 'string', ...said, pointer, params };
}

function valueFault({ keyword, params, data, instancePath, schema, parentSchema = {} }: ErrorObject): Said {
  // A time zone or language that the platform does not know makes it throw wherever it is used.
  const throws = keyword === 'format' && (schema === 'time-zone' || schema === 'language-tag');
  const breaksShape = throws || keyword === 'type' || (keyword === 'enum' && !isOfSameType(data, schema));
  if (isPlaceholder(data)) return { id: 'placeholder', breaksShape, params: { found: short(String(data)) } };
  if (data === null || (typeof data === 'string' && data.trim() === ''))
    return { id: 'blank-value', breaksShape, params: {} };
  switch (keyword) {
    case 'type':
      return { id: 'wrong-type', breaksShape, params: { types: [params.type].flat(), ...found(data) } };
    case 'enum': {
      const allowed = [schema].flat().map(String);
      return {
        id: 'not-in-list',
        breaksShape,
        params: { allowed, closest: closest(String(data), allowed), ...found(data) },
      };
    }
    case 'format':
      return { id: 'wrong-format', breaksShape, params: { format: String(schema), ...found(data) } };
    case 'pattern':
      return { id: 'wrong-format', params: { expected: expectation(parentSchema), ...found(data) } };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { id: 'too-short', params: { limit: params.limit, size: sizeOf(data), kind: kindOf(data) } };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return { id: 'too-long', params: { limit: params.limit, size: sizeOf(data), kind: kindOf(data) } };
    case 'uniqueItems': {
      const second = Math.max(params.i, params.j);
      return {
        id: 'repeated-item',
        pointer: `${instancePath}/${second}`,
        params: found([data].flat()[second]),
      };
    }
    default:
      return {
        id: 'out-of-range',
        params: { comparison: String(params.comparison), limit: String(params.limit), ...found(data) },
      };
  }
}

/** A word that is in no list is still a word; a word in place of a number is not a number. */
function isOfSameType(data: unknown, allowed: unknown): boolean {
  return [allowed].flat().some((value) => typeof value === typeof data);
}

import type { ErrorObject } from 'ajv';
import type { Params } from '../model/finding.ts';
import { closest } from './closest.ts';
import type { Said } from './fault.ts';
import { fieldName, short, step } from './pointer.ts';
import { expectation } from './schema-field.ts';

/** What is wrong with the keys of a mapping; null where an error is about a value. */
export function keyFault(error: ErrorObject): Said | null {
  const { keyword, params, instancePath: within, propertyName } = error;
  if (propertyName !== undefined) return malformedName(error, propertyName);
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(error, String(params.additionalProperty));
    case 'required':
      return { ...missing(error, String(params.missingProperty)), breaksShape: true };
    case 'dependentRequired':
      return missing(error, String(params.missingProperty));
    case 'anyOf':
      return {
        id: 'missing-key',
        within,
        atKey: true,
        params: { key: requiredBy(error.schema).join(' or '), about: '' },
      };
    case 'not':
      return { id: 'conflicting-keys', within, atKey: true, params: { keys: requiredBy([error.schema]) } };
    default:
      return null;
  }
}

function missing({ instancePath }: ErrorObject, key: string): Said {
  return {
    id: 'missing-key',
    pointer: `${instancePath}/${step(key)}`,
    within: instancePath,
    atKey: true,
    params: { key },
  };
}

function unknownKey(error: ErrorObject, key: string): Said {
  const { instancePath, parentSchema = {} } = error;
  // Where names are free, it is the name that is malformed.
  if (parentSchema.patternProperties !== undefined) return malformedName(error, key);
  const allowed = Object.keys(parentSchema.properties ?? {});
  return {
    id: 'unknown-key',
    pointer: `${instancePath}/${step(key)}`,
    within: instancePath,
    atKey: true,
    params: { key: short(key), allowed, closest: closest(key, allowed) },
  };
}

function malformedName({ instancePath, keyword, parentSchema = {} }: ErrorObject, name: string): Said {
  const words: Params = keyword === 'pattern' ? { expected: expectation(parentSchema) } : { format: 'name' };
  const field = `names under ${fieldName(instancePath)}`;
  return {
    id: 'wrong-format',
    pointer: `${instancePath}/${step(name)}`,
    within: instancePath,
    atKey: true,
    params: { ...words, field: instancePath === '' ? 'names' : field, found: short(name), kind: 'text' },
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

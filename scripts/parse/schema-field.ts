import type { Pointer } from '../model/document.ts';
import { steps } from './pointer.ts';

export type Schema = Readonly<Record<string, unknown>>;

/** The schema of a field of a file, with what `$ref` adds to it; empty where the schema does not know the field. */
export function fieldSchema(root: Schema, pointer: Pointer): Schema {
  return steps(pointer).reduce<Schema>(
    (schema, name) => resolved(root, child(schema, name)),
    resolved(root, root),
  );
}

function child(schema: Schema, name: string): unknown {
  const named = asSchema(schema.properties)[name];
  if (named !== undefined) return named;
  if (/^\d+$/.test(name) && schema.items !== undefined) return schema.items;
  const pattern = Object.entries(asSchema(schema.patternProperties)).find(([source]) =>
    new RegExp(source, 'u').test(name),
  );
  return pattern?.[1] ?? schema.additionalProperties;
}

/** What stands beside `$ref` is about the field, what it refers to about its kind; the field comes first. */
function resolved(root: Schema, node: unknown): Schema {
  const schema = asSchema(node);
  const name = /^#\/\$defs\/(?<name>.+)$/.exec(String(schema.$ref))?.groups?.name;
  return name === undefined ? schema : { ...asSchema(asSchema(root.$defs)[name]), ...schema };
}

function asSchema(node: unknown): Schema {
  return typeof node === 'object' && node !== null ? (node as Schema) : {};
}

/** What a pattern means, as the schema says it in words; editors show the same words. */
export function expectation(schema: Schema): string {
  return String(schema.patternErrorMessage ?? '').replace(/^Expected /, '');
}

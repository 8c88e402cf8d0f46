import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { SCHEMAS } from './schemas.ts';

type Schema = Record<string, unknown>;

/** Every schema of a field, list item or definition, with its path. */
function fieldSchemas(schema: Schema, path: string): [path: string, schema: Schema][] {
  const maps = ['properties', 'patternProperties', '$defs'].flatMap((key) =>
    Object.entries(Object(schema[key])).map(([name, field]): [string, unknown] => [`${path}/${name}`, field]),
  );
  const singles = ['items', 'additionalProperties'].map((key): [string, unknown] => [
    `${path}/${key}`,
    schema[key],
  ]);
  return [...maps, ...singles].flatMap(([at, field]) =>
    typeof field === 'object' && field !== null
      ? [[at, { ...field }] as [string, Schema], ...fieldSchemas({ ...field }, at)]
      : [],
  );
}

const all = Object.entries(SCHEMAS).flatMap(([name, schema]) => fieldSchemas(schema, name));
const pathsOf = (found: [string, Schema][]): string[] => found.map(([path]) => path);

test.each(Object.entries(SCHEMAS))('%s is a schema by its own standard', (_, schema) => {
  const ajv = new Ajv2020();
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
});

test('every field is described: editors show it while somebody writes', () => {
  expect(all.length).toBeGreaterThan(200);
  expect(
    pathsOf(all.filter(([, { description, $ref }]) => description === undefined && $ref === undefined)),
  ).toEqual([]);
});

test('every mapping says which keys it takes, or what their values are', () => {
  const open = all.filter(
    ([, { type, additionalProperties }]) => type === 'object' && additionalProperties === undefined,
  );
  expect(pathsOf(open)).toEqual([]);
});

test('every text, list and free mapping is bounded', () => {
  const isUnbounded = ([path, schema]: [string, Schema]): boolean => {
    const types = [schema.type].flat();
    const bounded =
      schema.maxLength !== undefined ||
      schema.format !== undefined ||
      /\{\d+(?:,\d+)?\}\$$/.test(String(schema.pattern));
    // A definition is bounded where it is used.
    const isText = types.includes('string') && schema.$ref === undefined && !/^[a-z-]+\/[a-z]+$/.test(path);
    const isFree =
      types.includes('object') && schema.additionalProperties !== false && schema.maxProperties === undefined;
    return (isText && !bounded) || isFree || (types.includes('array') && schema.maxItems === undefined);
  };
  expect(pathsOf(all.filter(isUnbounded))).toEqual([]);
});

test('every list whose items must differ says that they are scalars: else comparing them takes the square of the time', () => {
  const lists = all.filter(
    ([, { uniqueItems, items }]) => uniqueItems === true && Object(items).type === undefined,
  );
  expect(pathsOf(lists)).toEqual([]);
});

test('every pattern says in words what it expects', () => {
  const silent = all.filter(
    ([, { pattern, patternErrorMessage }]) =>
      pattern !== undefined && !/^Expected /.test(String(patternErrorMessage)),
  );
  expect(pathsOf(silent)).toEqual([]);
});

/** Fields of an interface of the model, as written: name, and whether it must be there. */
function interfaceFields(file: string, name: string): Record<string, boolean> {
  const source = readFileSync(new URL(`../model/${file}`, import.meta.url), 'utf8');
  const body =
    new RegExp(`export interface ${name}(?: extends \\w+)? \\{\\n(?<body>[\\s\\S]*?)\\n\\}`).exec(source)
      ?.groups?.body ?? '';
  return Object.fromEntries(
    [...body.matchAll(/^ {2}(\w+)(\??):/gm)].map(([, field = '', optional]) => [field, optional === '']),
  );
}

function schemaFields({ properties, required }: Schema): Record<string, boolean> {
  const needed = [required].flat();
  return Object.fromEntries(Object.keys(Object(properties)).map((field) => [field, needed.includes(field)]));
}

test.each<[name: string, file: string, path: string, inherited?: string]>([
  ['Metadata', 'dataset.ts', 'metadata'],
  ['Distribution', 'dataset.ts', 'metadata/distribution'],
  ['Column', 'dataset.ts', 'metadata/columns/items'],
  ['Retirement', 'dataset.ts', 'metadata/retired'],
  ['Waiver', 'dataset.ts', 'checklist-answers/waivers/items'],
  ['Governance', 'governance.ts', 'governance'],
  ['City', 'governance.ts', 'governance/city'],
  ['Role', 'governance.ts', 'governance/role', 'Roster'],
  ['Lane', 'governance.ts', 'governance/lane'],
  ['SecurityLevel', 'governance.ts', 'governance/level'],
  ['PortalSettings', 'governance.ts', 'governance/portals/additionalProperties'],
  ['ReviewSettings', 'governance.ts', 'governance/review'],
  ['Delegation', 'governance.ts', 'governance/delegations/items'],
  ['Department', 'governance.ts', 'department'],
  ['Roster', 'governance.ts', 'department/roster'],
  ['Checklist', 'governance.ts', 'checklist'],
  ['Question', 'governance.ts', 'checklist/questions/items'],
])('the schema of %s has the fields of its type', (name, file, path, inherited) => {
  const schema = new Map<string, Schema>([...all, ...Object.entries<Schema>(SCHEMAS)]).get(path);
  const type = { ...(inherited ? interfaceFields(file, inherited) : {}), ...interfaceFields(file, name) };
  expect(schemaFields(schema ?? {})).toEqual(type);
});

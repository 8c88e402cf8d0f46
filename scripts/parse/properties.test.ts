import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { expect, test } from 'vitest';
import type { Document } from '../model/document.ts';
import { parseChecklist } from './checklist.ts';
import { parseChecklistAnswers } from './checklist-answers.ts';
import { parseDepartment } from './department.ts';
import { parseGovernance } from './governance.ts';
import { parseInventory } from './inventory/inventory.ts';
import { parseMetadata } from './metadata.ts';
import { steps } from './pointer.ts';
import { type SchemaName, validator } from './schemas.ts';
import { parseVocabulary } from './vocabulary.ts';
import { parseYaml } from './yaml.ts';

type Parse = (path: string, content: string | Uint8Array) => Document<unknown>;
const PARSERS: Record<string, Parse> = {
  parseYaml,
  parseMetadata,
  parseChecklistAnswers,
  parseGovernance,
  parseDepartment,
  parseChecklist,
  parseVocabulary,
  parseInventory,
};

/** Text that is nearly YAML is the kind that finds the corners. */
const yamlish = fc
  .array(
    fc.constantFrom(
      'a',
      'b: ',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      ': ',
      '? ',
      '&x ',
      '*x',
      '!t ',
      '#',
      '|',
      '>',
      '---\n',
      '\\',
      '\r',
      '\uFEFF',
      '%',
      '@',
      '__proto__: ',
      '1',
      '~',
      '<<: ',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test.each(Object.entries(PARSERS))('%s never throws and always names a place', (_, parse) => {
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 200 }), yamlish, fc.json());
  fc.assert(
    fc.property(any, (content) => {
      const document = parse('datasets/a/b/file.yml', content);
      for (const finding of document.findings) {
        expect(finding.file).toBe('datasets/a/b/file.yml');
        expect((finding.line ?? 1) >= 1 && (finding.column ?? 1) >= 1).toBe(true);
      }
      expect(document.value !== null || document.findings.length > 0).toBe(true);
      expect(typeof document.places).toBe('object');
    }),
    { numRuns: 400 },
  );
});

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('a/b', '~', '1', 'true', 'null', '__proto__', 'constructor')),
    tie('value'),
    { maxKeys: 4 },
  ),
})).map;

test('what js-yaml writes is read back, and every place holds its key', () => {
  fc.assert(
    fc.property(json, fc.boolean(), (map, flow) => {
      const text = dump(map, flow ? { flowLevel: 1 } : {});
      const { value, places, findings } = parseYaml('a.yml', text);
      expect(findings).toEqual([]);
      expect(value).toEqual(load(text));
      const lines = text.split('\n');
      for (const [pointer, { key }] of Object.entries(places)) {
        const name = steps(pointer).at(-1);
        const rest = (lines[key.line - 1] ?? '').slice(key.column - 1);
        const holder = steps(pointer)
          .slice(0, -1)
          .reduce<unknown>((node, step) => Object(node)[step], value);
        if (name === undefined || Array.isArray(holder) || /[^ -~]|["'\\?]/.test(name)) continue;
        expect(rest.replace(/^["']/, '').startsWith(name.trimEnd())).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

/** A file of the sample with one to three of its nodes taken out or replaced by something else. */
const damages = fc.array(
  fc.tuple(
    fc.nat(),
    fc.oneof(
      fc.constant(undefined),
      fc.constantFrom<unknown>(null, '', 5, true, [], {}, 'x', [null], { a: 1 }),
    ),
  ),
  {
    minLength: 1,
    maxLength: 3,
  },
);

test.each<[SchemaName, Parse]>([
  ['metadata', parseMetadata],
  ['governance', parseGovernance],
  ['checklist', parseChecklist],
  ['department', parseDepartment],
  ['vocabulary', parseVocabulary],
])('a value of %s that survives has everything its type promises', (schema, parse) => {
  const name = schema === 'vocabulary' ? 'with-a-field-of-its-own' : 'everything';
  const sound = load(
    readFileSync(new URL(`../../schemas/cases/${schema}/valid/${name}.yml`, import.meta.url), 'utf8'),
  );
  fc.assert(
    fc.property(damages, (list) => {
      const file = structuredClone(sound);
      for (const [seed, replacement] of list) damage(file, seed, replacement);
      const { value, findings } = parse('a.yml', dump(file));
      if (value === null) {
        expect(findings).not.toEqual([]);
        return;
      }
      const check = validator(schema);
      const broken = check(value)
        ? []
        : (check.errors ?? []).filter(
            ({ keyword, schemaPath }) =>
              keyword === 'type' || (keyword === 'required' && !schemaPath.includes('/anyOf/')),
          );
      expect(broken.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** Replaces, or with undefined removes, the node that the seed picks. */
function damage(root: unknown, seed: number, replacement: unknown): void {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push({ holder: node as Record<string, unknown>, key });
      collect((node as Record<string, unknown>)[key]);
    }
  };
  collect(root);
  const place = places[seed % Math.max(1, places.length)];
  if (place === undefined) return;
  if (replacement !== undefined) place.holder[place.key] = structuredClone(replacement);
  else if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
  else delete place.holder[place.key];
}

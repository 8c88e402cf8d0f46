import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Document } from '../model/document.ts';
import { parseChecklist } from './checklist.ts';
import { parseChecklistAnswers } from './checklist-answers.ts';
import { parseDepartment } from './department.ts';
import { parseGovernance } from './governance.ts';
import { parseMetadata } from './metadata.ts';
import { SCHEMAS, type SchemaName } from './schemas.ts';
import { parseVocabulary } from './vocabulary.ts';

const folder = fileURLToPath(new URL('../../schemas/cases/', import.meta.url));
const PARSERS: Record<SchemaName, (path: string, content: Uint8Array) => Document<unknown>> = {
  checklist: parseChecklist,
  'checklist-answers': parseChecklistAnswers,
  department: parseDepartment,
  governance: parseGovernance,
  metadata: parseMetadata,
  vocabulary: parseVocabulary,
};
/** Drop a file into schemas/cases/<schema>/valid or /invalid and it is a test; an invalid one says what to expect in its first line. */
const EXPECT = /^# expect: (?<finding>[a-z0-9-]+ line \d+)\n/;

const cases = (Object.keys(PARSERS) as SchemaName[]).flatMap((schema) =>
  ['valid', 'invalid'].flatMap((kind) =>
    readdirSync(`${folder}${schema}/${kind}`).map((name) => ({
      schema,
      kind,
      name,
      path: `${folder}${schema}/${kind}/${name}`,
    })),
  ),
);

test('every schema has cases, and every folder of cases a schema', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(SCHEMAS).sort());
});

test.each(cases.filter(({ kind }) => kind === 'valid'))('$schema accepts $name', ({ schema, path }) => {
  const document = PARSERS[schema](path, readFileSync(path));
  expect(document.findings).toEqual([]);
  expect(document.value).not.toBeNull();
});

test.each(cases.filter(({ kind }) => kind === 'invalid'))(
  '$schema says one thing of $name',
  ({ schema, path }) => {
    const content = readFileSync(path);
    const expected = EXPECT.exec(content.toString())?.groups?.finding;
    expect(expected, 'an invalid case begins with "# expect: <finding id> line <line>"').toBeDefined();
    const found = PARSERS[schema](path, content).findings.map(({ id, line }) => `${id} line ${line}`);
    expect(found).toEqual([expected]);
  },
);

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import metadataSchema from '../../schemas/metadata.schema.json' with { type: 'json' };
import { CHECKLISTS } from '../model/vocabulary.ts';
import { parseGovernance } from '../parse/governance.ts';
import { covers } from './covers.ts';

const file = new URL('../../governance.yml', import.meta.url);
const governance = parseGovernance('governance.yml', readFileSync(file)).value;

test('every part of a dataset is covered by somebody who must sign a new one', () => {
  const parts = [
    'data',
    'waivers',
    'policy',
    'file.README.md',
    ...Object.keys(metadataSchema.properties).map((field) => `metadata.${field}`),
    ...['submission', 'quality', 'security', 'privacy', 'publication'].map(
      (checklist) => `checklist.${checklist}`,
    ),
  ];
  const signing = (governance?.lanes['new-dataset'].requires ?? []).flatMap(
    (name) => governance?.roles[name] ?? [],
  );
  expect(signing.length).toBeGreaterThanOrEqual(5);
  expect(parts.filter((part) => !signing.some((role) => covers(role, part)))).toEqual([]);
});

test('every checklist of a lane is covered by a role of that lane', () => {
  const uncovered = Object.values(governance?.lanes ?? {}).flatMap((lane) => {
    const roles = lane.requires.flatMap((name) => governance?.roles[name] ?? []);
    return lane.checklists.filter(
      (checklist) => !roles.some((role) => covers(role, `checklist.${checklist}`)),
    );
  });
  expect(uncovered).toEqual([]);
  expect(CHECKLISTS.length).toBeGreaterThan(5);
});

test('a role covers the answers of every checklist it owns', () => {
  const wrong = Object.entries(governance?.roles ?? {}).flatMap(([id, role]) =>
    (role.checklists ?? [])
      .filter((checklist) => !covers(role, `checklist.${checklist}`))
      .map((checklist) => `${id}: ${checklist}`),
  );
  expect(wrong).toEqual([]);
});

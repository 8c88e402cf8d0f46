import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseChecklist } from '../parse/checklist.ts';
import { checks } from './index.ts';

const folder = fileURLToPath(new URL('../../checklists/', import.meta.url));
const questions = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .flatMap(
    (name) => parseChecklist(`checklists/${name}`, readFileSync(`${folder}${name}`)).value?.questions ?? [],
  );

test('every check that a question names is one', () => {
  const known = new Set(checks.map(({ id }) => id));
  // What a check finds may be named otherwise than the check; the commits are searched while they are read.
  for (const id of ['access-not-public', 'secret-committed', 'personal-data-committed']) known.add(id);
  const named = questions.flatMap(({ contradicted_by, supported_by }) => [
    ...(contradicted_by?.checks ?? []),
    ...(supported_by?.checks ?? []),
  ]);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(named.length).toBeGreaterThan(40);
});

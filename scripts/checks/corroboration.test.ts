import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isEvidence } from '../model/evidence.ts';
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

/** Questions that a finding contradicts, where they are answered so. */
function contradicted(id: string, kind: object, answer: string): string[] {
  const finding = { id, severity: 'error' as const, file: 'data.csv', params: { ...kind } };
  return questions
    .filter(({ contradicted_by: claim }) => {
      const answers = claim?.answers.map((one) =>
        one === true ? 'yes' : one === false ? 'no' : String(one),
      );
      return claim !== undefined && answers?.includes(answer) === true && isEvidence(finding, claim);
    })
    .map((question) => question.id);
}

test.each<[string, object, string, string[]]>([
  ['personal-data-found', { kind: 'date-of-birth' }, 'year', ['date-precision']],
  ['personal-data-found', { kind: 'age-over-89' }, 'month', ['date-precision']],
  ['personal-data-found', { kind: 'hashed-identifier' }, 'random', ['row-ids']],
  ['personal-data-found', { kind: 'personal-name' }, 'no', ['staff-names']],
  ['personal-data-found', { kind: 'bank-account' }, 'no', ['fraud']],
  ['personal-data-found', { kind: 'licence-plate' }, 'no', []],
  ['constraint-broken', { constraint: 'maximum' }, 'yes', ['plausible-ranges', 'uniform-values']],
  ['constraint-broken', { constraint: 'enum' }, 'yes', ['code-lists', 'uniform-values']],
  ['near-duplicate-codes', { kind: 'near-duplicate' }, 'yes', ['code-lists']],
  ['codes-changed', {}, 'no', ['changed-on-purpose', 'unexpected-movement']],
  ['schema-drift', {}, 'no', ['changed-on-purpose', 'columns-changed']],
  ['rows-lost', {}, 'no', ['unexpected-movement']],
  ['alike-groups', {}, 'none', ['sensitive-columns']],
  ['place-finer-than-told', {}, 'district', ['place-detail']],
])('%s %o contradicts "%s" where it is the answer to that', (id, kind, answer, expected) => {
  expect(contradicted(id, kind, answer).sort()).toEqual(expected);
});

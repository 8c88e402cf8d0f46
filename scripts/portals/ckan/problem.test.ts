import { expect, test } from 'vitest';
import { isOutOfOrder, problemOf, refusalOf } from './problem.ts';

/** As CKAN 2.12 answers. */
const envelope = (error: object) => JSON.stringify({ help: 'https://ckan.example', success: false, error });

test.each<[number, object, string]>([
  [
    409,
    { __type: 'Validation Error', name: ['That URL is already in use.'] },
    'The portal refused package_create: name: That URL is already in use. Choose another identifier, or have the portal give the name up.',
  ],
  [
    409,
    { __type: 'Validation Error', tags: [{}, { name: ['Tag "x" length is less than minimum 2'] }] },
    'The portal refused package_create: tags name: Tag "x" length is less than minimum 2. Mend it as the portal says, then run again.',
  ],
  [
    403,
    { __type: 'Authorization Error', message: 'Access denied: User p not authorized to edit package' },
    'The portal refused package_create: Access denied: User p not authorized to edit package. Make the account of the token an editor of that organisation (administrator, if it is to create them).',
  ],
  [
    409,
    { __type: 'Validation Error', upload: ['File upload too large'] },
    'The portal refused package_create: upload: File upload too large. Raise ckan.max_resource_size, or lower upload_limit in governance.yml and give the data a url.',
  ],
  [
    409,
    { __type: 'Validation Error', match: ['metadata_modified'] },
    'The portal refused package_create: match: metadata_modified. Somebody changed the entry in the meantime. Run again.',
  ],
])('a refusal with status %i is one line with what to do', (status, error, message) => {
  const problem = problemOf(envelope(error));
  expect(problem && refusalOf('package_create', status, problem).message).toBe(message);
});

test('an unknown action is answered by a bare string', () => {
  expect(problemOf('"Bad request: Action name not known: datastore_create"')).toMatchObject({
    said: 'Bad request: Action name not known: datastore_create',
  });
});

test.each(['<html>502</html>', '', 'null', '[]', '{}', '{"error": null}', '{"error": "no"}'])(
  '%j is none of CKAN’s answers',
  (text) => {
    expect(problemOf(text)).toBeNull();
  },
);

test('a search index that is away has nothing to do with what was asked', () => {
  const out = problemOf(envelope({ __type: 'Search Index Error', message: 'Unable to add package' }));
  const own = problemOf(envelope({ __type: 'Validation Error', title: ['Missing value'] }));
  expect([out, own].map((problem) => problem && isOutOfOrder(problem))).toEqual([true, false]);
});

test('what the portal says is cut, and stays on one line', () => {
  const problem = problemOf(envelope({ __type: 'Error', message: `a\nb ${'x'.repeat(5000)}` }));
  expect(problem?.said).toMatch(/^a b x+$/);
  expect(problem?.said.length).toBeLessThanOrEqual(300);
});

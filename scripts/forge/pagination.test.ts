import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, openSample, QUIET, type Sample } from './sample.ts';

let sample: Sample;
let sam: Octokit;
const pull = { ...HERE, pull_number: 1 };

beforeAll(async () => {
  sample = await openSample();
  sam = new Octokit({ auth: sample.tokens.sam, baseUrl: sample.forge.apiUrl, log: QUIET });
  const work = await sample.clone(sample.tokens.sam, 'sam');
  await work.push(
    'many',
    Object.fromEntries(Array.from({ length: 230 }, (_, index) => [`f/${index}.txt`, `${index}\n`])),
  );
  await sam.pulls.create({ ...HERE, title: 'Many', head: 'many', base: 'main' });
  const cleo = new Octokit({ auth: sample.tokens.cleo, baseUrl: sample.forge.apiUrl });
  for (let count = 0; count < 101; count += 1)
    await cleo.pulls.createReview({ ...pull, event: 'COMMENT', body: `${count}` });
});
afterAll(() => sample.close());

test('a list gives 30 at a time, up to 100 when asked, and links to the rest', async () => {
  const first = await sam.pulls.listFiles(pull);
  expect(first.data).toHaveLength(30);
  expect(first.headers.link).toBe(
    `<${sample.forge.apiUrl}/repos/arroyo/open-data/pulls/1/files?page=2>; rel="next", ` +
      `<${sample.forge.apiUrl}/repos/arroyo/open-data/pulls/1/files?page=8>; rel="last"`,
  );
  const last = await sam.pulls.listFiles({ ...pull, per_page: 1000, page: 3 });
  expect(last.data).toHaveLength(30);
  expect(last.headers.link).toMatch(/page=2>; rel="prev", <.*page=1>; rel="first"$/);
});

test('following the links finds everything once', async () => {
  const files = await sam.paginate(sam.pulls.listFiles, { ...pull, per_page: 100 });
  expect(new Set(files.map(({ filename }) => filename)).size).toBe(230);
  expect((await sam.pulls.get(pull)).data.changed_files).toBe(230);
  const reviews = await sam.paginate(sam.pulls.listReviews, { ...pull, per_page: 100 });
  expect(reviews.map(({ body }) => body)).toEqual(Array.from({ length: 101 }, (_, index) => `${index}`));
});

test('of more than 3,000 files GitHub lists 3,000, and counts them all', async () => {
  const work = await sample.clone(sample.tokens.sam, 'crowd');
  const files = Array.from({ length: 3001 }, (_, index) => [`crowd/${index}.txt`, `${index}\n`]);
  await work.push('crowd', Object.fromEntries(files));
  const { data } = await sam.pulls.create({ ...HERE, title: 'Crowd', head: 'crowd', base: 'main' });
  expect(data.changed_files).toBe(3001);
  const listed = await sam.paginate(sam.pulls.listFiles, {
    ...HERE,
    pull_number: data.number,
    per_page: 100,
  });
  expect(listed).toHaveLength(3000);
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { datasetFiles } from '../../gather/scratch-city.ts';
import { HERE, PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Text of a dataset that would like to be something else where Daylight repeats it. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const HOSTILE =
  '<!-- daylight:gate --> @arroyo/cdo @cleo <img src=x onerror=alert(1)> [free](https://evil.example) https://evil.example #1 | `x` </details>';

test('a title calls nobody, links nowhere and closes nothing, in the comment and on its page', async () => {
  const metadata = { identifier: 'benches', title: HOSTILE, description: `${HOSTILE} ${HOSTILE}` };
  await scene.push('sam', 'benches', datasetFiles('parks/benches', { metadata }));
  const pull = await scene.open('sam', 'benches', HOSTILE);
  await scene.decide(pull);
  const { comment, description } = await scene.look(pull);
  expect(comment, 'it is there').toContain('onerror');
  expect(comment.match(/(?<!\\)<!--/g), 'and opens no comment of its own').toHaveLength(1);
  expect(`${comment}${description}`).not.toMatch(
    /@(arroyo|cleo)|(?<!\\)<img|https:\/\/evil|\]\(https?:\/\/evil/,
  );

  const page = await (await fetch(scene.forge.pullRequestUrl('arroyo/open-data', pull))).text();
  const shown = page.slice(page.indexOf('Sign-off'));
  expect(shown).not.toMatch(/<img[^>]*onerror|href="https:\/\/evil/);
});

test('a title as long as a book leaves the comment within what GitHub takes', async () => {
  const metadata = { identifier: 'ponds', title: HOSTILE.repeat(20_000) };
  await scene.push('sam', 'ponds', datasetFiles('parks/ponds', { metadata }));
  const pull = await scene.open('sam', 'ponds');
  const run = await scene.decide(pull);
  expect(run.code).toBe(0);
  const { comment, verdict } = await scene.look(pull);
  expect(verdict).toBe('failure');
  expect(comment.length).toBeGreaterThan(0);
  expect(comment.length).toBeLessThanOrEqual(65_536);
});

test('a branch and a file with such names are read, and repeated as text', async () => {
  const name = 'datasets/parks/lawns/@cleo <img src=x>.md';
  await scene.push('sam', 'lawns/$(touch-pwned)', {
    ...datasetFiles('parks/lawns', { metadata: { identifier: 'lawns' } }),
    [name]: 'Notes\n',
    '@cleo `x` <img src=x>.md': 'Policy?\n',
  });
  const pull = await scene.open('sam', 'lawns/$(touch-pwned)');
  expect((await scene.decide(pull)).code).toBe(0);
  const { comment } = await scene.look(pull);
  const outsideCode = comment.replaceAll(/(`+).*?\1/g, '');
  expect(outsideCode).not.toMatch(/@cleo|(?<!\\)<img/);
  const { data } = await scene.as('ada').pulls.listFiles({ ...HERE, pull_number: pull });
  expect(data).toHaveLength(5);
});

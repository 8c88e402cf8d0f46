import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE } from './adversary/here.ts';
import { openScene, type Scene } from './adversary/scene.ts';
import { commands } from './commands.ts';
import { scratchRun } from './scratch-run.ts';

let scene: Scene;
let pull: string;
beforeAll(async () => {
  scene = await openScene();
  pull = String(await scene.propose('benches'));
}, 60_000);
afterAll(() => scene.close());

function run(...words: string[]) {
  const { forge, app } = scene;
  return scratchRun(
    words.map((word) => (word === 'N' ? pull : word)),
    commands,
    {
      env: {
        GITHUB_TOKEN: forge.appToken(app.id, app.key),
        GITHUB_REPOSITORY: `${HERE.owner}/${HERE.repo}`,
        GITHUB_API_URL: forge.apiUrl,
        GITHUB_SERVER_URL: forge.url,
        GITHUB_ACTOR: 'cleo',
      },
      cwd: scene.work.root,
    },
  );
}

test.each<[string[], unknown]>([
  [['check', '--pr', 'N', '--json'], { datasets: [{ id: 'parks/benches' }] }],
  [['check', '--pr', 'N', '--sarif'], { version: '2.1.0' }],
  [['gate', '--pr', 'N', '--json'], { stage: expect.any(String) }],
  [['gate', '--pr', 'N', '--apply', '--json'], [{ receipts: expect.any(Array), assessment: {} }]],
  [['return', '--pr', 'N', '--json'], [{ outcome: 'would-be-draft' }]],
  [['ledger', '--json'], expect.any(Array)],
  [['ledger', 'genesis', '--reason', 'Known to all', '--json'], { by: 'cleo', applied: false }],
])('%j is JSON and nothing else', async (words, expected) => {
  const { out, err } = await run(...words);
  expect(err).toBe('');
  expect(JSON.parse(out)).toMatchObject(expected as object);
});

test.each([
  [['check', '--pr', 'N', '--json', 'parks/benches'], '--pr checks all that the pull request changes'],
  [['check', '--pr', 'N', '--json', '--sarif'], '--json or --sarif, not both'],
  [['return', '--pr', 'x', '--json'], 'Add --pr 12'],
  [['return', '--pr', '1,,2', '--json'], 'Add --pr 12'],
  [['ledger', 'genesis', '--json'], 'say why'],
  [['ledger', 'benches', '--json'], "'benches' is not one dataset"],
  [['takedown', 'parks', '--reason', 'A slip', '--json'], "'parks' is not one dataset"],
])('wrong use %j leaves standard output empty', async (words, expected) => {
  expect(await run(...words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(expected) });
});

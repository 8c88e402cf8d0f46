import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE } from '../adversary/here.ts';
import { openScene, type Scene } from '../adversary/scene.ts';
import { main } from '../main.ts';
import { returnToDraft } from './return.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function said(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const { forge, app } = scene;
  const code = await main(['return', ...words], [returnToDraft], {
    env: {
      GITHUB_TOKEN: forge.appToken(app.id, app.key),
      GITHUB_REPOSITORY: `${HERE.owner}/${HERE.repo}`,
      GITHUB_API_URL: forge.apiUrl,
    },
    cwd: scene.work.root,
    now: () => new Date(),
    out: (text) => lines.push(text),
    err: (text) => lines.push(text),
    colour: false,
    live: false,
    interrupted: () => new Promise(() => undefined),
  });
  return `${code} ${lines.join('\n')}`;
}

test('what would become, and became, of each pull request is told to people and to machines', async () => {
  const pull = String(await scene.propose('benches'));
  expect(await said('--pr', pull)).toBe(`0 #${pull} would become a draft (--apply does it).`);
  const [code, ...json] = (await said('--pr', pull, '--json')).split(' ');
  expect([code, JSON.parse(json.join(' '))]).toEqual([
    '0',
    [{ number: Number(pull), outcome: 'would-be-draft' }],
  ]);
  expect(await said('--pr', pull, '--apply')).toMatch(/is a draft now|stays as it is, GitHub refused/);
});

test.each([[[]], [['--pr', 'x']], [['--pr', '1,,2']]])('%j names no pull request', async (words) => {
  expect(await said(...words)).toMatch(/^2 .*Add --pr 12/);
});

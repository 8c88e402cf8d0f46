import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** What was signed is content: approve first, change afterwards. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const ROWS = 'id,species\n1,Quercus agrifolia\n2,Platanus racemosa\n3,Taxus baccata\n';

async function signed(name: string): Promise<number> {
  const pull = await scene.propose(name);
  await scene.sign(pull);
  expect((await scene.look(pull)).verdict).toBe('success');
  return pull;
}

describe('a push after the approvals', () => {
  test('undoes the sign-offs that cover what it changed, says which part did it, and no others', async () => {
    const pull = await signed('benches');
    await scene.push('sam', 'benches', { 'datasets/parks/benches/data.csv': ROWS });
    expect(await scene.merge(pull), 'the new head has no verdict yet').toBe(false);
    await scene.hear();
    const { verdict, comment } = await scene.look(pull);
    expect(verdict).toBe('pending');
    const rowOf = (title: string) => comment.split('\n').find((line) => line.startsWith(`| ${title}`)) ?? '';
    expect(rowOf('CISO')).toMatch(/data/);
    expect(rowOf('Chief Data Officer')).toMatch(/cleo/);
    expect(rowOf('Chief Data Officer')).not.toMatch(/data\b/);
    await scene.sign(pull, ['dana', 'ciro', 'pia']);
    expect((await scene.look(pull)).verdict).toBe('success');
  });

  test('that is taken back again makes them stand again', async () => {
    const pull = await signed('gates');
    const before = scene.work.git('rev-parse', 'gates');
    await scene.push('sam', 'gates', { 'datasets/parks/gates/data.csv': ROWS });
    await scene.hear();
    expect((await scene.look(pull)).verdict).toBe('pending');
    scene.work.git('revert', '--no-edit', 'HEAD');
    await scene.push('sam', 'gates', {});
    expect(scene.work.git('rev-parse', `${before}^{tree}`)).toBe(scene.work.git('rev-parse', 'gates^{tree}'));
    await scene.hear();
    expect((await scene.look(pull)).verdict).toBe('success');
  });

  test('by force, with another history and other content, undoes them too', async () => {
    const pull = await signed('ponds');
    scene.work.git('checkout', '-q', 'ponds');
    scene.work.git('reset', '-q', '--hard', 'main');
    scene.work.git('checkout', '-q', 'ponds@{1}', '--', '.');
    await scene.push('sam', 'ponds', { 'datasets/parks/ponds/data.csv': ROWS }, { flags: ['--force'] });
    await scene.hear();
    expect((await scene.look(pull)).verdict).toBe('pending');
  });

  test('by force, with the same content on a newer main, undoes nothing', async () => {
    const pull = await signed('lawns');
    scene.work.git('checkout', '-q', 'lawns');
    scene.work.git('commit', '-q', '--amend', '--no-edit', '--date', '2020-01-01T00:00:00Z');
    await scene.push('sam', 'lawns', {}, { flags: ['--force'] });
    await scene.hear();
    expect((await scene.look(pull)).verdict).toBe('success');
  });

  test('of a file that nobody has seen undoes them', async () => {
    const pull = await signed('hedges');
    await scene.push('sam', 'hedges', { 'datasets/parks/hedges/notes.md': 'Call me: 555\n' });
    await scene.hear();
    expect((await scene.look(pull)).verdict).not.toBe('success');
    expect(await scene.merge(pull)).toBe(false);
  });
});

describe('an approval of another commit', () => {
  test('an old head, named in the request, is not an approval of the new one', async () => {
    const pull = await scene.propose('kiosks');
    const old = scene.work.git('rev-parse', 'kiosks');
    await scene.push('sam', 'kiosks', { 'datasets/parks/kiosks/data.csv': ROWS });
    scene.unheard.splice(0);
    await scene.sign(pull, ['cora', 'dana', 'cleo', 'pia']);
    await scene.review('ciro', pull, 'APPROVE', old);
    await scene.hear();
    expect((await scene.look(pull)).verdict).toBe('pending');
    await scene.sweep();
    expect((await scene.look(pull)).verdict, 'and the sweep does not forget').toBe('pending');
  });

  test('a head to which GitHub re-pointed the review, while the relay saw another, is asked for again', async () => {
    const pull = await scene.propose('docks');
    await scene.sign(pull, ['cora', 'dana', 'cleo', 'pia']);
    await scene.review('ciro', pull, 'APPROVE');
    const relayed = scene.unheard.splice(0);
    scene.wait(1_000);
    scene.work.git('checkout', '-q', 'docks');
    scene.work.git('commit', '-q', '--amend', '--no-edit', '--date', '2020-01-01T00:00:00Z');
    const head = await scene.push('sam', 'docks', {}, { flags: ['--force'] });
    const { data } = await scene
      .as('ada')
      .pulls.listReviews({ owner: 'arroyo', repo: 'open-data', pull_number: pull });
    expect(data.at(-1)?.commit_id, 'GitHub says it was given for the new head').toBe(head);
    await scene.hear(...relayed);
    expect((await scene.look(pull)).verdict).toBe('pending');
    expect((await scene.look(pull)).comment).toContain('ciro');
    await scene.sweep();
    expect((await scene.look(pull)).verdict, 'and the sweep does not forget').toBe('pending');
  });
});

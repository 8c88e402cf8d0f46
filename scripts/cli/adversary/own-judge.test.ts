import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { datasetFiles } from '../../gather/scratch-city.ts';
import { PATIENCE } from './here.ts';
import { PARKS, POLICY } from './policy.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** A pull request that changes by what it is judged. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene({
    files: {
      ...datasetFiles('parks/trees', { metadata: { identifier: 'trees' } }),
      '.github/workflows/gate.yml': 'on: pull_request_target\njobs: {}\n',
      '.github/workflows/relay.yml': 'on: pull_request_review\njobs: {}\n',
    },
  });
});
afterAll(() => scene.close());

test('rules that it loosens for itself are those of main for itself', async () => {
  const loose = { title: 'New', requires: ['department'], checklists: [] };
  await scene.push('sam', 'loose', {
    ...datasetFiles('parks/benches', { metadata: { identifier: 'benches' } }),
    'governance.yml': JSON.stringify({ ...POLICY, lanes: { ...POLICY.lanes, 'new-dataset': loose } }),
  });
  const pull = await scene.open('sam', 'loose');
  await scene.sign(pull, ['dana']);
  expect((await scene.look(pull)).verdict).toBe('pending');
  await scene.sign(pull);
  const seen = await scene.look(pull);
  expect(seen.verdict, 'the committee has to sign a change of policy').toBe('pending');
  expect(seen.labels).toEqual(expect.arrayContaining(['lane: policy', 'lane: new-dataset']));
  await scene.sign(pull, ['ivo']);
  expect((await scene.look(pull)).verdict).toBe('success');
});

test('people whom it appoints have no say in it', async () => {
  await scene.push('sam', 'appoint', {
    ...datasetFiles('parks/ponds', { metadata: { identifier: 'ponds' } }),
    'datasets/parks/department.yml': PARKS.replace('[dana, dev]', '[mallory]'),
    'governance.yml': JSON.stringify({
      ...POLICY,
      roles: {
        ...POLICY.roles,
        ciso: { ...POLICY.roles.ciso, members: ['mallory'] },
        cdo: { ...POLICY.roles.cdo, team: undefined, members: ['mallory'] },
        itpc: { ...POLICY.roles.itpc, members: ['mallory'] },
      },
    }),
  });
  const pull = await scene.open('sam', 'appoint');
  await scene.sign(pull, ['mallory', 'cora', 'pia']);
  const { verdict, comment } = await scene.look(pull);
  expect(verdict).toBe('pending');
  expect(comment).not.toMatch(/mallory/);
});

test('questions that it removes are still asked', async () => {
  await scene.push('sam', 'unasked', {
    ...datasetFiles('parks/lawns', { metadata: { identifier: 'lawns' }, checklist: { submission: {} } }),
    'checklists/submission.yml': JSON.stringify({
      id: 'submission',
      title: 'Submission',
      purpose: 'Nothing any more.',
      questions: [],
    }),
  });
  const pull = await scene.open('sam', 'unasked');
  await scene.sign(pull, ['cora', 'dana', 'cleo', 'ciro', 'pia', 'ivo']);
  const { verdict, comment } = await scene.look(pull);
  expect(verdict).not.toBe('success');
  expect(comment).toContain('row-meaning');
});

test.each(['relay', 'gate'])(
  'taking the %s’s workflow away is a change of policy like any other',
  async (name) => {
    await scene.push('sam', `without-${name}`, { [`.github/workflows/${name}.yml`]: null });
    const pull = await scene.open('sam', `without-${name}`);
    await scene.sign(pull);
    expect((await scene.look(pull)).labels).toContain('lane: policy');
    expect((await scene.look(pull)).verdict).toBe('pending');
  },
);

test('a refresh that hides a change of classification behind it is no refresh', async () => {
  await scene.push('sam', 'disguise', {
    ...datasetFiles('parks/trees', {
      metadata: { identifier: 'trees', classification: 'internal', modified: '2026-02-02' },
      data: 'id,species\n1,Quercus agrifolia\n2,Platanus racemosa\n3,Taxus baccata\n',
    }),
  });
  const pull = await scene.open('sam', 'disguise');
  await scene.sign(pull, ['dana']);
  const seen = await scene.look(pull);
  expect(seen.verdict).not.toBe('success');
  expect(seen.labels).not.toContain('lane: data-refresh');
});

import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Facts } from '../model/facts.ts';
import { gatherLocal } from './local.ts';
import { gatherPolicy, PolicyUnreadable } from './policy.ts';
import { cityFiles, datasetFiles, GOVERNANCE } from './scratch-city.ts';
import { type Scratch, scratchRepository } from './scratch-repository.ts';
import { workTree } from './work-tree.ts';

const now = '2026-03-02T09:30:00Z';
const scratches: Scratch[] = [];
afterEach(() => {
  for (const scratch of scratches.splice(0)) scratch.dispose();
});

function city(...datasets: string[]): Scratch {
  const files = datasets.map((id) => datasetFiles(id));
  const scratch = scratchRepository(Object.assign({}, cityFiles(), ...files));
  scratches.push(scratch);
  return scratch;
}

const gather = (scratch: Scratch, more: object = {}) =>
  gatherLocal({ root: scratch.root, now, offline: true, ...more });

describe('facts about the working directory', () => {
  test('hold every dataset on its own, as if it were new, and count them as they are read', async () => {
    let count = 0;
    const facts = await gather(city('parks/trees', 'parks/benches'), {
      onDataset: () => {
        count += 1;
      },
    });
    expect(facts.datasets.map(({ id, base }) => [id, base])).toEqual([
      ['parks/benches', null],
      ['parks/trees', null],
    ]);
    expect(facts).toMatchObject({ now, pullRequest: null, files: [], findings: [] });
    expect(count).toBe(2);
  });

  test('hold only what was asked for, and say what is not there', async () => {
    const facts = await gather(city('parks/trees', 'parks/benches'), {
      datasets: ['parks/trees', 'parks/tress'],
    });
    expect(facts.datasets.map(({ id }) => id)).toEqual(['parks/trees']);
    expect(facts.findings).toMatchObject([{ id: 'dataset-not-found', params: { closest: 'parks/trees' } }]);
  });

  test('hold all datasets of a department that was asked for, with and without a base', async () => {
    const scratch = city('parks/trees', 'parks/benches', 'streets/trees');
    const ids = ({ datasets }: Facts) => datasets.map(({ id }) => id).sort();
    expect(ids(await gather(scratch, { datasets: ['parks'] }))).toEqual(['parks/benches', 'parks/trees']);
    for (const folder of ['parks/trees', 'streets/trees'])
      scratch.write({ [`datasets/${folder}/README.md`]: 'ours' });
    const since = await gather(scratch, { base: 'main', datasets: ['parks'] });
    expect([ids(since), since.findings]).toEqual([['parks/trees'], []]);
  });

  test('are the same where there is no Git', async () => {
    const scratch = city('parks/trees');
    const before = await gather(scratch);
    scratch.remove('.git');
    expect(JSON.stringify(await gather(scratch))).toBe(JSON.stringify(before));
  });

  test('cannot be had without a policy, and the findings say why', async () => {
    const scratch = city();
    scratch.remove('governance.yml');
    await expect(gather(scratch)).rejects.toThrow(PolicyUnreadable);
    await expect(gather(scratch)).rejects.toThrow(
      /nothing was decided: governance\.yml missing-file\. Mend it/,
    );
    const { policy, findings } = await gatherPolicy(workTree(scratch.root));
    expect(policy).toBeNull();
    expect(findings).toMatchObject([{ id: 'missing-file', file: 'governance.yml' }]);
  });
});

describe('facts since a commit', () => {
  test('hold what changed, saved or not, against the previous version', async () => {
    const scratch = city('parks/trees', 'parks/benches', 'parks/fountains');
    scratch.git('checkout', '-q', '-b', 'work');
    scratch.write(datasetFiles('parks/trees', { metadata: { title: 'Trees' } }));
    scratch.commit('Title');
    scratch.write({ ...datasetFiles('parks/new'), 'datasets/parks/benches/data.csv': 'id,species\n9,Oak\n' });
    const facts = await gather(scratch, { base: 'main' });
    expect(
      facts.datasets.map(({ id, base, head }) => [
        id,
        base?.metadata.value?.title,
        head?.metadata.value?.title,
      ]),
    ).toEqual([
      ['parks/benches', 'Street trees', 'Street trees'],
      ['parks/new', undefined, 'Street trees'],
      ['parks/trees', 'Street trees', 'Trees'],
    ]);
    expect(facts.datasets.map(({ base }) => base !== null)).toEqual([true, false, true]);
    expect(facts.files).toHaveLength(5);
    const some = await gather(scratch, { base: 'main', datasets: ['parks/new', 'parks/tress'] });
    expect(some.datasets.map(({ id }) => id)).toEqual(['parks/new']);
    expect(some.findings).toMatchObject([{ id: 'dataset-not-found', params: { dataset: 'parks/tress' } }]);
  });

  test('say which datasets have changed on base meanwhile, and do not take its changes for ours', async () => {
    const scratch = city('parks/trees', 'parks/benches');
    scratch.git('checkout', '-q', '-b', 'work');
    scratch.write({ 'datasets/parks/trees/README.md': 'ours' });
    scratch.commit('Ours');
    scratch.git('checkout', '-q', 'main');
    scratch.write({
      'datasets/parks/trees/README.md': 'theirs',
      'datasets/parks/benches/README.md': 'theirs',
    });
    scratch.commit('Theirs');
    scratch.git('checkout', '-q', 'work');
    const facts = await gather(scratch, { base: 'main' });
    expect(facts.datasets.map(({ id, behind }) => [id, behind])).toEqual([['parks/trees', true]]);
  });

  test('a folder that is gone has no head', async () => {
    const scratch = city('parks/trees');
    scratch.remove('datasets/parks/trees');
    const facts = await gather(scratch, { base: 'HEAD' });
    expect(facts.datasets).toMatchObject([{ id: 'parks/trees', head: null }]);
  });

  test('take the policy from base; whoever breaks it hears it, whoever mends it is not blamed', async () => {
    const scratch = city('parks/trees');
    scratch.write({ 'checklists/submission.yml': 'id: [\n', 'datasets/parks/trees/README.md': 'x' });
    const broken = await gather(scratch, { base: 'main' });
    expect(broken.policy.checklists).toHaveLength(1);
    expect(broken.findings.map(({ file }) => file)).toEqual(['checklists/submission.yml']);
    scratch.commit('Break');
    scratch.write(cityFiles());
    const mended = await gather(scratch, { base: 'main' });
    expect(mended.policy.checklists).toHaveLength(0);
    expect(mended.findings).toEqual([]);
    scratch.write({ 'checklists/submission.yml': 'id: [\n' });
    expect((await gather(scratch, { base: 'main' })).findings.length).toBeGreaterThan(0);
  });

  test.each([
    ['nowhere', /no commit or branch 'nowhere'/],
    ['--help', /no commit or branch '--help'/],
    ['other', /no common commit/],
  ])('%s cannot be compared with, in one line', async (base, reason) => {
    const scratch = city('parks/trees');
    scratch.git('checkout', '-q', '--orphan', 'other');
    scratch.commit('Other');
    scratch.git('checkout', '-q', 'main');
    await expect(gather(scratch, { base })).rejects.toThrow(reason);
  });

  test('cannot be had from a clone that git does not trust, and it is said how to trust it', async () => {
    const scratch = city('parks/trees');
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(gather(scratch, { base: 'main' })).rejects.toThrow(/safe\.directory/);
  });

  test('need a clone', async () => {
    const scratch = city();
    scratch.remove('.git');
    await expect(gather(scratch, { base: 'main' })).rejects.toThrow(/not the top folder of a Git clone/);
  });
});

describe('the policy', () => {
  const digest = async (change: (scratch: Scratch) => void) => {
    const scratch = city();
    change(scratch);
    return (await gatherPolicy(workTree(scratch.root))).policy?.digest;
  };

  test('is read whole: governance, checklists, vocabularies, departments', async () => {
    const { policy, findings } = await gatherPolicy(workTree(city('parks/trees').root));
    expect(findings).toEqual([]);
    expect(policy).toMatchObject({
      governance: GOVERNANCE,
      checklists: [{ id: 'submission' }],
      vocabularies: { themes: [{ id: 'environment' }] },
      departments: { parks: { name: 'Parks' } },
    });
  });

  test('is another one when rules or schemas change, not when people come and go', async () => {
    const before = await digest(() => undefined);
    expect(await digest((scratch) => scratch.write({ 'datasets/parks/department.yml': 'name: X\n' }))).toBe(
      before,
    );
    expect(await digest((scratch) => scratch.write({ 'README.md': 'x' }))).toBe(before);
    expect(await digest((scratch) => scratch.write({ 'schemas/metadata.schema.json': '{}' }))).not.toBe(
      before,
    );
    expect(await digest((scratch) => scratch.write({ 'checklists/quality.yml': 'x' }))).not.toBe(before);
  });

  test('without a calendar decides nothing', async () => {
    const scratch = city();
    scratch.write(cityFiles({ ...GOVERNANCE, city: { ...GOVERNANCE.city, time_zone: 'Mars/Olympus' } }));
    expect(await gatherPolicy(workTree(scratch.root))).toMatchObject({ policy: null });
  });
});

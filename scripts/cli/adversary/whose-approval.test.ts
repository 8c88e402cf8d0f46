import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { datasetFiles } from '../../gather/scratch-city.ts';
import { APP, HERE, PATIENCE } from './here.ts';
import { SIGNERS } from './policy.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Who may sign: attacks of people who would like to be somebody else, or two people at once. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const without = (...people: string[]) => SIGNERS.filter((person) => !people.includes(person));

test('when everybody has signed, and not before, it can be merged', async () => {
  const pull = await scene.propose('benches');
  await scene.hear();
  expect((await scene.look(pull)).verdict).toBe('pending');
  expect(await scene.merge(pull)).toBe(false);
  await scene.sign(pull);
  expect((await scene.look(pull)).verdict).toBe('success');
  expect(await scene.merge(pull)).toBe(true);
});

describe('self-approval', () => {
  test('whoever opens the pull request approves nothing, whatever roster they are on', async () => {
    await scene.push('sam', 'gates', datasetFiles('parks/gates', { metadata: { identifier: 'gates' } }));
    const pull = await scene.open('dana', 'gates');
    await expect(scene.review('dana', pull, 'APPROVE')).rejects.toThrow(/your own pull request/);
    await scene.sign(pull, without('dana'));
    expect((await scene.look(pull)).verdict).toBe('pending');
    await scene.sign(pull, ['dev']);
    expect((await scene.look(pull)).verdict).toBe('success');
  });

  test('whoever pushed a commit of what they cover does not sign for it', async () => {
    const pull = await scene.propose('lawns');
    await scene.push('ciro', 'lawns', { 'datasets/parks/lawns/data.csv': 'id,species\n1,Poa annua\n' });
    await scene.sign(pull);
    const { verdict, comment } = await scene.look(pull);
    expect(verdict).toBe('pending');
    expect(comment).toContain('ciro');
  });
});

describe('a commit in another’s name', () => {
  const DATA = { 'datasets/parks/bins/data.csv': 'id,species\n7,Ulmus minor\n' };

  test.each([
    ['the steward’s', 'sam'],
    ['an address that belongs to nobody', 'nobody@elsewhere.example'],
  ])('(%s) is still a change by whoever pushed it, who does not sign for it', async (_, author) => {
    const name = author === 'sam' ? 'bins' : 'taps';
    const pull = await scene.propose(name);
    const files = Object.fromEntries(
      Object.entries(DATA).map(([path, text]) => [path.replace('bins', name), text]),
    );
    await scene.push('ciro', name, files, { author });
    await scene.sign(pull);
    expect((await scene.look(pull)).verdict).toBe('pending');
  });
});

describe('a co-author’s approval', () => {
  const DATA = 'id,species\n7,Ulmus minor\n';

  test('does not count where a trailer names them', async () => {
    const pull = await scene.propose('hedges');
    await scene.push(
      'sam',
      'hedges',
      { 'datasets/parks/hedges/data.csv': DATA },
      {
        message: 'New rows\n\nCo-authored-by: Ciro <ciro@users.noreply.github.com>',
      },
    );
    await scene.sign(pull);
    expect((await scene.look(pull)).verdict).toBe('pending');
  });

  test('does not count where a bot committed in their name', async () => {
    const pull = await scene.propose('ponds');
    const path = 'datasets/parks/ponds/data.csv';
    const { data } = await scene.as('ada').repos.getContent({ ...HERE, path, ref: 'ponds' });
    await scene.as('app').repos.createOrUpdateFileContents({
      ...HERE,
      path,
      branch: 'ponds',
      message: 'Refresh\n\nCo-authored-by: ciro <12+ciro@users.noreply.github.com>',
      content: Buffer.from(DATA).toString('base64'),
      sha: 'sha' in data ? data.sha : '',
    });
    await scene.sign(pull);
    expect((await scene.look(pull)).verdict).toBe('pending');
  });

  test('does not count where the trailer has the address of their account', async () => {
    const pull = await scene.propose('rivers');
    await scene.push(
      'sam',
      'rivers',
      { 'datasets/parks/rivers/data.csv': DATA },
      {
        message: 'New rows\n\nCo-authored-by: Ciro <ciro@arroyo.example>',
      },
    );
    await scene.sign(pull);
    expect((await scene.look(pull)).verdict).toBe('pending');
  });
});

describe('an approval of somebody else', () => {
  test('who may write to the repository and is on no roster is kind, and nothing else', async () => {
    const pull = await scene.propose('kiosks');
    await scene.sign(pull, [...without('ciro'), 'mallory', 'ivo']);
    expect((await scene.look(pull)).verdict).toBe('pending');
  });

  test.each([
    ['Cyrillic letters', 'сiro'],
    ['full-width letters', 'ｃｉｒｏ'],
    ['a letter more', 'ciro-'],
  ])('whose login is the CISO’s in %s is not the CISO’s', async (_, login) => {
    const token = scene.forge.addUser(login);
    const pull = await scene.propose(`look-alike-${login.length}-${login.charCodeAt(0)}`);
    await scene.as('ada').repos.addCollaborator({ ...HERE, username: login, permission: 'push' });
    const response = await fetch(
      `${scene.forge.apiUrl}/repos/${HERE.owner}/${HERE.repo}/pulls/${pull}/reviews`,
      {
        method: 'POST',
        headers: { authorization: `token ${token}` },
        body: JSON.stringify({ event: 'APPROVE' }),
      },
    );
    expect(response.ok).toBe(true);
    await scene.sign(pull, without('ciro'));
    const { verdict, comment } = await scene.look(pull);
    expect(verdict).toBe('pending');
    expect(comment).not.toContain(login);
  });

  test('in capitals is the same person, as on GitHub', async () => {
    expect((await scene.as('ada').users.getByUsername({ username: 'CIRO' })).data.login).toBe('ciro');
  });

  test('that is a bot, the gate’s own App even, counts for nobody', async () => {
    const pull = await scene.propose('docks');
    await scene.as('app').pulls.createReview({ ...HERE, pull_number: pull, event: 'APPROVE' });
    await scene.sign(pull, without('ciro'));
    const { verdict } = await scene.look(pull);
    expect(verdict).toBe('pending');
    const signed = (await scene.ledger(pull)).flatMap((record) => ('by' in record ? [record.by] : []));
    expect(signed).not.toContain(APP);
  });
});

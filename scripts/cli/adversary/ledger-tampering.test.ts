import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { appendLines } from '../../ledger/chain.ts';
import { HERE, PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** The evidence: nobody but the App writes it, nobody at all rewrites it, and what was rewritten all the same counts for nothing. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function read(pull: number): Promise<{ text: string; sha: string; path: string }> {
  const path = `pull-requests/${pull}.jsonl`;
  const { data } = await scene.as('ada').repos.getContent({ ...HERE, path, ref: 'ledger' });
  if (Array.isArray(data) || data.type !== 'file') throw new Error(path);
  return { text: Buffer.from(data.content, 'base64').toString(), sha: data.sha, path };
}

/** Whoever holds the App's key, or finds the ruleset off, for once: the chain is the last line. */
async function rewrite(pull: number, edit: (text: string, path: string) => string): Promise<void> {
  const { text, sha, path } = await read(pull);
  const content = Buffer.from(edit(text, path)).toString('base64');
  const file = { ...HERE, path, sha, content, branch: 'ledger', message: 'Correct' };
  await expect(scene.as('mallory').repos.createOrUpdateFileContents(file)).rejects.toThrow(/[Rr]ule/);
  await scene.as('app').repos.createOrUpdateFileContents(file);
}

async function lacking(name: string, person: string): Promise<number> {
  const pull = await scene.propose(name);
  await scene.sign(
    pull,
    (['cora', 'dana', 'cleo', 'ciro', 'pia'] as const).filter((each) => each !== person),
  );
  expect((await scene.look(pull)).verdict).toBe('pending');
  return pull;
}

async function isBroken(pull: number): Promise<void> {
  const before = (await read(pull)).text;
  await scene.decide(pull);
  const { verdict, comment } = await scene.look(pull);
  expect(['failure', 'error']).toContain(verdict);
  expect(comment).toMatch(/ledger/i);
  expect((await read(pull)).text, 'nothing is added to it').toBe(before);
  expect(await scene.merge(pull)).toBe(false);
}

describe('a ledger file', () => {
  test('in which a line was changed counts for nothing, and says so', async () => {
    const pull = await lacking('benches', 'ciro');
    await rewrite(pull, (text) => text.replaceAll('"role":"policy/environment"', '"role":"ciso"'));
    await isBroken(pull);
  });

  test('from which a line was taken counts for nothing', async () => {
    const pull = await scene.propose('ponds');
    await scene.review('ciro', pull, 'REQUEST_CHANGES');
    await scene.sign(pull, ['cora', 'dana', 'cleo', 'pia']);
    await rewrite(pull, (text) =>
      text
        .split('\n')
        .filter((line) => !line.includes('changes-requested'))
        .join('\n'),
    );
    await isBroken(pull);
  });

  test('to which somebody wrote a line without its chain counts for nothing', async () => {
    const pull = await lacking('lawns', 'ciro');
    await rewrite(pull, (text) => {
      const [line = ''] = text.split('\n');
      return `${text}${line.replace(/"role":"[^"]*"/, '"role":"ciso"').replace(/"by":"[^"]*"/, '"by":"ciro"')}\n`;
    });
    await isBroken(pull);
  });

  test('moved over from another pull request counts for nothing', async () => {
    const pull = await lacking('hedges', 'ciro');
    const other = await scene.propose('kiosks');
    await scene.sign(other);
    const { text } = await read(other);
    await rewrite(pull, () => text);
    await isBroken(pull);
  });

  test('that was emptied is made again from the reviews that still stand', async () => {
    const pull = await lacking('docks', 'ciro');
    await rewrite(pull, () => '');
    await scene.decide(pull);
    expect((await scene.look(pull)).verdict).toBe('pending');
    expect((await scene.ledger(pull)).length).toBeGreaterThan(3);
  });

  test('forged as a whole, with its chain in order, is refused before it is written', async () => {
    const pull = await lacking('paths', 'ciro');
    const records = await scene.ledger(pull);
    const [first] = records.flatMap((record) => (record.kind === 'sign-off' ? [record] : []));
    if (first === undefined) throw new Error('nobody signed');
    const file = `pull-requests/${pull}.jsonl`;
    const text = appendLines(file, '', [...records, { ...first, role: 'ciso', by: 'ciro' }]);
    const { sha } = await read(pull);
    // The chain alone could not tell: it is the ruleset that lets nobody write there but the App.
    await expect(
      scene.as('mallory').repos.createOrUpdateFileContents({
        ...HERE,
        path: file,
        sha,
        content: Buffer.from(text).toString('base64'),
        branch: 'ledger',
        message: 'Sign',
      }),
    ).rejects.toThrow(/[Rr]ule/);
  });
});

describe('the branch of the ledger', () => {
  test('takes no push of a person, not even of an administrator, and no rewriting by anybody', async () => {
    const pull = await lacking('bins', 'ciro');
    expect(pull).toBeGreaterThan(0);
    for (const person of ['mallory', 'ada'] as const) {
      await expect(
        scene.push(person, 'ledger', { 'genesis.jsonl': '{}\n' }, { flags: ['--force'] }),
      ).rejects.toThrow();
    }
    const { data } = await scene.as('ada').git.getRef({ ...HERE, ref: 'heads/ledger' });
    const { data: commit } = await scene.as('ada').git.getCommit({ ...HERE, commit_sha: data.object.sha });
    const parent = commit.parents[0]?.sha ?? '';
    for (const who of ['mallory', 'ada', 'app'] as const) {
      await expect(
        scene.as(who).git.updateRef({ ...HERE, ref: 'heads/ledger', sha: parent, force: true }),
      ).rejects.toThrow(/[Rr]ule/);
      await expect(scene.as(who).git.deleteRef({ ...HERE, ref: 'heads/ledger' })).rejects.toThrow(
        /[Rr]ule|delet/,
      );
    }
  });
});

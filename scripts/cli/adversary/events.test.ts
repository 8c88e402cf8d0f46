import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { datasetFiles } from '../../gather/scratch-city.ts';
import type { GateStart } from './gate-events.ts';
import { PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Events come late, twice, in another order, or never: in the end the verdict is the same. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const DELIVERIES: Record<string, (events: GateStart[]) => GateStart[]> = {
  'in order': (events) => events,
  'the newest first': (events) => [...events].reverse(),
  'each twice': (events) => events.flatMap((event) => [event, event]),
  never: () => [],
};

/** A case with everything in it: an objection, a change that mends it, an approval of an old head, one taken back. */
async function unfold(name: string): Promise<number> {
  const pull = await scene.propose(name);
  const first = scene.work.git('rev-parse', name);
  await scene.sign(pull, ['cora', 'dana', 'cleo', 'pia']);
  await scene.review('ciro', pull, 'REQUEST_CHANGES');
  await scene.push('sam', name, { [`datasets/parks/${name}/data.csv`]: 'id,species\n1,Taxus baccata\n' });
  await scene.review('pia', pull, 'APPROVE', first);
  await scene.review('ciro', pull, 'APPROVE');
  const given = await scene.review('dana', pull, 'APPROVE');
  await scene.as('ada').pulls.dismissReview({
    owner: 'arroyo',
    repo: 'open-data',
    pull_number: pull,
    review_id: given,
    message: 'Too early',
  });
  return pull;
}

/** Who signed what, out of the comment. */
const signed = (comment: string) =>
  comment.match(/^\|.*✅.*$/gm)?.map((line) => line.replaceAll(/\s+/g, ' ')) ?? [];

test('delivered late, twice, in another order or never, they lead to one verdict', async () => {
  const ends: unknown[] = [];
  for (const [i, [how, deliver]] of Object.entries(DELIVERIES).entries()) {
    const pull = await unfold(`benches-${i}`);
    const events = deliver(scene.unheard.splice(0));
    if (events.length > 0) await scene.hear(...events);
    await scene.decide(pull);
    const { verdict, comment } = await scene.look(pull);
    ends.push({ how, verdict, signed: signed(comment) });
    // What was missing is given, and then all agree as well.
    await scene.sign(pull, ['pia', 'dana']);
    expect((await scene.look(pull)).verdict, how).toBe('success');
  }
  const [first, ...others] = ends as { verdict: string; signed: string[] }[];
  expect(first).toMatchObject({ verdict: 'pending' });
  expect(first?.signed.length).toBeGreaterThan(1);
  for (const other of others) expect(other).toMatchObject({ verdict: first?.verdict, signed: first?.signed });
});

test('a review whose event was lost is made good by the next sweep', async () => {
  const pull = await scene.propose('ponds');
  await scene.sign(pull, ['cora', 'dana', 'cleo', 'pia']);
  await scene.review('ciro', pull, 'APPROVE');
  scene.unheard.splice(0);
  expect((await scene.look(pull)).verdict).toBe('pending');
  await scene.sweep();
  expect((await scene.look(pull)).verdict).toBe('success');
});

test('a submission whose event was lost is made good too, unless somebody pushed since', async () => {
  await scene.push('sam', 'groves', datasetFiles('parks/groves', { metadata: { identifier: 'groves' } }));
  scene.wait(5_000);
  const pull = await scene.open('cora', 'groves');
  scene.unheard.splice(0);
  await scene.sweep();
  const given = async () =>
    (await scene.ledger(pull).catch(() => [])).flatMap((r) => (r.kind === 'sign-off' ? [r.role, r.via] : []));
  expect(await given()).toEqual(['coordinator/parks', { submission: expect.any(String) }]);

  await scene.push('sam', 'copses', datasetFiles('parks/copses', { metadata: { identifier: 'copses' } }));
  scene.wait(5_000);
  const other = await scene.open('cora', 'copses');
  scene.wait(5_000);
  await scene.push('sam', 'copses', { 'datasets/parks/copses/README.md': 'Later.\n' });
  scene.unheard.splice(0);
  await scene.sweep();
  expect((await scene.ledger(other).catch(() => [])).filter(({ kind }) => kind === 'sign-off')).toEqual([]);
});

test('a relay’s run that is not the relay’s is not listened to', async () => {
  const pull = await scene.propose('lawns');
  scene.unheard.splice(0);
  await scene.review('ciro', pull, 'APPROVE');
  const [event] = scene.unheard.splice(0);
  const text = JSON.stringify(event);
  for (const forged of [
    text.replace('.github/workflows/relay.yml', '.github/workflows/mallory.yml'),
    text.replace('"event":"pull_request_review"', '"event":"push"'),
    text.replaceAll('arroyo/open-data', 'mallory/open-data'),
  ]) {
    expect(forged).not.toBe(text);
    await scene.hear(JSON.parse(forged));
    expect((await scene.look(pull)).verdict).toBeNull();
  }
});

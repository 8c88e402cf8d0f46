import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { PATIENCE } from './here.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Two runs of the gate at once: the sweep shares no queue with the run that a review starts. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => scene.close());

/** Holds the first such request back until the returned function lets it go; resolves when it has arrived. */
function hold(method: string, path: RegExp): { arrived: Promise<void>; release: () => void } {
  const real = fetch;
  let release = (): void => undefined;
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = false;
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    if (!held && init?.method === method && path.test(String(input))) {
      held = true;
      arrive();
      await released;
    }
    return real(input, init);
  });
  return { arrived, release };
}

test.each([
  ['its verdict', 'POST', /\/statuses\//],
  ['its evidence', 'PUT', /\/contents\/pull-requests/],
] as const)(
  'an older run that is slow with %s does not overwrite the newer verdict',
  async (what, method, path) => {
    const pull = await scene.propose(`benches-${what.at(-1)}`);
    for (const person of ['cora', 'dana', 'cleo', 'ciro', 'pia'] as const)
      await scene.review(person, pull, 'APPROVE');
    scene.unheard.splice(0);
    const { arrived, release } = hold(method, path);
    const older = scene.decide(pull);
    await arrived;
    await scene.review('ciro', pull, 'REQUEST_CHANGES');
    for (const run of await scene.hear()) expect(run).toEqual({ code: 0, err: '' });
    expect((await scene.look(pull)).verdict).toBe('failure');
    release();
    await older;
    expect((await scene.look(pull)).verdict).toBe('failure');
    expect(await scene.merge(pull)).toBe(false);
    const kinds = (await scene.ledger(pull)).map((record) =>
      record.kind === 'sign-off' ? record.decision : record.kind,
    );
    expect(kinds.lastIndexOf('cleared'), 'nothing is cleared after the objection').toBeLessThan(
      kinds.indexOf('changes-requested'),
    );
  },
);

import { afterEach, expect, test, vi } from 'vitest';
import { PATIENCE } from './here.ts';
import { POLICY } from './policy.ts';
import { openScene, type Scene } from './scene.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** A day ends when it ends in the city, to the second, wherever the machine stands. */
let scene: Scene;
afterEach(async () => {
  vi.unstubAllEnvs();
  await scene.close();
});

const DELEGATED = {
  ...POLICY,
  delegations: [{ from: 'ciro', to: 'ivo', role: 'ciso', until: '2026-12-31', reason: 'Leave of the CISO' }],
};
/** The last second of 2026 in Los Angeles. */
const LAST_SECOND = '2027-01-01T07:59:59Z';
const SECOND = 1_000;

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'a delegation holds to the last second of the city’s day and ends with it, on a machine in %s',
  async (zone) => {
    vi.stubEnv('TZ', zone);
    scene = await openScene({ governance: DELEGATED, now: LAST_SECOND });
    const pull = await scene.propose('benches');
    await scene.sign(pull, ['cora', 'dana', 'cleo', 'pia', 'ivo']);
    expect((await scene.look(pull)).verdict).toBe('success');

    scene.wait(SECOND);
    await scene.decide(pull);
    expect((await scene.look(pull)).verdict, 'whoever stood in is nobody now').toBe('pending');
    const late = await scene.propose('ponds');
    await scene.sign(late, ['cora', 'dana', 'cleo', 'pia', 'ivo']);
    expect((await scene.look(late)).verdict).toBe('pending');
    await scene.sign(late, ['ciro']);
    expect((await scene.look(late)).verdict).toBe('success');
  },
);

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'an embargo ends with the city’s midnight, by itself, on a machine in %s',
  async (zone) => {
    vi.stubEnv('TZ', zone);
    scene = await openScene({ now: LAST_SECOND });
    const pull = await scene.propose('lawns', { release_date: '2027-01-01' });
    await scene.sign(pull);
    expect((await scene.look(pull)).verdict).toBe('pending');
    expect(await scene.merge(pull)).toBe(false);
    scene.wait(SECOND);
    await scene.sweep();
    expect((await scene.look(pull)).verdict).toBe('success');
  },
);

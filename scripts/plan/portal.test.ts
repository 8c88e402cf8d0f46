import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DesiredEntry, ExistingEntry, PortalChange } from '../model/plan.ts';
import { type PortalOptions, planPortal } from './portal.ts';

const want = (name: string, more: Partial<DesiredEntry> = {}): DesiredEntry => ({
  name,
  dataset: `parks/${name}`,
  visibility: 'public',
  retired: false,
  recordDigest: 'record',
  dataDigest: 'data',
  record: {},
  ...more,
});

const have = (name: string, more: Partial<ExistingEntry> = {}): ExistingEntry => ({
  name,
  owned: true,
  dataset: `parks/${name}`,
  visibility: 'public',
  retired: false,
  recordDigest: 'record',
  dataDigest: 'data',
  ...more,
});

const preview = { visibility: 'private', pullRequest: 7, dataset: 'parks/trees' } as const;

function plan(desired: DesiredEntry[], existing: ExistingEntry[], options: Partial<PortalOptions> = {}) {
  return planPortal('site', desired, existing, { signed: new Set(), ...options });
}

const reasons = (left: ReturnType<typeof plan>['left']) => left.map(({ reason }) => reason.id);

describe('what is planned', () => {
  test('nothing, where nothing differs', () => {
    expect(plan([want('trees')], [have('trees')])).toMatchObject({ changes: [], refusals: [], left: [] });
  });

  test.each([
    ['metadata', { recordDigest: 'older' }],
    ['data', { dataDigest: 'older' }],
    ['visibility', { visibility: 'private' as const }],
    ['retired', { retired: true }],
  ])('an update because of %s', (because, existing) => {
    expect(plan([want('trees')], [have('trees', existing)]).changes).toMatchObject([
      { kind: 'update', name: 'trees', because: [because] },
    ]);
  });

  test('a creation, also of the tombstone of what was retired before this portal was fed', () => {
    const { changes } = plan([want('trees'), want('benches', { retired: true, dataDigest: null })], []);
    expect(changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['create benches', 'create trees']);
  });

  test('a retirement', () => {
    const retired = want('trees', { retired: true, dataDigest: null, recordDigest: 'tombstone' });
    expect(plan([retired], [have('trees')]).changes).toMatchObject([
      { kind: 'retire', because: ['data', 'metadata', 'retired'] },
    ]);
  });

  test('a preview goes when its review is over, and the public entry is not touched by it', () => {
    const { changes } = plan([want('trees')], [have('trees'), have('trees--pr-7', preview)]);
    expect(changes).toMatchObject([{ kind: 'remove-preview', name: 'trees--pr-7', dataset: 'parks/trees' }]);
  });

  test('nothing of a preview whose pull request could not be decided, unless the public sees it', () => {
    const undecided = new Set([7]);
    const kept = plan([want('trees')], [have('trees'), have('trees--pr-7', preview)], { undecided });
    expect(kept.changes).toEqual([]);
    expect(kept.left).toMatchObject([{ name: 'trees--pr-7', reason: { id: 'preview-undecided' } }]);
    const leaked = have('trees--pr-7', { ...preview, visibility: 'public' });
    const other = have('trees--pr-8', { ...preview, pullRequest: 8 });
    expect(
      plan([], [leaked, other], { undecided }).changes.map(({ kind, name }) => `${kind} ${name}`),
    ).toEqual(['remove-preview trees--pr-7', 'remove-preview trees--pr-8']);
  });

  test('a preview that somebody made public becomes private again', () => {
    const leaked = have('trees--pr-7', { ...preview, visibility: 'public' });
    const { changes } = plan([want('trees--pr-7', preview)], [leaked]);
    expect(changes).toMatchObject([{ kind: 'update', because: ['visibility'] }]);
  });
});

describe('what is left alone', () => {
  test('a public entry whose newer content is not signed', () => {
    const { changes, left } = plan([], [have('trees')]);
    expect(changes).toEqual([]);
    expect(left).toMatchObject([{ name: 'trees', reason: { id: 'stays-as-published' }, refused: false }]);
  });

  test('an entry on hold, with the reason, even if it is to be made public, retired or removed', () => {
    const hold = 'names of patients';
    const { changes, left } = plan(
      [want('trees'), want('benches', { retired: true })],
      [
        have('trees', { visibility: 'private', hold }),
        have('benches', { hold }),
        have('trees--pr-7', { ...preview, hold }),
      ],
    );
    expect(changes).toEqual([]);
    expect(left.map(({ reason }) => reason)).toEqual(
      ['benches', 'trees', 'trees--pr-7'].map((name) => ({ id: 'entry-on-hold', params: { name, hold } })),
    );
  });

  test('an entry on hold that nothing is wanted for any more', () => {
    const { left } = plan([], [have('trees', { visibility: 'private', hold: 'names' })]);
    expect(left).toMatchObject([{ reason: { id: 'entry-on-hold' } }]);
  });

  test('an entry on hold comes back once its dataset is signed anew, and no other with it', () => {
    const hold = 'names of patients';
    const existing = ['trees', 'benches'].map((name) => have(name, { visibility: 'private', hold }));
    const { changes } = plan([want('trees'), want('benches')], existing, {
      released: new Set(['trees']),
    });
    expect(changes).toMatchObject([{ kind: 'update', name: 'trees', because: ['hold', 'visibility'] }]);
  });

  test('a preview on hold goes with its review only once its dataset is signed anew', () => {
    const held = have('trees--pr-7', { ...preview, hold: 'names of patients' });
    expect(plan([], [held]).changes).toEqual([]);
    const { changes } = plan([], [held], { released: new Set(['trees--pr-7']) });
    expect(changes).toMatchObject([{ kind: 'remove-preview', name: 'trees--pr-7' }]);
  });

  test('an entry on hold that nobody ordered, whatever is wanted, and somebody has to act', () => {
    const existing = [have('trees', { visibility: 'private', hold: 'my own idea' })];
    for (const desired of [[want('trees')], []]) {
      const { changes, left } = plan(desired, existing, { unordered: new Set(['trees']) });
      expect(changes).toEqual([]);
      expect(left).toMatchObject([
        { reason: { id: 'hold-unordered', params: { name: 'trees' } }, refused: true },
      ]);
    }
  });

  test('a public entry that a review would hide', () => {
    const { changes, left } = plan(
      [want('trees', { visibility: 'private', pullRequest: 7 })],
      [have('trees')],
    );
    expect(changes).toEqual([]);
    expect(left).toMatchObject([{ reason: { id: 'public-stays-public' }, refused: true }]);
  });

  test('an entry that somebody else made, unless it is adopted by name and signed', () => {
    const foreign = have('trees', { owned: false });
    const adopt = new Set(['trees']);
    const signed = new Set(['parks/trees']);
    expect(reasons(plan([want('trees')], [foreign], { signed, force: true }).left)).toEqual([
      'entry-not-ours',
    ]);
    expect(reasons(plan([want('trees')], [foreign], { adopt }).left)).toEqual(['adopt-unsigned']);
    expect(plan([want('trees')], [foreign], { adopt, signed }).changes).toMatchObject([
      { kind: 'adopt', because: ['ownership'] },
    ]);
  });

  test('not the entry of the folder that a dataset came from: it is updated', () => {
    const moved = new Map([['streets/trees', 'parks/trees']]);
    const desired = want('trees', { dataset: 'streets/trees', recordDigest: 'new' });
    expect(plan([desired], [have('trees')], { moved, signed: new Set(['streets/trees']) })).toMatchObject({
      changes: [{ kind: 'update', because: ['metadata'] }],
      left: [],
    });
  });

  test('nor that of the folder it came from before, where it moved again, or back', () => {
    const moved = new Map([
      ['parks/trees', 'woods/trees'],
      ['woods/trees', 'parks/trees'],
      ['streets/trees', 'woods/trees'],
    ]);
    const desired = want('trees', { dataset: 'streets/trees', recordDigest: 'new' });
    expect(plan([desired], [have('trees')], { moved }).changes).toMatchObject([{ kind: 'update' }]);
    const other = want('trees', { dataset: 'lakes/trees' });
    expect(reasons(plan([other], [have('trees')], { moved }).left)).toEqual(['name-of-another-dataset']);
  });

  test('an entry that shows another dataset', () => {
    const { changes, left } = plan([want('trees', { dataset: 'streets/trees' })], [have('trees')]);
    expect(changes).toEqual([]);
    expect(left).toMatchObject([
      { reason: { id: 'name-of-another-dataset', params: { other: 'parks/trees' } } },
    ]);
  });

  test('a name that two datasets claim: the one that is published keeps it, otherwise neither gets it', () => {
    const rivals = [want('trees', { recordDigest: 'new' }), want('trees', { dataset: 'streets/trees' })];
    const published = plan(rivals, [have('trees')]);
    expect(published.changes).toMatchObject([{ kind: 'update', dataset: 'parks/trees' }]);
    expect(published.left).toMatchObject([
      { dataset: 'streets/trees', reason: { id: 'name-claimed-twice' } },
    ]);
    const fresh = plan(rivals, []);
    expect(fresh.changes).toEqual([]);
    expect(fresh.left.map(({ dataset }) => dataset)).toEqual(['parks/trees', 'streets/trees']);
  });

  test('a name that stands twice on the portal', () => {
    const { changes, left } = plan([want('trees', { recordDigest: 'new' })], [have('trees'), have('trees')]);
    expect(changes).toEqual([]);
    expect(reasons(left)).toEqual(['name-stands-twice']);
  });

  test('what is out of scope, silently', () => {
    const scope = ({ dataset }: { dataset?: string }) => dataset === 'parks/trees';
    const result = plan([want('trees'), want('benches')], [have('old')], { scope });
    expect(result.changes.map(({ name }) => name)).toEqual(['trees']);
    expect(result.left).toEqual([]);
  });
});

describe('a plan that refuses itself', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `dataset-${index}`);
  const rewrite = (count: number, of: number) =>
    names(of).map((name, index) => want(name, index < count ? { recordDigest: 'rewritten' } : {}));
  const entries = (count: number) => names(count).map((name) => have(name));

  test('rewrites more than 30 % of ten entries or more without a signature', () => {
    const { refusals, forced } = plan(rewrite(4, 10), entries(10));
    expect(refusals).toEqual([
      { id: 'too-many-unsigned-changes', params: { unsigned: 4, entries: 10, percent: 40, most: 30 } },
    ]);
    expect(forced).toEqual([]);
  });

  test('is not one that changes 30 %, or fewer than ten entries, or what is signed, or previews', () => {
    expect(plan(rewrite(3, 10), entries(10)).refusals).toEqual([]);
    expect(plan(rewrite(9, 9), entries(9)).refusals).toEqual([]);
    expect(
      plan(rewrite(10, 10), entries(10), { signed: new Set(names(10).map((name) => `parks/${name}`)) })
        .refusals,
    ).toEqual([]);
    const previews = names(10).map((name) => have(`${name}--pr-7`, preview));
    expect(
      plan(
        names(10).map((name) => want(name)),
        [...entries(10), ...previews],
      ).refusals,
    ).toEqual([]);
  });

  test('rewrites what was shown before, although every dataset is signed', () => {
    const signed = new Set(names(10).map((name) => `parks/${name}`));
    expect(plan(rewrite(4, 10), entries(10), { signed, renewed: new Set() }).refusals).toHaveLength(1);
    const renewed = new Set(['parks/dataset-0']);
    expect(plan(rewrite(4, 10), entries(10), { signed, renewed }).refusals).toEqual([]);
  });

  test('does not keep a signed retirement from being shown', () => {
    const signed = new Set(names(10).map((name) => `parks/${name}`));
    const retired = names(10).map((name) => want(name, { retired: true, dataDigest: null }));
    expect(plan(retired, entries(10), { signed, renewed: new Set() }).refusals).toEqual([]);
  });

  test('names what force overrules', () => {
    const { refusals, forced, changes } = plan(rewrite(10, 10), entries(10), { force: true });
    expect(refusals).toEqual([]);
    expect(forced).toMatchObject([{ id: 'too-many-unsigned-changes' }]);
    expect(changes).toHaveLength(10);
  });
});

describe('what people changed on the portal', () => {
  const keep = new Set(['trees']);
  const wanted = [want('trees'), want('benches')];
  const existing = [have('trees', { recordDigest: 'by hand' }), have('benches', { recordDigest: 'by hand' })];

  test('waits for somebody to decide', () => {
    const { changes, left } = plan(wanted, existing, { keep });
    expect(changes.map(({ name }) => name)).toEqual(['benches']);
    expect(left).toMatchObject([{ name: 'trees', reason: { id: 'edited-on-portal' }, refused: false }]);
  });

  test('is overwritten by force, which names it', () => {
    const { changes, forced } = plan(wanted, existing, { keep, force: true });
    expect(changes).toHaveLength(2);
    expect(forced).toEqual([{ id: 'edited-on-portal', params: { name: 'trees' } }]);
  });
});

describe('for every desired and existing state', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'a--pr-1', 'b--pr-2');
  const digest = fc.constantFrom('1', '2');
  const dataset = fc.constantFrom('x/a', 'x/b', 'y/a');
  const shared = {
    name,
    dataset,
    visibility: fc.constantFrom('public', 'private'),
    retired: fc.boolean(),
    recordDigest: digest,
    dataDigest: fc.option(digest),
  } as const;
  const asPreview = <T extends { name: string }>(entry: T) => {
    const number = /--pr-(\d+)$/.exec(entry.name)?.[1];
    return number === undefined ? entry : { ...entry, pullRequest: Number(number) };
  };
  const desiredEntries = fc.array(fc.record({ ...shared, record: fc.constant({}) }).map(asPreview));
  const existingEntry = fc
    .record({
      ...shared,
      owned: fc.boolean(),
      hold: fc.option(fc.constant('taken down'), { nil: undefined }),
    })
    .map(({ hold, ...entry }) => asPreview(hold === undefined ? entry : { ...entry, hold }));
  const existingEntries = fc.array(existingEntry);
  const options = fc.record({
    signed: fc.uniqueArray(dataset).map((ids) => new Set(ids)),
    adopt: fc.uniqueArray(name).map((names) => new Set(names)),
    force: fc.constant(true),
  });
  const situation = [desiredEntries, existingEntries, options] as const;

  test('planning again after applying gives an empty plan', () => {
    fc.assert(
      fc.property(...situation, (desired, existing, how) => {
        const { changes } = planPortal('site', desired, existing, how);
        expect(planPortal('site', desired, applied(existing, changes), how).changes).toEqual([]);
      }),
    );
  });

  test('the order of the inputs does not matter', () => {
    fc.assert(
      fc.property(...situation, (desired, existing, how) => {
        const turned = planPortal('site', desired.toReversed(), existing.toReversed(), how);
        expect(turned).toEqual(planPortal('site', desired, existing, how));
      }),
    );
  });

  test('shards together are the whole plan, each name in one of them', () => {
    fc.assert(
      fc.property(
        ...situation,
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (desired, existing, how, of, force) => {
          const options = { ...how, force };
          const whole = planPortal('site', desired, existing, options);
          const parts = Array.from({ length: of }, (_, i) =>
            planPortal('site', desired, existing, { ...options, shard: { index: i + 1, of } }),
          );
          const byName = (a: { name: string }, b: { name: string }) =>
            a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
          expect(parts.flatMap(({ changes }) => changes).sort(byName)).toEqual(whole.changes);
          expect(parts.flatMap(({ left }) => left).sort(byName)).toEqual(whole.left.toSorted(byName));
          for (const part of parts) expect(part.refusals).toEqual(whole.refusals);
        },
      ),
    );
  });

  test('entries of others, entries on hold and public entries are safe', () => {
    fc.assert(
      fc.property(...situation, (desired, existing, how) => {
        for (const change of planPortal('site', desired, existing, how).changes) {
          expect(change.existing?.hold).toBeUndefined();
          if (change.existing?.owned === false) {
            expect(change.kind).toBe('adopt');
            expect(how.adopt).toContain(change.name);
            expect(how.signed).toContain(change.dataset);
          }
          const published =
            change.existing?.visibility === 'public' && change.existing.pullRequest === undefined;
          if (published) expect(change.desired?.visibility).toBe('public');
        }
      }),
    );
  });
});

/** What the portal holds once the changes are made. */
function applied(existing: readonly ExistingEntry[], changes: readonly PortalChange[]): ExistingEntry[] {
  const changed = new Set(changes.map(({ name }) => name));
  const untouched = existing.filter((entry) => !changed.has(entry.name) || isBystander(entry, changes));
  const made = changes.flatMap(({ desired }): ExistingEntry[] => {
    if (desired === null) return [];
    const { record: _, ...entry } = desired;
    return [{ ...entry, owned: true }];
  });
  return [...untouched, ...made];
}

/** Somebody else's entry beside ours of the same name. */
function isBystander(entry: ExistingEntry, changes: readonly PortalChange[]): boolean {
  return changes.some((change) => change.name === entry.name && change.existing !== entry);
}

import { expect, test } from 'vitest';
import { readSituation } from '../cases/situation.ts';
import { assess } from './assess.ts';
import { parseHypothesis, suppose } from './simulate.ts';

const facts = readSituation(
  new URL('../cases/leadership-approves-enters-stage-1/facts.yml', import.meta.url),
);
const pr = facts.pullRequest;

function signed(role: string, of = pr, decision: 'approve' | 'request-changes' = 'approve') {
  const supposed = suppose(facts, of, { role, decision });
  return supposed && assess(facts, supposed).signOffs.find((signOff) => signOff.role.startsWith(role));
}

test('a supposition is a role and what it does', () => {
  expect(parseHypothesis('department/transport-2:request-changes')).toEqual({
    role: 'department/transport-2',
    decision: 'request-changes',
  });
  for (const text of ['ciso', 'ciso:maybe', ':approve', 'CISO:approve'])
    expect(parseHypothesis(text)).toBeNull();
});

test('the role signs, or objects, and nothing else changes', () => {
  expect(signed('ciso')).toMatchObject({ state: 'approved', by: 'ciro-ciso' });
  expect(signed('policy')).toMatchObject({ state: 'approved', by: 'pia-policy' });
  expect(signed('ciso', pr, 'request-changes')).toMatchObject({ state: 'changes-requested' });
});

test('whoever has signed for another role, wrote it or opened it is not who is supposed to', () => {
  const members = { ...pr.members, ciso: { members: ['dana-director', 'ciro-ciso'] } };
  expect(signed('ciso', { ...pr, members })).toMatchObject({ state: 'approved', by: 'ciro-ciso' });
  const commits = [{ sha: 'x', people: ['ciro-ciso'], bot: false, changed: ['environment/weather#data'] }];
  expect(signed('ciso', { ...pr, commits })).toBeNull();
});

test.each(['itpc', 'nobody', 'constructor'])(
  '%s is not asked, so that nothing can be supposed of it',
  (role) => {
    expect(signed(role)).toBeNull();
  },
);

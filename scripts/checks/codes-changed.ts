import type { Check } from './check.ts';
import { at } from './report.ts';

export const codesChanged: Check = {
  id: 'codes-changed',
  why: 'A program that knows four codes drops the rows of the fifth without a word.',
  waivedBy: 'cdo',
  run: ({ head, base }) => {
    const before = base?.profile?.fingerprint?.codes;
    const now = head.profile?.fingerprint?.codes;
    if (before === undefined || now === undefined) return [];
    return (head.metadata.value?.columns ?? []).flatMap(({ name, type }, i) => {
      const [earlier, later] = [before[name], now[name]];
      // Numbers and days come and go.
      if (earlier === undefined || later === undefined || (type !== 'string' && type !== 'boolean'))
        return [];
      const added = later.filter((code) => !earlier.includes(code)).length;
      const gone = earlier.filter((code) => !later.includes(code)).length;
      if (added + gone === 0) return [];
      const params = { column: name, added, gone };
      return [at(head.metadata, `/columns/${i}`, 'codes-changed', params, added > 0 ? 'warning' : 'notice')];
    });
  },
  examples: {
    passes: [
      { title: 'a new dataset', profile: { fingerprint: codes(1, 2) } },
      { title: 'the same codes', profile: { fingerprint: codes(1, 2) }, context: published() },
    ],
    fails: [
      {
        title: 'one new, one gone',
        profile: { fingerprint: codes(2, 3) },
        context: published(),
        params: { column: 'site', added: 1, gone: 1 },
      },
    ],
  },
};

function codes(...site: number[]) {
  return { keys: [], codes: { site } };
}

function published(): object {
  return { base: { profile: { fingerprint: codes(1, 2) } } };
}

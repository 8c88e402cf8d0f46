import { isAboutPeople } from './about-people.ts';
import type { Check } from './check.ts';
import { at } from './report.ts';

export const identifierUnlisted: Check = {
  id: 'identifier-unlisted',
  why: 'What is not on the list is not counted in the groups, and whoever knows it finds one of them all the same (Future of Privacy Forum, risk assessment for Seattle).',
  waivedBy: 'policy',
  run: ({ head }) => {
    const answer = head.checklist.value?.answers.privacy?.['indirect-identifiers'];
    if (answer === undefined || head.profile === null || !isAboutPeople(head)) return [];
    const listed = [answer.value].flat().join(' ').toLowerCase();
    const columns = (head.profile.quasiIdentifiers ?? [])
      .map(({ column }) => column)
      .filter((column) => !listed.includes(column.toLowerCase()));
    if (columns.length === 0) return [];
    return [at(head.checklist, '/privacy/indirect-identifiers', 'identifier-unlisted', { columns })];
  },
  examples: {
    passes: [
      { title: 'not asked yet', ...people() },
      { title: 'all of them', ...people(), checklist: list('age', 'sex') },
      {
        title: 'a table about things',
        profile: { ...people().profile, people: undefined },
        checklist: list('none'),
      },
    ],
    fails: [
      {
        title: 'one is left out',
        ...people(),
        checklist: list('Sex'),
        params: { columns: ['age'] },
      },
    ],
  },
};

function people() {
  const known = ['age', 'sex'].map((column) => ({ column, kind: column, declared: false }));
  return { profile: { people: true, quasiIdentifiers: known } };
}

function list(...value: string[]): object {
  return { answers: { privacy: { 'indirect-identifiers': { value } } } };
}

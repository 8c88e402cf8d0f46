import { isAboutPeople } from './about-people.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

export const freeTextUnread: Check = {
  id: 'free-text-unread',
  why: 'People write names, illnesses and telephone numbers into comments, in every office. No program finds all of them; somebody has to read the column, or take it out.',
  waivedBy: 'policy',
  run: ({ head }) => {
    const { profile } = head;
    const isRead = head.checklist.value?.answers.privacy?.['free-text']?.value === 'yes';
    if (profile === null || isRead) return [];
    const columns = profile.columns.filter(({ detections }) =>
      detections.some(({ kind }) => kind === 'free-text'),
    );
    const severity = isAboutPeople(head) ? 'warning' : 'notice';
    return columns.map(({ name }) => inData(profile.file, 1, 'free-text-unread', { column: name }, severity));
  },
  examples: {
    passes: [
      { title: 'codes', profile: { people: true } },
      { title: 'a table about things', profile: { columns: [comments()] } },
      {
        title: 'somebody read it',
        profile: { people: true, columns: [comments()] },
        checklist: { answers: { privacy: { 'free-text': { value: 'yes' } } } },
      },
    ],
    fails: [
      {
        title: 'comments in a table about people',
        profile: { people: true, columns: [comments()] },
        params: { column: 'comments' },
      },
    ],
  },
};

function comments() {
  const detection = {
    kind: 'free-text',
    category: 'text',
    strength: 'possible',
    cells: 90,
    share: 0.9,
    lines: [2],
  };
  return {
    ...{ name: 'comments', position: 1, type: 'string', typeShare: 1, nulls: 0, sentinels: {}, distinct: 90 },
    ...{ distinctExact: true, minLength: 30, maxLength: 190, violations: [], detections: [detection] },
  };
}

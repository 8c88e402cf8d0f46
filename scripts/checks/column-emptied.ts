import type { Profile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { earlierProfiles } from './earlier.ts';
import { at } from './report.ts';

/** Share of cells that may empty from one version to the next. */
const MOST_EMPTIED = 0.1;

export const columnEmptied: Check = {
  id: 'column-emptied',
  why: 'A column that fills itself with blanks has lost its source, and nobody sees it in a file that looks as before.',
  waivedBy: 'cdo',
  run: ({ head, ...context }) => {
    const [earlier, now] = [earlierProfiles(context), head.profile];
    if (earlier.length === 0 || now === null) return [];
    return (head.metadata.value?.columns ?? []).flatMap(({ name }, i) => {
      const is = filled(now, name);
      const was = Math.max(...earlier.map((profile) => filled(profile, name) ?? 0));
      if (is === null || was - is <= MOST_EMPTIED) return [];
      const params = { column: name, before: percent(was), now: percent(is) };
      return [at(head.metadata, `/columns/${i}`, 'column-emptied', params, 'warning')];
    });
  },
  examples: {
    passes: [{ title: 'a new dataset' }, { title: 'as full as before', context: published(0) }],
    fails: [
      {
        title: 'every second cell is blank now',
        profile: { columns: [column(60)] },
        context: published(0),
        params: { column: 'site', before: '100 %', now: '50 %' },
      },
      {
        title: 'a few more blanks each time, since all roles signed',
        profile: { columns: [column(60)] },
        context: {
          ...published(54),
          signed: { pullRequest: 4, profile: { rows: 120, columns: [column(0)] } },
        },
        params: { column: 'site', before: '100 %', now: '50 %' },
      },
    ],
  },
};

/** Share of rows in which the column has something; null where there is no such column or no row. */
function filled({ columns, rows }: Profile, name: string): number | null {
  const column = columns.find((candidate) => candidate.name === name);
  return column === undefined || rows === 0 ? null : (rows - column.nulls) / rows;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function column(nulls: number) {
  return {
    ...{ name: 'site', position: 1, type: 'string', typeShare: 1, nulls, sentinels: {}, distinct: 3 },
    ...{ distinctExact: true, minLength: 1, maxLength: 9, violations: [], detections: [] },
  };
}

function published(nulls: number): object {
  return { base: { profile: { rows: 120, columns: [column(nulls)] } } };
}

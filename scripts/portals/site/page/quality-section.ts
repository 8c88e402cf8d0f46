import type { SiteQuality } from '../record.ts';
import type { SiteEntry } from '../site.ts';
import { count, counted, percent } from './format.ts';
import { html, type Markup } from './html.ts';

/** What reading every row of the file found, the bad with the good. */
export function qualitySection({ record: { quality, key } }: SiteEntry): Markup | null {
  if (quality === null) return null;
  return html`<section aria-labelledby="quality">
<h2 id="quality">Quality</h2>
<p>Every row was read when this version was published. What was found:</p>
<ul class="quality">${facts(quality, key).map(({ good, text }) => html`<li class="${good ? 'good' : 'mind'}">${text}</li>`)}</ul>
</section>`;
}

interface Fact {
  good: boolean;
  text: string;
}

function facts(
  { rows, columns, filled, duplicateRows, duplicateKeys, violations, faults }: SiteQuality,
  key: readonly string[],
): Fact[] {
  const keyed = duplicateKeys === null ? [] : [keyFact(duplicateKeys, key)];
  return [
    {
      good: true,
      text: `${counted(rows, 'row')} in ${counted(columns, 'column')}, and ${percent(filled)} of all cells are filled.`,
    },
    duplicateRows === 0
      ? { good: true, text: 'No row stands twice.' }
      : {
          good: false,
          text: `${counted(duplicateRows, 'row')} ${duplicateRows === 1 ? 'stands' : 'stand'} more than once.`,
        },
    ...keyed,
    violations === 0
      ? { good: true, text: 'Every value keeps to the type and the rules of its column.' }
      : {
          good: false,
          text: `${counted(violations, 'value')} ${violations === 1 ? 'breaks' : 'break'} the type or a rule of the column.`,
        },
    faults === 0
      ? { good: true, text: 'The file has no faults of shape: every row has every column.' }
      : {
          good: false,
          text: `${counted(faults, 'place')} in the file with a fault of shape, such as a row with too few columns.`,
        },
  ];
}

function keyFact(duplicates: number, key: readonly string[]): Fact {
  const names = key.join(' and ');
  return duplicates === 0
    ? { good: true, text: `${names} ${key.length === 1 ? 'identifies' : 'together identify'} each row.` }
    : { good: false, text: `${count(duplicates)} rows share their ${names} with another row.` };
}

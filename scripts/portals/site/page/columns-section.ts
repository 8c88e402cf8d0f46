import type { SiteColumn } from '../record.ts';
import type { SiteEntry } from '../site.ts';
import { distributionChart } from './distribution-chart.ts';
import { count, counted, percent } from './format.ts';
import { type Content, html, type Markup } from './html.ts';

const TYPES: Record<SiteColumn['type'], string> = {
  string: 'Text',
  integer: 'Whole number',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date',
  datetime: 'Date and time',
  time: 'Time of day',
  year: 'Year',
  geopoint: 'Point on the map',
  any: 'Anything',
};

/** More allowed values than this are a list of its own, not a description. */
const MOST_VALUES = 12;

/** The column dictionary. The roles keep it a table for screen readers where a phone shows it as cards. */
export function columnsSection({ record: { columns, key } }: SiteEntry): Markup {
  return html`<section aria-labelledby="columns">
<h2 id="columns">Columns</h2>
<table class="dictionary" role="table" aria-labelledby="columns">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Column</th><th role="columnheader" scope="col">Type</th><th role="columnheader" scope="col">What it means</th><th role="columnheader" scope="col">Filled</th></tr></thead>
<tbody role="rowgroup">
${columns.map((column) => columnRow(column, key.includes(column.name)))}</tbody>
</table>
</section>`;
}

function columnRow(column: SiteColumn, isKey: boolean): Markup {
  const { name, title, type, unit, description, found } = column;
  return html`<tr role="row">
<th role="rowheader" scope="row"><code>${name}</code>${isKey && html` <span class="key" title="Part of the key that identifies a row">key</span>`}${title !== undefined && html`<span class="column-title" dir="auto">${title}</span>`}</th>
<td role="cell">${TYPES[type]}${unit !== undefined && html`<span class="unit">in ${unit}</span>`}</td>
<td role="cell" dir="auto">${description}${notes(column)}</td>
<td role="cell" class="filled">${found ? filled(found.filled) : '–'}</td>
</tr>
`;
}

/** A bar drawn with attributes, since the page's policy forbids inline styles. */
function filled(share: number): Markup {
  return html`<svg class="bar" viewBox="0 0 100 6" width="72" height="6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="6"/><rect width="${Math.round(share * 100)}" height="6"/></svg><span>${percent(share)}</span>`;
}

function notes({ constraints, found, format, type }: SiteColumn): Content {
  const { enum: values, unique, minimum, maximum, pattern } = constraints;
  const lines: Content[] = [];
  if (values !== undefined && values.length <= MOST_VALUES)
    lines.push([
      'One of ',
      values.map((value, index) => html`${index > 0 && ', '}<code>${String(value)}</code>`),
    ]);
  if (values !== undefined && values.length > MOST_VALUES)
    lines.push(`One of ${counted(values.length, 'value')}`);
  if (unique) lines.push('Never twice the same');
  if (minimum !== undefined || maximum !== undefined) lines.push(`Allowed: ${range(minimum, maximum)}`);
  if (pattern !== undefined) lines.push(html`Written as <code>${pattern}</code>`);
  if (format !== undefined) lines.push(html`Format <code>${format}</code>`);
  if (found?.min !== undefined && found.max !== undefined)
    lines.push([
      `In the data: ${figure(found.min, type)} to ${figure(found.max, type)}`,
      // Of numbers that only tell rows apart there is nothing to see.
      !unique &&
        found.distribution &&
        distributionChart(found.distribution, { min: found.min, max: found.max }),
    ]);
  else if (found)
    lines.push(
      `${found.distinctExact ? '' : 'About '}${count(found.distinct)} different ${found.distinct === 1 ? 'value' : 'values'}`,
    );
  return lines.length > 0 && html`<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Long numbers are easier to read in groups; years and short identifiers are not. */
function figure(value: string, type: SiteColumn['type']): string {
  return type === 'integer' && /^\d{5,15}$/.test(value) ? count(Number(value)) : value;
}

function range(minimum: number | string | undefined, maximum: number | string | undefined): string {
  if (minimum === undefined) return `up to ${maximum}`;
  return maximum === undefined ? `from ${minimum}` : `${minimum} to ${maximum}`;
}

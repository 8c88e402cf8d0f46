import type { Domain, User } from './domain.ts';
import { forbidden, notFound, Refusal } from './refusal.ts';
import type { Answer, Call, Route } from './router.ts';
import type { Cell, SoqlType, Value } from './soql.ts';
import { ask } from './soql-query.ts';
import { type View, visibleView } from './view.ts';

export const exportRoutes: Route[] = [
  { method: 'GET', path: '/resource/{id}.csv', handle: resourceCsv },
  { method: 'GET', path: '/resource/{id}.json', handle: resourceJson },
  { method: 'GET', path: '/id/{id}', handle: resourceJson },
  { method: 'GET', path: '/id/{id}.json', handle: resourceJson },
  { method: 'GET', path: '/api/views/{id}/rows.csv', handle: rowsCsv },
  { method: 'GET', path: '/d/{id}', handle: page },
  { method: 'GET', path: '/d/{id}/revisions/{seq}', handle: revisionPage },
];

const CSV = 'text/csv; charset=utf-8';

function published(domain: Domain, user: User | null, id: string): View {
  if (!domain.views.has(id)) throw missing(id);
  const view = visibleView(domain, user, id);
  if (!view.published || view.blob !== null) throw missing(id);
  return view;
}

function missing(id: string): Refusal {
  return new Refusal(404, 'dataset.missing', 'Not found', { dataset: id });
}

/** As the read API writes it: names for programs, everything quoted. */
function resourceCsv({ domain, user, parameters: { id = '' }, query }: Call): Answer {
  const { columns, rows } = ask(published(domain, user, id), query);
  const lines = [columns.map(({ name }) => quoted(name)), ...rows.map((row) => row.map(quoted))];
  return { status: 200, raw: { type: CSV, content: `${lines.map((line) => line.join(',')).join('\n')}\n` } };
}

/** Without the cells that hold nothing. */
function resourceJson({ domain, user, parameters: { id = '' }, query }: Call): Answer {
  const { columns, rows } = ask(published(domain, user, id), query);
  const objects = rows.map((row) => {
    const cells = columns.map(({ name }, index) => [name, row[index] ?? null] as const);
    return Object.fromEntries(cells.filter(([, value]) => value !== null));
  });
  return { status: 200, body: objects };
}

/** As people download it: names for people, dates as the site shows them. */
function rowsCsv({ domain, user, parameters: { id = '' } }: Call): Answer {
  const view = published(domain, user, id);
  const lines = [
    view.columns.map(({ name }) => plain(name)),
    ...view.rows.map((row) =>
      row.map((cell, index) => plain(display(readValue(cell), view.columns[index]?.dataTypeName))),
    ),
  ];
  return { status: 200, raw: { type: CSV, content: `${lines.map((line) => line.join(',')).join('\n')}\n` } };
}

function readValue(cell: Cell | undefined): Value {
  return cell !== undefined && 'ok' in cell ? cell.ok : null;
}

function display(value: Value, type: SoqlType | undefined): string {
  const text = value === null ? '' : String(value);
  const day = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d:\d\d)/.exec(text);
  if (day === null || (type !== 'calendar_date' && type !== 'date')) return text;
  const hour = Number(day[4]);
  const clock = `${String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')}:${day[5]} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${day[2]}/${day[3]}/${day[1]} ${clock}`;
}

function quoted(value: Value): string {
  return value === null ? '' : `"${String(value).replaceAll('"', '""')}"`;
}

function plain(text: string): string {
  return /[",\n\r]/.test(text) ? quoted(text) : text;
}

function page({ domain, user, parameters: { id = '' } }: Call): Answer {
  const view = visibleView(domain, user, id);
  return html(view.about.name, view.about.description);
}

function revisionPage({ domain, user, parameters: { id = '', seq = '' } }: Call): Answer {
  if (user === null || user.role === 'member')
    throw forbidden('You must be logged in to access this resource');
  const revision = domain.revisions.get(id)?.find((each) => String(each.seq) === seq);
  if (revision === undefined) throw notFound(`revision ${seq} of ${id}`);
  return html(`Draft of ${revision.about.name}`, revision.about.description);
}

function html(title: string, text: string): Answer {
  const safe = (raw: string): string => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const content = `<!doctype html><html lang="en"><title>${safe(title)}</title><h1>${safe(title)}</h1><p>${safe(text)}</p></html>`;
  return { status: 200, raw: { type: 'text/html; charset=utf-8', content } };
}

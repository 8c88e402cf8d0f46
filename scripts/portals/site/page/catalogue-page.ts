import { compare, current, departments, type Site, type SiteEntry } from '../site.ts';
import { datasetList, retiredList } from './dataset-list.ts';
import { count, counted } from './format.ts';
import { html, type Markup } from './html.ts';
import { renderPage, siteName } from './layout.ts';

/** The front page: search, facets, every dataset. All of it is there without the script; with it the list can be narrowed. */
export function cataloguePage(site: Site): string {
  const entries = current(site);
  const rows = entries.reduce((total, { record }) => total + (record.data?.rows ?? 0), 0);
  const offices = departments(site);
  const description = `${counted(entries.length, 'dataset')} from ${counted(offices.length, 'department')} of the ${site.city.name}, free to use, each reviewed and signed before it was published.`;
  return renderPage(site, {
    path: '',
    title: siteName(site),
    description,
    section: 'datasets',
    body: html`<div class="hero"><div class="wrap">
<h1>Open data from the ${site.city.name}</h1>
<p class="lead">Facts about the city, free to use. Every dataset was checked, reviewed and signed by the people responsible for it.</p>
<form class="search needs-script" role="search" action="./" method="get">
<label for="q">Search ${counted(entries.length, 'dataset')}</label>
<div><input type="search" id="q" name="q" placeholder="Trees, parking, budget …" autocomplete="off" spellcheck="false" aria-describedby="result-count"><button type="submit">Search</button></div>
</form>
<dl class="figures">
<div><dt>Datasets</dt><dd>${count(entries.length)}</dd></div>
<div><dt>Departments</dt><dd>${count(offices.length)}</dd></div>
<div><dt>Rows of data</dt><dd>${count(rows)}</dd></div>
</dl>
</div></div>
<div class="wrap catalogue">
${facets(site)}
<section class="results" aria-labelledby="results">
<div class="results-head">
<h2 id="results">Datasets</h2>
<p role="status" id="result-count">${counted(entries.length, 'dataset')}</p>
<p class="sort needs-script"><label for="sort">Sort by</label> <select id="sort" name="sort"><option value="modified">Last updated</option><option value="title">Title</option><option value="rows">Number of rows</option></select></p>
</div>
${entries.length === 0 ? html`<p class="empty">Nothing has been published yet.</p>` : datasetList(entries, './')}
<div class="empty" id="nothing" hidden><p>No dataset fits. Try fewer words, or</p><button type="button" id="clear">show all datasets</button></div>
${retiredList(
  site.entries.filter(({ retired }) => retired),
  './',
)}
</section>
</div>`,
  });
}

function facets(site: Site): Markup {
  const byDepartment = departments(site).map(({ id, name, entries }) => ({
    id,
    label: name,
    count: entries.length,
  }));
  return html`<form class="facets needs-script" aria-label="Narrow the list">
<details open><summary>Filter</summary>
${facet('department', 'Department', byDepartment)}
${facet('theme', 'Theme', themes(current(site)))}
</details>
</form>`;
}

interface FacetValue {
  id: string;
  label: string;
  count: number;
}

function themes(entries: readonly SiteEntry[]): FacetValue[] {
  const found = new Map<string, FacetValue>();
  for (const { record } of entries) {
    const { id, label } = record.theme;
    found.set(id, { id, label, count: (found.get(id)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => compare(a.label, b.label));
}

function facet(name: string, legend: string, values: readonly FacetValue[]): Markup {
  const options = values.map(
    (value) =>
      html`<li><label><input type="checkbox" name="${name}" value="${value.id}"> <span>${value.label}</span> <span class="count"><span class="hidden">, </span>${value.count}<span class="hidden"> datasets</span></span></label></li>`,
  );
  return html`<fieldset><legend>${legend}</legend><ul>${options}</ul></fieldset>`;
}

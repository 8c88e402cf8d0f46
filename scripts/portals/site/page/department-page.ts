import { type DepartmentOfSite, departments, type Site } from '../site.ts';
import { datasetList } from './dataset-list.ts';
import { counted } from './format.ts';
import { html, safeAddress } from './html.ts';
import { renderPage } from './layout.ts';

export function departmentPage(site: Site, department: DepartmentOfSite): string {
  const { id, name, email, entries } = department;
  const website = safeAddress(department.url);
  return renderPage(site, {
    path: `departments/${id}/`,
    title: name,
    description: `${counted(entries.length, 'dataset')} of the ${name}, ${site.city.name}.`,
    section: 'departments',
    body: html`<div class="wrap plain">
<nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a href="../">Departments</a></li><li aria-current="page">${name}</li></ol></nav>
<h1>${name}</h1>
<p class="lead">${counted(entries.length, 'dataset')}</p>
<p>${website !== null && html`<a href="${website}" rel="noopener">Website</a> <span aria-hidden="true">·</span> `}<a href="mailto:${encodeURI(email)}">${email}</a></p>
<section aria-labelledby="list"><h2 id="list" class="hidden">Datasets</h2>
${datasetList(entries, '../../')}
</section>
</div>`,
  });
}

export function departmentsPage(site: Site): string {
  const all = departments(site);
  return renderPage(site, {
    path: 'departments/',
    title: 'Departments',
    description: `Departments of the ${site.city.name} that publish open data.`,
    section: 'departments',
    body: html`<div class="wrap plain">
<h1>Departments</h1>
<ul class="offices">${all.map(
      ({ id, name, entries }) =>
        html`<li><a href="./${id}/">${name}</a> <span class="count">${counted(entries.length, 'dataset')}</span></li>`,
    )}</ul>
</div>`,
  });
}

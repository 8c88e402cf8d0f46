import { ICON } from './asset/icon.ts';
import { SCRIPT } from './asset/script.ts';
import { STYLE } from './asset/style.ts';
import { atomFeed } from './machine/atom.ts';
import { dataJson } from './machine/data-json.ts';
import { dataPackage } from './machine/data-package.ts';
import { robots, sitemap } from './machine/sitemap.ts';
import { aboutPage } from './page/about-page.ts';
import { cataloguePage } from './page/catalogue-page.ts';
import { datasetPage } from './page/dataset-page.ts';
import { departmentPage, departmentsPage } from './page/department-page.ts';
import { heldPage } from './page/held-page.ts';
import { notFoundPage } from './page/not-found-page.ts';
import { previewIndexPage } from './page/preview-index-page.ts';
import { departments, type Site, type SiteEntry } from './site.ts';

/** Files of the site as a whole, by path. The same site gives the same bytes. */
export function renderSite(site: Site): Map<string, string> {
  const files = new Map<string, string>([
    // GitHub Pages would otherwise run the pages through Jekyll.
    ['.nojekyll', ''],
    ['style.css', STYLE],
    ['site.js', SCRIPT],
    ['icon.svg', ICON],
    ['robots.txt', robots(site)],
    ['404.html', notFoundPage(site)],
  ]);
  if (site.kind === 'preview') return files.set('index.html', previewIndexPage(site));
  files.set('index.html', cataloguePage(site));
  files.set('about/index.html', aboutPage(site));
  files.set('departments/index.html', departmentsPage(site));
  for (const department of departments(site))
    files.set(`departments/${department.id}/index.html`, departmentPage(site, department));
  files.set('data.json', dataJson(site));
  files.set('feed.atom', atomFeed(site));
  const map = sitemap(site);
  return map === null ? files : files.set('sitemap.xml', map);
}

/** What is left in the folder of an entry that was taken down: nothing where only reviewers look. */
export function renderHeld(site: Site, name: string): Map<string, string> {
  return new Map(site.kind === 'preview' ? [] : [['index.html', heldPage(site, name)]]);
}

/** Files of one entry, by name in its folder, without the download. */
export function renderEntry(site: Site, entry: SiteEntry): Map<string, string> {
  const files = new Map([['index.html', datasetPage(site, entry)]]);
  const described = dataPackage(site, entry);
  return described === null ? files : files.set('datapackage.json', described);
}

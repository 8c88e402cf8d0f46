import { entryPath } from '../manifest.ts';
import { html, type Markup } from '../page/html.ts';
import { addressOf, departments, type Site } from '../site.ts';

/** sitemap.xml wants whole addresses; without an address of the site there is none. */
export function sitemap(site: Site): string | null {
  if (site.address === null) return null;
  const url = (path: string, modified?: string): Markup =>
    html`<url><loc>${addressOf(site, path)}</loc>${modified !== undefined && html`<lastmod>${modified}</lastmod>`}</url>\n`;
  const urls = [
    ...['', 'about/', 'departments/'].map((path) => url(path)),
    ...departments(site).map(({ id }) => url(`departments/${id}/`)),
    ...site.entries.map(({ name, record }) => url(entryPath(name), record.modified)),
  ];
  const markup = html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${markup.text}`;
}

export function robots(site: Site): string {
  if (site.kind === 'preview') return 'User-agent: *\nDisallow: /\n';
  const map = addressOf(site, 'sitemap.xml');
  return `User-agent: *\nAllow: /\n${map === null ? '' : `\nSitemap: ${map}\n`}`;
}

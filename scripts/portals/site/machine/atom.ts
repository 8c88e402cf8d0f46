import { entryPath } from '../manifest.ts';
import { escapeText, html, type Markup } from '../page/html.ts';
import { siteName } from '../page/layout.ts';
import { addressOf, compare, type Site, type SiteEntry } from '../site.ts';

const MOST_ENTRIES = 50;

/** What is new, what has changed and what was retired, newest first (RFC 4287). */
export function atomFeed(site: Site): string {
  const entries = site.entries
    .toSorted((a, b) => compare(updated(b), updated(a)) || compare(a.name, b.name))
    .slice(0, MOST_ENTRIES);
  const self = addressOf(site, 'feed.atom');
  const newest = entries[0] ? updated(entries[0]) : '1970-01-01T00:00:00Z';
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom">
<title>${siteName(site)}</title>
<id>${self ?? nameOf(site, 'feed')}</id>
${self && html`<link rel="self" type="application/atom+xml" href="${self}"/>\n<link rel="alternate" type="text/html" href="${addressOf(site, '')}"/>`}
<updated>${newest}</updated>
<author><name>${site.city.name}</name></author>
${entries.map((entry) => feedEntry(site, entry))}</feed>
`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.text}`;
}

function feedEntry(site: Site, entry: SiteEntry): Markup {
  const { name, record, retired } = entry;
  const address = addressOf(site, entryPath(name));
  return html`<entry>
<title>${retired ? `Retired: ${record.title}` : record.title}</title>
<id>${address ?? nameOf(site, name)}</id>
${address && html`<link rel="alternate" type="text/html" href="${address}"/>`}
<updated>${updated(entry)}</updated>
<author><name>${record.publisher}</name></author>
<category term="${record.theme.id}" label="${record.theme.label}"/>
<summary>${retired ? (record.retirement?.reason ?? '') : record.description}</summary>
</entry>
`;
}

/** When it was signed; where nobody knows, when the data changed. */
function updated({ record: { provenance, modified, retirement } }: SiteEntry): string {
  return provenance?.at ?? `${retirement?.date ?? modified}T00:00:00Z`;
}

/** A feed needs ids that are addresses of some kind, also where the site has none. */
function nameOf(site: Site, name: string): string {
  return `urn:daylight:${encodeURIComponent(escapeText(site.city.name))}:${name}`;
}

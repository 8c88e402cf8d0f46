import { addressOf, type Site } from '../site.ts';
import { excerpt } from './format.ts';
import { type Content, html, type Markup, safeAddress } from './html.ts';

export interface Page {
  /** Path of the page's folder in the tree: '' or `datasets/x/`. */
  path: string;
  title: string;
  description: string;
  /** Which item of the navigation the page belongs to. */
  section?: 'datasets' | 'departments' | 'about';
  head?: Content;
  body: Content;
  /** How the root of the tree is reached from here; worked out from the path where absent. */
  root?: string;
}

/** Nothing on a page may load or run but our own files, whatever somebody wrote into a dataset. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";

const SUN = html`<svg class="sun" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true" focusable="false"><path d="M16 9a9 9 0 0 1 9 9v1H7v-1a9 9 0 0 1 9-9Z"/><path class="ray" d="M16 2v4M5.4 6.4l2.8 2.8M26.6 6.4l-2.8 2.8M1.5 17h3.6M26.9 17h3.6M3 24h26M9 28.5h14"/></svg>`;

/** A whole page: everything around its body is the same everywhere. */
export function renderPage(site: Site, page: Page): string {
  const { path, title, description, body } = page;
  const root = page.root ?? ('../'.repeat(path.split('/').length - 1) || './');
  const name = siteName(site);
  const canonical = site.kind === 'public' ? addressOf(site, path) : null;
  const markup = html`<!doctype html>
<html lang="${site.city.locale ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="generator" content="Daylight">
${page.head}
<title>${title === name ? name : `${title} · ${name}`}</title>
<meta name="description" content="${excerpt(description, 160)}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${excerpt(description, 200)}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${name}">
${canonical && html`<meta property="og:url" content="${canonical}">\n<link rel="canonical" href="${canonical}">`}
${site.kind === 'preview' && html`<meta name="robots" content="noindex, nofollow">`}
${site.kind === 'public' && html`<link rel="alternate" type="application/atom+xml" title="${name}" href="${root}feed.atom">`}
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}style.css">
<script src="${root}site.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header(site, root, page.section)}
<main id="main" tabindex="-1">
${body}
</main>
${footer(site, root)}
</body>
</html>
`;
  return markup.text;
}

export function siteName({ city, kind }: Site): string {
  return kind === 'public' ? `${city.name} Open Data` : `${city.name} Open Data: private previews`;
}

function header(site: Site, root: string, section: Page['section']): Markup {
  const item = (id: Page['section'], href: string, label: string) =>
    html`<li><a href="${root}${href}"${id === section ? html` aria-current="true"` : null}>${label}</a></li>`;
  return html`<header class="masthead">
<div class="wrap">
<a class="brand" href="${root}">${SUN}<span><strong>${site.city.name}</strong> Open Data</span></a>
${
  site.kind === 'public' &&
  html`<nav aria-label="Main"><ul>${item('datasets', '', 'Datasets')}${item('departments', 'departments/', 'Departments')}${item('about', 'about/', 'About')}</ul></nav>`
}
</div>
</header>`;
}

function footer(site: Site, root: string): Markup {
  const city = safeAddress(site.city.url);
  if (site.kind === 'preview')
    return html`<footer class="colophon"><div class="wrap"><p>Private previews of datasets under review. Not for the public.</p></div></footer>`;
  return html`<footer class="colophon">
<div class="wrap">
<p>Published by ${city ? html`<a href="${city}">${site.city.name}</a>` : site.city.name}. Every dataset here was reviewed and signed before it was published.</p>
<ul>
<li><a href="${root}about/">About this portal</a></li>
<li><a href="${root}data.json">Catalogue as data.json</a></li>
<li><a href="${root}feed.atom">News feed</a></li>
<li><a href="${root}about/#accessibility">Accessibility</a></li>
</ul>
</div>
</footer>`;
}

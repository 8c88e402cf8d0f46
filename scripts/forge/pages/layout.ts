import type { Reply } from '../http/reply.ts';
import type { Repository } from '../state/repository.ts';
import { type Fragment, type Html, html } from './html.ts';

export interface PageContent {
  title: string;
  repository?: Repository;
  /** Which of the repository's tabs the page belongs to. */
  tab?: 'code' | 'issues' | 'pulls' | 'actions';
  body: Fragment;
  status?: number;
}

/** No script runs, nothing is fetched from elsewhere, nobody frames the page. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function page({ title, repository, tab, body, status = 200 }: PageContent): Reply {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="/-/forge.css">
<link rel="icon" href="/avatars/forge">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${header(repository, tab)}
<main id="main">
${body}
</main>
<footer class="footer">Local forge · it speaks GitHub’s API on this computer only, and forgets when it stops.</footer>
</body>
</html>
`;
  return {
    status,
    raw: { type: 'text/html; charset=utf-8', content: document.text },
    headers: {
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  };
}

function header(repository: Repository | undefined, tab: PageContent['tab']): Html {
  if (repository === undefined)
    return html`<header class="top"><p class="crumbs"><a href="/">Local forge</a></p></header>`;
  const base = `/${repository.fullName}`;
  const open = (pull: boolean): number =>
    [...repository.issues.values()].filter(
      (issue) => issue.state === 'open' && (issue.pull !== null) === pull,
    ).length;
  const link = (name: PageContent['tab'], href: string, text: string, count?: number): Html =>
    html`<a href="${href}"${tab === name ? html` aria-current="page"` : ''}>${text}${count === undefined ? '' : html` <span class="count">${count}</span>`}</a>`;
  return html`<header class="top">
<p class="crumbs"><a href="/">Local forge</a> <span aria-hidden="true">/</span> <span>${repository.owner.login}</span> <span aria-hidden="true">/</span> <a href="${base}"><strong>${repository.name}</strong></a> <span class="pill">${repository.private ? 'Private' : 'Public'}</span></p>
<nav aria-label="Repository" class="tabs">${link('code', base, 'Code')}${link('issues', `${base}/issues`, 'Issues', open(false))}${link('pulls', `${base}/pulls`, 'Pull requests', open(true))}${link('actions', `${base}/actions`, 'Actions')}</nav>
</header>`;
}

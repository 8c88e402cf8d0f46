import type { Reply } from '../http/reply.ts';
import type { Issue } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import { outcomeIcon, outcomeOfCommit } from './check-list.ts';
import { type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { page } from './layout.ts';
import { count, label, stateOf, time } from './parts.ts';

/** Pull requests or issues, open or closed, newest first. */
export function issueListPage(repository: Repository, kind: 'pulls' | 'issues', closed: boolean): Reply {
  const all = [...repository.issues.values()].filter(({ pull }) => (pull !== null) === (kind === 'pulls'));
  const shown = all.filter(({ state }) => (state === 'closed') === closed).reverse();
  const name = kind === 'pulls' ? 'Pull requests' : 'Issues';
  const link = (text: string, wantsClosed: boolean): Html => {
    const number = all.filter(({ state }) => (state === 'closed') === wantsClosed).length;
    const href = `/${repository.fullName}/${kind}${wantsClosed ? '?state=closed' : ''}`;
    return html`<a href="${href}"${wantsClosed === closed ? html` aria-current="page"` : ''}>${text} <span class="count">${number}</span></a>`;
  };
  return page({
    title: `${name} · ${repository.fullName}`,
    repository,
    tab: kind,
    body: html`<h1>${name}</h1>
<nav class="tabs under" aria-label="State">${link('Open', false)}${link('Closed', true)}</nav>
${shown.length === 0 ? html`<p class="card pad quiet">There is nothing here.</p>` : html`<ul class="card rows">${shown.map((issue) => row(repository, issue))}</ul>`}`,
  });
}

function row(repository: Repository, issue: Issue): Html {
  const { pull } = issue;
  const { state, text, icon: name } = stateOf(issue);
  const outcome = pull === null ? null : outcomeOfCommit(repository, pull.head.sha);
  const said = issue.comments.length + (pull?.reviews.length ?? 0);
  return html`<li><span class="text-${state}" title="${text}">${icon(name)}<span class="visually-hidden">${text}</span></span>
<span class="grow"><a class="title" href="/${repository.fullName}/${pull === null ? 'issues' : 'pull'}/${issue.number}" dir="auto">${issue.title}</a> ${outcome === null ? nothing : outcomeIcon(outcome)} ${issue.labels.map((each) => html`${label(each)} `)}<br>
<span class="quiet">#${issue.number} by ${issue.author.login}, ${time(issue.createdAt)}</span></span>
${said > 0 && html`<span class="quiet" title="${count(said, 'comment')}">${icon('comment')} ${said}</span>`}</li>\n`;
}

import { opinions } from '../rules/reviews.ts';
import { type Account, sameLogin } from '../state/account.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest, Review } from '../state/pull-request.ts';
import { type Fragment, type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { avatar, label, person } from './parts.ts';

/** Reviewers, assignees, labels and everybody who took part. */
export function sidebar(issue: Issue): Html {
  const { pull } = issue;
  const took = [
    issue.author,
    ...issue.comments.map(({ author }) => author),
    ...(pull?.reviews ?? []).map(({ author }) => author),
  ];
  const participants = took.filter(
    (account, at) => took.findIndex(({ login }) => sameLogin(login, account.login)) === at,
  );
  return html`<aside class="side" aria-label="About this ${pull === null ? 'issue' : 'pull request'}">
${pull === null ? nothing : section('Reviewers', reviewers(pull))}
${section(
  'Assignees',
  issue.assignees.map((account) => html`<li>${avatar(account)} ${person(account)}</li>`),
)}
${section(
  'Labels',
  issue.labels.map((each) => html`<li>${label(each)}</li>`),
)}
${section(
  'Participants',
  participants.map((account) => html`<li>${avatar(account)} ${person(account)}</li>`),
)}
</aside>`;
}

function section(title: string, items: readonly Fragment[]): Html {
  return html`<section><h2>${title}</h2>${items.length === 0 ? html`<p class="quiet">None yet</p>` : html`<ul>${items}</ul>`}</section>`;
}

function reviewers(pull: PullRequest): Html[] {
  const latest = opinions(pull);
  const commented = pull.reviews
    .filter(({ state }) => state === 'COMMENTED')
    .filter((review, at, all) => all.findIndex(({ author }) => author === review.author) === at)
    .filter(({ author }) => !latest.some((review) => review.author === author));
  const awaited = (account: Account): boolean => pull.requestedReviewers.includes(account);
  return [
    ...[...latest, ...commented]
      .filter(({ author }) => !awaited(author))
      .map(
        (review) => html`<li>${avatar(review.author)} ${person(review.author)} ${mark(review.state)}</li>`,
      ),
    ...pull.requestedReviewers.map(
      (account) => html`<li>${avatar(account)} ${person(account)} ${awaiting}</li>`,
    ),
    ...pull.requestedTeams.map(
      (slug) => html`<li><strong>${slug}</strong> <span class="quiet">team</span> ${awaiting}</li>`,
    ),
  ];
}

const awaiting = html`<span class="mark pending" title="Awaiting review">${icon('dot')}<span class="visually-hidden">awaiting review</span></span>`;

function mark(state: Review['state']): Html {
  if (state === 'APPROVED')
    return html`<span class="mark good" title="Approved">${icon('check')}<span class="visually-hidden">approved</span></span>`;
  if (state === 'CHANGES_REQUESTED')
    return html`<span class="mark bad" title="Requested changes">${icon('cross')}<span class="visually-hidden">requested changes</span></span>`;
  const text = state === 'DISMISSED' ? 'review dismissed' : 'left comments';
  return html`<span class="mark" title="${text}">${icon('comment')}<span class="visually-hidden">${text}</span></span>`;
}

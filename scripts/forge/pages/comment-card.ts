import { repositoryPage } from '../present/addresses.ts';
import { associationOf } from '../present/issue.ts';
import type { Account } from '../state/account.ts';
import type { Reaction } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { type Fragment, type Html, html, nothing } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { avatar, person, time } from './parts.ts';

export interface CommentCard {
  anchor: string;
  author: Account;
  at: string;
  edited: boolean;
  /** What the author did: "commented", "approved these changes". */
  deed: Fragment;
  body: string;
  reactions?: readonly Reaction[];
}

const ROLES: Record<string, string> = { OWNER: 'Owner', MEMBER: 'Member', COLLABORATOR: 'Collaborator' };
const EMOJI: Record<Reaction['content'], string> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  confused: '😕',
  heart: '❤️',
  hooray: '🎉',
  rocket: '🚀',
  eyes: '👀',
};

/** A comment as a card: who, when, and the rendered Markdown. */
export function commentCard(world: World, repository: Repository, card: CommentCard): Html {
  const role = ROLES[associationOf(world, repository, card.author)];
  const body =
    card.body.trim() === ''
      ? html`<p class="quiet">No description.</p>`
      : renderMarkdown(card.body, { repository: repositoryPage(world, repository) });
  return html`<article class="card comment" id="${card.anchor}" aria-label="Comment by ${card.author.login}">
<header>${avatar(card.author)} ${person(card.author)} <span class="quiet">${card.deed} <a class="quiet" href="#${card.anchor}">${time(card.at)}</a>${card.edited && ' · edited'}</span>${role === undefined ? nothing : html`<span class="pill end">${role}</span>`}</header>
<div class="prose" dir="auto">${body}</div>
${reactions(card.reactions ?? [])}</article>`;
}

function reactions(given: readonly Reaction[]): Html {
  if (given.length === 0) return nothing;
  const kinds = [...new Set(given.map(({ content }) => content))];
  return html`<footer class="reactions">${kinds.map((kind) => {
    const people = given.filter(({ content }) => content === kind).map(({ author }) => author.login);
    return html`<span class="pill" title="${people.join(', ')}">${EMOJI[kind]} ${people.length}</span> `;
  })}</footer>`;
}

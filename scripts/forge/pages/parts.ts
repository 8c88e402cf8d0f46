import type { Account } from '../state/account.ts';
import type { Issue, Label } from '../state/issue.ts';
import { type Html, html } from './html.ts';
import { type IconName, icon } from './icons.ts';

/** Small things that every page shows. */

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** What was given as a time and is none is shown as it was given. */
export function time(instant: string): Html {
  if (Number.isNaN(Date.parse(instant))) return html`<span>${instant}</span>`;
  return html`<time datetime="${instant}">${TIME.format(new Date(instant))} UTC</time>`;
}

export function avatar(account: Account, size: 20 | 32 | 40 = 20): Html {
  return html`<img class="avatar" src="/avatars/${encodeURIComponent(account.login)}" alt="" width="${size}" height="${size}">`;
}

export function person(account: Account): Html {
  const bot = account.type === 'Bot' ? html` <span class="pill">bot</span>` : '';
  return html`<strong class="login" title="${account.name ?? account.login}">${account.login.replace(/\[bot\]$/, '')}</strong>${bot}`;
}

export function label({
  name,
  color,
  description,
}: Pick<Label, 'name' | 'color'> & { description?: string | null }): Html {
  return html`<span class="label" style="--label: #${/^[0-9a-f]{6}$/.test(color) ? color : 'ededed'}"${description ? html` title="${description}"` : ''}>${name}</span>`;
}

export interface StateOfIssue {
  /** Also the class that gives the colour. */
  state: 'open' | 'draft' | 'merged' | 'closed';
  text: string;
  icon: IconName;
}

export function stateOf(issue: Issue): StateOfIssue {
  const { pull } = issue;
  if (pull === null)
    return issue.state === 'open'
      ? { state: 'open', text: 'Open', icon: 'issue' }
      : { state: 'merged', text: 'Closed', icon: 'check' };
  if (pull.merged) return { state: 'merged', text: 'Merged', icon: 'merged' };
  if (issue.state === 'closed') return { state: 'closed', text: 'Closed', icon: 'closed' };
  return pull.draft
    ? { state: 'draft', text: 'Draft', icon: 'draft' }
    : { state: 'open', text: 'Open', icon: 'open' };
}

export function stateBadge(issue: Issue): Html {
  const { state, text, icon: name } = stateOf(issue);
  return html`<span class="state state-${state}">${icon(name)} ${text}</span>`;
}

export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

export function shortSha(sha: string): Html {
  return html`<code>${sha.slice(0, 7)}</code>`;
}

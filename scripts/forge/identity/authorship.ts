import type { Signature } from '../git/commits.ts';
import type { Account } from '../state/account.ts';
import { findAccount, type World } from '../state/world.ts';

/** Committer of what is done through the website, as merges are. */
export const WEB_FLOW = 'web-flow';
const WEB_FLOW_EMAIL = 'noreply@localhost';
const NO_REPLY_HOST = 'users.noreply.localhost';

/** The address that commits made through the API carry: `id+login@users.noreply.<host>`. */
function noReplyAddress(account: Account): string {
  return `${account.id}+${account.login}@${NO_REPLY_HOST}`;
}

export function signatureOf(account: Account, date: string): Signature {
  return { name: account.name ?? account.login, email: account.email ?? noReplyAddress(account), date };
}

export function webFlowSignature(date: string): Signature {
  return { name: 'GitHub', email: WEB_FLOW_EMAIL, date };
}

/** The account that an e-mail address belongs to: `login@` or `id+login@users.noreply.<any host>`, or a known address. */
export function accountOfEmail(world: World, email: string): Account | null {
  if (email === WEB_FLOW_EMAIL || email === 'noreply@github.com') return findAccount(world, WEB_FLOW) ?? null;
  const login = /^(?:\d+\+)?([^@+\s]+)@users\.noreply\.[^@\s]+$/i.exec(email)?.[1];
  if (login !== undefined) return findAccount(world, login) ?? null;
  const wanted = email.toLowerCase();
  return [...world.accounts.values()].find((account) => account.email?.toLowerCase() === wanted) ?? null;
}

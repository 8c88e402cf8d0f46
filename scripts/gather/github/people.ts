import type { Login } from '../../model/vocabulary.ts';

/** A commit as GitHub's API gives it, as far as it says who made it. */
export interface Authored {
  author: { login?: string; type?: string } | null;
  committer: { login?: string; type?: string } | null;
  commit: {
    author: { name?: string; email?: string } | null;
    committer: { name?: string; email?: string } | null;
    message: string;
  };
}

/** Committer of everything done on github.com itself: nobody. */
const WEB = 'web-flow';

/** Everybody who had a hand in a commit: author, committer and co-authors, by login, or by e-mail where GitHub knows none. */
export function peopleOf(commit: Authored, logins: ReadonlyMap<string, Login>): Login[] {
  const people = [
    commit.author?.login ?? known(commit.commit.author?.email, logins),
    commit.committer?.login ?? known(commit.commit.committer?.email, logins),
    // An old name in an address is still the same account: what GitHub says of it counts as well.
    ...coAuthors(commit.commit.message).flatMap((email) => [
      known(email, logins),
      logins.get(email.toLowerCase()),
    ]),
  ];
  const somebody = people.filter((person): person is Login => person !== undefined && person !== WEB);
  return [...new Set(somebody)];
}

/** Logins by e-mail address, as far as other commits tell. */
export function loginsByEmail(commits: readonly Authored[]): Map<string, Login> {
  const logins = new Map<string, Login>();
  for (const { author, committer, commit } of commits) {
    if (author?.login && commit.author?.email) logins.set(commit.author.email.toLowerCase(), author.login);
    if (committer?.login && commit.committer?.email)
      logins.set(commit.committer.email.toLowerCase(), committer.login);
  }
  return logins;
}

/** A bot is alone only where no person stands behind it: the one who is named as co-author does. */
export function isBot(login: string | undefined, type: string | undefined): boolean {
  return type === 'Bot' || login?.endsWith('[bot]') === true;
}

/**
 * E-mail addresses of `Co-authored-by: Name <address>` lines, however they are spaced and wherever they stand: a squash
 * makes lists of them, and somebody too many is kept from signing rather than somebody too few.
 */
export function coAuthors(message: string): string[] {
  const lines = message.matchAll(/^[ \t>*-]*co-authored-by[ \t]*:(.*)$/gim);
  return [...lines].flatMap(([, people = '']) =>
    [...people.matchAll(/<([^<>]+)>/g)].map(([, address = '']) => address.trim()),
  );
}

function known(email: string | undefined, logins: ReadonlyMap<string, Login>): Login | undefined {
  if (email === undefined || email === '') return undefined;
  // GitHub's own private addresses: `login@` or `id+login@users.noreply.github.com`.
  const login = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.[^@]+$/i.exec(email)?.[1];
  return login ?? logins.get(email.toLowerCase()) ?? email;
}

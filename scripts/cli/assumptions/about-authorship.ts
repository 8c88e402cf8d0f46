import { readCoAuthors } from '../../gather/github/co-authors.ts';
import { pushersOf, readPushes } from '../../gather/github/pushes.ts';
import { type Assumption, insist, openPullRequest, type Scratch } from './assumption.ts';

/** The reviewer commits onto the author's branch, in the author's name. */
async function commitInAnothersName(scratch: Scratch, branch: string, message: string): Promise<string> {
  const { author, reviewer, owner, repo } = scratch;
  const { data: victim } = await author.users.getAuthenticated();
  const { data } = await reviewer.repos.createOrUpdateFileContents({
    owner,
    repo,
    branch,
    path: `${branch}-forged.txt`,
    message,
    content: Buffer.from('Forged.\n').toString('base64'),
    author: { name: victim.login, email: `${victim.id}+${victim.login}@users.noreply.github.com` },
    committer: { name: victim.login, email: `${victim.id}+${victim.login}@users.noreply.github.com` },
  });
  return data.commit.sha ?? '';
}

export const aboutAuthorship: Assumption[] = [
  {
    says: 'the activity of a branch names who pushed a commit, whatever author stands in it',
    because:
      'whoever changed what a role covers does not sign for it, also in another’s name (gather/github/pushes)',
    async holds(scratch) {
      const { author, owner, repo, reviewerLogin } = scratch;
      const { number, branch, head } = await openPullRequest(scratch);
      const forged = await commitInAnothersName(scratch, branch, 'Forged');
      const { data: commits } = await author.pulls.listCommits({ owner, repo, pull_number: number });
      const pushers = pushersOf(await readPushes(author, { owner, repo, branch }), commits);
      insist(
        pushers.get(forged) === reviewerLogin,
        `expected ${reviewerLogin}, found ${pushers.get(forged)}`,
      );
      insist(pushers.has(head), 'expected the first commit of the branch to have somebody who brought it');
    },
  },
  {
    says: 'GraphQL tells whose account the address in a trailer is',
    because: 'a co-author does not sign for what they wrote together (gather/github/co-authors)',
    async holds(scratch) {
      const { reviewer, owner, repo } = scratch;
      const { number, branch } = await openPullRequest(scratch);
      const { data: me } = await reviewer.users.getAuthenticated();
      const address = `${me.id}+${me.login}@users.noreply.github.com`;
      await commitInAnothersName(scratch, branch, `Together\n\nCo-authored-by: Rex <${address}>`);
      const logins = await readCoAuthors(reviewer, { owner, repo, pull_number: number });
      insist(logins.get(address.toLowerCase()) === me.login, `found ${[...logins].join(', ')}`);
    },
  },
  {
    says: 'a status says who set it',
    because: 'one that somebody else set under the gate’s name is not the gate’s (gather/github/standing)',
    async holds(scratch) {
      const { author, reviewer, owner, repo, reviewerLogin } = scratch;
      const { head } = await openPullRequest(scratch);
      const status = { owner, repo, sha: head, context: 'daylight/gate', state: 'success' } as const;
      await author.repos.createCommitStatus(status);
      await reviewer.repos.createCommitStatus(status);
      const { data } = await author.repos.listCommitStatusesForRef({ owner, repo, ref: head });
      insist(data[0]?.creator?.login === reviewerLogin, 'expected the newest first, with its creator');
    },
  },
];

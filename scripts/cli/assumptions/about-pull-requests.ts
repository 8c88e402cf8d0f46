import { type Assumption, insist, openPullRequest, refusal, writeFile } from './assumption.ts';

const mutation = (name: string): string =>
  `mutation ($id: ID!) { ${name}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`;

export const aboutPullRequests: Assumption[] = [
  {
    says: 'a pull request goes to draft and back by GraphQL, and its events say who and when',
    because:
      'submissions are read from it (gather/github/submissions), returned cases are converted (apply/draft)',
    async holds(scratch) {
      const { number, nodeId } = await openPullRequest(scratch);
      const { author, owner, repo } = scratch;
      await author.graphql(mutation('convertPullRequestToDraft'), { id: nodeId });
      await author.graphql(mutation('markPullRequestReadyForReview'), { id: nodeId });
      const { data } = await author.issues.listEvents({ owner, repo, issue_number: number });
      const events = data.map(({ event }) => event);
      insist(
        events.includes('convert_to_draft') || events.includes('converted_to_draft'),
        `expected the conversion among the events, found ${events.join(', ')}`,
      );
      const ready = data.find(({ event }) => event === 'ready_for_review');
      insist(
        ready !== undefined && 'actor' in ready && 'created_at' in ready,
        'expected ready_for_review with its actor and time',
      );
    },
  },
  {
    says: 'a merge names the commit it is about, and is refused where the head is another',
    because: '/publish merges the commit that was judged and no other (apply/close)',
    async holds(scratch) {
      const { number, head, branch } = await openPullRequest(scratch);
      const { author, owner, repo } = scratch;
      await writeFile(scratch, branch, `moved-${number}.txt`, 'Moved.\n');
      const status = await refusal(author.pulls.merge({ owner, repo, pull_number: number, sha: head }));
      insist(status === 409, `expected the refusal 409, found ${status}`);
    },
  },
  {
    says: 'a renamed file is listed with the path it had before',
    because: 'a rename counts at both ends: it must not lead out of an owned path (gather/github/files)',
    async holds(scratch) {
      const { author, owner, repo } = scratch;
      const text = Array.from({ length: 50 }, (_, i) => `Line ${i}`).join('\n');
      await writeFile(scratch, 'main', 'before.txt', text);
      const { number, branch } = await openPullRequest(scratch);
      const { data: before } = await author.repos.getContent({
        owner,
        repo,
        path: 'before.txt',
        ref: branch,
      });
      insist('sha' in before, 'expected a file');
      await writeFile(scratch, branch, 'after.txt', text);
      await author.repos.deleteFile({
        owner,
        repo,
        path: 'before.txt',
        branch,
        message: 'Move',
        sha: before.sha,
      });
      const { data } = await author.pulls.listFiles({ owner, repo, pull_number: number });
      const renamed = data.find(({ status }) => status === 'renamed');
      insist(renamed?.previous_filename === 'before.txt', 'expected one renamed file with previous_filename');
    },
  },
  {
    says: 'pull requests with one head are listed for that commit',
    because: 'a status belongs to a commit, and must not speak for two of them (gather/github/standing)',
    async holds(scratch) {
      const { author, owner, repo } = scratch;
      const first = await openPullRequest(scratch);
      const branch = `${first.branch}-again`;
      await author.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: first.head });
      const { data: second } = await author.pulls.create({
        owner,
        repo,
        title: 'Again',
        head: branch,
        base: 'main',
      });
      const { data } = await author.repos.listPullRequestsAssociatedWithCommit({
        owner,
        repo,
        commit_sha: first.head,
      });
      const numbers = data.map(({ number }) => number);
      insist(
        numbers.includes(first.number) && numbers.includes(second.number),
        `expected both pull requests, found ${numbers.join(', ')}`,
      );
    },
  },
];

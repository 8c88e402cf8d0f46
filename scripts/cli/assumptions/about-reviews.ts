import { type Assumption, insist, openPullRequest, refusal, writeFile } from './assumption.ts';

export const aboutReviews: Assumption[] = [
  {
    says: 'nobody approves their own pull request',
    because: 'the gate would refuse it as well, but the code-owner rule counts on it',
    async holds(scratch) {
      const { number } = await openPullRequest(scratch);
      const { author, owner, repo } = scratch;
      const status = await refusal(
        author.pulls.createReview({ owner, repo, pull_number: number, event: 'APPROVE' }),
      );
      insist(status === 422, `expected the refusal 422, found ${status}`);
    },
  },
  {
    says: 'a review names the commit that was the head when it was given',
    because: 'a sign-off that the sweep sees first is bound to that commit (derive/records)',
    async holds(scratch) {
      const { number, head, branch } = await openPullRequest(scratch);
      const { author, reviewer, owner, repo } = scratch;
      await reviewer.pulls.createReview({ owner, repo, pull_number: number, event: 'APPROVE' });
      await writeFile(scratch, branch, `later-${number}.txt`, 'Later.\n');
      const { data } = await author.pulls.listReviews({ owner, repo, pull_number: number });
      insist(data[0]?.commit_id === head, `expected ${head}, found ${data[0]?.commit_id}`);
    },
  },
  {
    says: 'whoever has reviewed is no longer requested, and can be requested again',
    because: 'a request that stands after an objection means: look again (derive/sign-offs)',
    async holds(scratch) {
      const { number } = await openPullRequest(scratch);
      const { author, reviewer, reviewerLogin, owner, repo } = scratch;
      const where = { owner, repo, pull_number: number };
      const requested = async (): Promise<number> =>
        (await author.pulls.listRequestedReviewers(where)).data.users.length;
      await author.pulls.requestReviewers({ ...where, reviewers: [reviewerLogin] });
      insist((await requested()) === 1, 'expected the reviewer to be requested');
      await reviewer.pulls.createReview({ ...where, event: 'REQUEST_CHANGES', body: 'Why?' });
      insist((await requested()) === 0, 'expected the request to be gone after the review');
      await author.pulls.requestReviewers({ ...where, reviewers: [reviewerLogin] });
      insist((await requested()) === 1, 'expected the reviewer to be requested again');
    },
  },
  {
    says: 'a dismissed review stays in the list, with the state DISMISSED',
    because: 'a dismissal takes back a sign-off that is in the ledger (derive/decisions)',
    async holds(scratch) {
      const { number } = await openPullRequest(scratch);
      const { author, reviewer, owner, repo } = scratch;
      const where = { owner, repo, pull_number: number };
      const { data: review } = await reviewer.pulls.createReview({ ...where, event: 'APPROVE' });
      await author.pulls.dismissReview({ ...where, review_id: review.id, message: 'Too early.' });
      const { data } = await author.pulls.listReviews(where);
      insist(data[0]?.state === 'DISMISSED', `expected DISMISSED, found ${data[0]?.state}`);
    },
  },
  {
    says: 'an event tells who dismissed a review, and what the review had said',
    because: 'an objection is taken back by its own role only (gather/github/reviews)',
    async holds(scratch) {
      const { number } = await openPullRequest(scratch);
      const { author, reviewer, owner, repo } = scratch;
      const where = { owner, repo, pull_number: number };
      const { data: review } = await reviewer.pulls.createReview({
        ...where,
        event: 'REQUEST_CHANGES',
        body: 'Why?',
      });
      await author.pulls.dismissReview({ ...where, review_id: review.id, message: 'Settled.' });
      const { data } = await author.issues.listEvents({ owner, repo, issue_number: number });
      const event = data.find((one) => one.event === 'review_dismissed');
      const told = event !== undefined && 'dismissed_review' in event ? event.dismissed_review : undefined;
      insist(told?.review_id === review.id, 'expected the event to name the review');
      insist(
        told?.state.toLowerCase() === 'changes_requested',
        `expected what it said, found ${told?.state}`,
      );
      insist(event?.actor?.login !== undefined, 'expected the event to name who dismissed it');
    },
  },
];

import type { Account } from './account.ts';
import type { Repository } from './repository.ts';

export interface PullRequest {
  id: number;
  draft: boolean;
  base: { ref: string; sha: string };
  head: {
    /** null: the fork is gone. */
    repository: Repository | null;
    owner: Account;
    ref: string;
    sha: string;
  };
  merged: boolean;
  mergedAt: string | null;
  mergedBy: Account | null;
  mergeCommitSha: string | null;
  /** Can head be merged into base without conflict? */
  mergeable: boolean;
  maintainerCanModify: boolean;
  requestedReviewers: Account[];
  /** Slugs of teams of the repository's owner. */
  requestedTeams: string[];
  reviews: Review[];
  reviewComments: ReviewComment[];
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export interface Review {
  id: number;
  author: Account;
  state: ReviewState;
  body: string;
  commitId: string;
  submittedAt: string | null;
}

export interface ReviewComment {
  id: number;
  reviewId: number | null;
  inReplyTo: number | null;
  author: Account;
  path: string;
  line: number | null;
  side: 'LEFT' | 'RIGHT';
  body: string;
  commitId: string;
  createdAt: string;
  updatedAt: string;
}

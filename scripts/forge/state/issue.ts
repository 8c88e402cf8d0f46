import type { Account } from './account.ts';
import type { PullRequest } from './pull-request.ts';

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
}

/** A pull request is an issue with `pull`; both share one sequence of numbers. */
export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string | null;
  author: Account;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | 'duplicate' | null;
  /** In the order in which they were added. */
  labels: Label[];
  assignees: Account[];
  comments: Comment[];
  events: TimelineEvent[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: Account | null;
  /** App through which it was made. */
  appId: number | null;
  pull: PullRequest | null;
}

export interface Comment {
  id: number;
  author: Account;
  body: string;
  createdAt: string;
  updatedAt: string;
  appId: number | null;
  reactions: Reaction[];
}

export interface Reaction {
  id: number;
  author: Account;
  content: ReactionContent;
  createdAt: string;
}

export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
export type ReactionContent = (typeof REACTIONS)[number];

/** What happened to an issue, named as in GitHub's timeline. Comments, commits and reviews are kept elsewhere. */
export interface TimelineEvent {
  id: number;
  event: string;
  actor: Account;
  createdAt: string;
  commitId: string | null;
  /** Further fields, exactly as the API shows them: `label`, `requested_team`, `rename` … */
  details: Record<string, unknown>;
}

/** A ruleset in the words of GitHub's API. */
export interface Ruleset {
  id: number;
  name: string;
  target: 'branch' | 'tag' | 'push';
  enforcement: 'active' | 'disabled' | 'evaluate';
  bypass_actors: BypassActor[];
  conditions: {
    ref_name: NamePatterns;
    /** Of an organisation's ruleset: which repositories it is laid over. */
    repository_name?: NamePatterns;
  };
  source: { type: 'Repository' | 'Organization'; name: string };
  rules: Rule[];
  created_at: string;
  updated_at: string;
}

export interface NamePatterns {
  include: string[];
  exclude: string[];
}

export const BYPASS_ACTORS = [
  'Integration',
  'OrganizationAdmin',
  'RepositoryRole',
  'Team',
  'DeployKey',
] as const;
export const BYPASS_MODES = ['always', 'pull_request', 'exempt'] as const;

export interface BypassActor {
  actor_id: number | null;
  actor_type: (typeof BYPASS_ACTORS)[number];
  bypass_mode: (typeof BYPASS_MODES)[number];
}

export interface PullRequestParameters {
  required_approving_review_count: number;
  dismiss_stale_reviews_on_push: boolean;
  require_code_owner_review: boolean;
  require_last_push_approval: boolean;
  required_review_thread_resolution: boolean;
  allowed_merge_methods?: ('merge' | 'squash' | 'rebase')[];
  required_reviewers?: RequiredReviewer[];
}

export interface RequiredReviewer {
  file_patterns: string[];
  minimum_approvals: number;
  reviewer: { id: number; type: 'Team' };
}

export interface StatusChecksParameters {
  required_status_checks: { context: string; integration_id?: number }[];
  strict_required_status_checks_policy: boolean;
  do_not_enforce_on_create?: boolean;
}

/** The rules that this forge enforces. */
export type Rule =
  | { type: 'creation' | 'update' | 'deletion' | 'non_fast_forward' | 'required_linear_history' }
  | { type: 'pull_request'; parameters: PullRequestParameters }
  | { type: 'required_status_checks'; parameters: StatusChecksParameters };

import type { Git } from '../git/git.ts';
import type { Account } from './account.ts';
import type { CheckRun, CommitComment, Deployment, Status } from './commit-report.ts';
import type { Issue, Label } from './issue.ts';
import type { Ruleset } from './ruleset.ts';
import type { WorkflowRun } from './workflow-run.ts';

export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
/** What a person may do in a repository, from nothing upwards. */
export type Role = (typeof ROLES)[number];

export interface Repository {
  id: number;
  owner: Account;
  name: string;
  fullName: string;
  private: boolean;
  description: string | null;
  homepage: string | null;
  topics: string[];
  defaultBranch: string;
  git: Git;
  /** By login in lower case. */
  collaborators: Map<string, Role>;
  /** By slug of a team of the owner. */
  teams: Map<string, Role>;
  settings: RepositorySettings;
  parent: Repository | null;
  /** By name in lower case. */
  labels: Map<string, Label>;
  issues: Map<number, Issue>;
  /** By commit, newest last. */
  statuses: Map<string, Status[]>;
  checkRuns: CheckRun[];
  deployments: Deployment[];
  commitComments: CommitComment[];
  /** Every change of a branch, oldest first. */
  activities: Activity[];
  /** By name in lower case. */
  environments: Map<string, Environment>;
  variables: Map<string, Variable>;
  /** Outside environments, by where they are kept and by name. */
  secrets: Record<SecretStore, Map<string, Secret>>;
  actions: ActionsPolicy;
  rulesets: Ruleset[];
  /** The list that its organisation keeps, seen from here. */
  inheritedRulesets: readonly Ruleset[];
  /** By id, in the order in which they were first heard of. */
  workflowRuns: Map<number, WorkflowRun>;
  pages: { branch: string; path: string; buildType: 'legacy' | 'workflow' } | null;
  createdAt: string;
  updatedAt: string;
  pushedAt: string;
}

/** Who moved a branch: what no commit can tell, since anybody may write any author into one. */
export interface Activity {
  id: number;
  ref: string;
  before: string;
  after: string;
  type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion';
  actor: Account;
  timestamp: string;
}

/** Named as the API names them. */
export interface RepositorySettings {
  allow_merge_commit: boolean;
  allow_squash_merge: boolean;
  allow_rebase_merge: boolean;
  allow_auto_merge: boolean;
  allow_update_branch: boolean;
  allow_forking: boolean;
  delete_branch_on_merge: boolean;
  has_issues: boolean;
  archived: boolean;
  is_template: boolean;
  default_workflow_permissions: 'read' | 'write';
  can_approve_pull_request_reviews: boolean;
}

export interface Environment {
  id: number;
  name: string;
  /** Branch patterns that may use it; undefined: any. */
  branches: BranchPolicy[] | undefined;
  /** Protected branches only. */
  protectedOnly: boolean;
  secrets: Map<string, Secret>;
  variables: Map<string, Variable>;
  waitTimer: number;
  preventSelfReview: boolean;
  reviewers: { type: 'User' | 'Team'; id: number }[];
  createdAt: string;
  updatedAt: string;
}

export const SECRET_STORES = ['actions', 'dependabot', 'codespaces'] as const;
export type SecretStore = (typeof SECRET_STORES)[number];

export interface Secret {
  value: string;
  createdAt: string;
  updatedAt: string;
}

/** Whether workflows run, and what they may use. */
export interface ActionsPolicy {
  enabled: boolean;
  allowed: 'all' | 'local_only' | 'selected';
  githubOwned: boolean;
  verified: boolean;
  patterns: string[];
  /** Paths of workflows that somebody turned off. */
  disabledWorkflows: Set<string>;
}

export interface BranchPolicy {
  id: number;
  name: string;
  type: 'branch' | 'tag';
}

export interface Variable {
  name: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

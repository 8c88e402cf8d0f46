/** Settings of the repository on GitHub: as the code wants them, as they are, and what would bring the two together. */

/** What GitHub shows of a setting, or why it does not show it to this token. */
export type Reading<T> = { seen: true; value: T } | { seen: false; needs: string };

export interface Rule {
  type: string;
  parameters?: Record<string, unknown>;
}

export interface BypassActor {
  /** null in the files where only the city knows the number of its App; null on GitHub for kinds that have no number. */
  actor_id: number | null;
  actor_type: string;
  bypass_mode: string;
}

/** In the words of GitHub's API, so that a file of `.github/rulesets/` is one as it is. */
export interface Ruleset {
  name: string;
  target: string;
  enforcement: string;
  conditions: { ref_name: { include: string[]; exclude: string[] } };
  rules: Rule[];
  bypass_actors: BypassActor[];
}

export interface LiveRuleset extends Omit<Ruleset, 'bypass_actors'> {
  id: number;
  /** `Repository`, or where else it comes from: `Organization`, `Enterprise`. */
  source: string;
  /** null: GitHub shows them only to those who may change the ruleset. */
  bypass_actors: BypassActor[] | null;
}

export interface Label {
  name: string;
  /** Six hex digits. */
  color: string;
  description: string;
}

/** A branch or tag pattern that may use an environment. */
export interface BranchPolicy {
  name: string;
  type: string;
}

export interface LiveEnvironment {
  name: string;
  /** `any`, `protected` (every branch with a rule), or those that are listed. */
  branches: 'any' | 'protected' | BranchPolicy[];
  /** Minutes that a job waits. */
  waitTimer: number;
  reviewers: { type: 'User' | 'Team'; id: number }[];
  preventSelfReview: boolean;
  /** Names; GitHub gives no secret back. */
  secrets: Reading<string[]>;
  variables: Reading<Record<string, string>>;
}

/** Where a secret can be kept besides an environment. */
export const SECRET_PLACES = ['repository', 'organisation', 'dependabot', 'codespaces'] as const;
export type SecretPlace = (typeof SECRET_PLACES)[number];

export interface Installation {
  appId: number;
  clientId: string | null;
  slug: string;
  /** Scope with underscores → read, write or admin. */
  permissions: Record<string, string>;
  suspended: boolean;
}

export interface LiveTeam {
  /** `organisation/slug` */
  name: string;
  /** GitHub's word for what it may do here; null where it has no access. */
  role: string | null;
  /** A secret team cannot own code. */
  secret: boolean;
}

export interface LivePages {
  /** `legacy` serves a branch, `workflow` what a workflow uploads. */
  buildType: string;
  branch: string;
  path: string;
  public: boolean;
  url: string;
}

export interface LiveActions {
  enabled: boolean;
  /** `all`, `local_only` or `selected`. */
  allowed: string;
  /** Of `selected`: those of GitHub itself, and patterns such as `actions/checkout@*`. */
  githubOwned: boolean;
  patterns: string[];
}

export interface CodeownersFault {
  line: number;
  /** `Unknown owner`, `Invalid pattern` … */
  kind: string;
  /** The owner that is meant, where it is about one. */
  owner: string | null;
}

/** The repository as it is. Names of people and teams are only looked up where the code names them. */
export interface LiveSettings {
  /** For people: https://github.com/arroyo/open-data */
  url: string;
  organisation: string;
  ownedByOrganisation: boolean;
  private: boolean;
  archived: boolean;
  allowForking: boolean;
  defaultBranch: string;
  /** What every member of the organisation may do here: none, read, write, admin. */
  basePermission: Reading<string>;
  branches: string[];
  rulesets: Reading<LiveRuleset[]>;
  /** The rules that really bind the default branch, whatever ruleset they come from. */
  rulesInForce: Reading<Rule[]>;
  /** The older branch protection, beside rulesets. */
  classicProtection: Reading<boolean>;
  labels: Reading<Label[]>;
  environments: Reading<LiveEnvironment[]>;
  /** Names of secrets outside environments. */
  secrets: Record<SecretPlace, Reading<string[]>>;
  actions: Reading<LiveActions>;
  workflowToken: Reading<{ permissions: string; approves: boolean }>;
  /** State by path: `active`, `disabled_manually`, `disabled_inactivity`. */
  workflows: Reading<Record<string, string>>;
  pages: Reading<LivePages | null>;
  installations: Reading<Installation[]>;
  /** Role by login in lower case: read, triage, write, maintain, admin; `none` for an account without access, null for no account. */
  people: Reading<Record<string, string | null>>;
  /** By name in lower case; null for a team that is not there. */
  teams: Reading<Record<string, LiveTeam | null>>;
  /** Text by path, of the places in which GitHub looks for CODEOWNERS. */
  codeowners: Record<string, string>;
  codeownersFaults: Reading<CodeownersFault[]>;
}

/** One thing that `setup` can do. It makes and mends; it never takes anything away that somebody added. */
export type SettingsChange =
  | { kind: 'create-ruleset'; ruleset: Ruleset }
  | { kind: 'update-ruleset'; id: number; ruleset: Ruleset | Omit<Ruleset, 'bypass_actors'> }
  | { kind: 'create-label'; label: Label }
  | { kind: 'update-label'; label: Label }
  /** The environment as it is, or as it is to be where there is none; `branches` are those that may use it. */
  | { kind: 'limit-environment'; environment: LiveEnvironment; branches: string[] }
  | { kind: 'allow-branch'; environment: string; branch: string }
  /** `value` null: the address that Pages has by then. */
  | { kind: 'set-variable'; environment: string; name: string; value: string | null }
  | { kind: 'create-pages'; branch: string; path: '/' | '/docs' }
  | { kind: 'update-pages'; branch: string; path: '/' | '/docs' }
  | { kind: 'restrict-workflow-token' }
  | { kind: 'enable-workflow'; path: string }
  | { kind: 'forbid-forks' };

export interface SettingsReceipt {
  kind: SettingsChange['kind'];
  /** What was changed, for people. */
  subject: string;
  outcome: 'done' | 'failed';
  /** What GitHub said, in its own words. */
  detail?: string;
}

/** `not-enforced`: there is a way around the gate. `unproven`: none is known, but not everything could be seen. */
export type SettingsVerdict = 'enforced' | 'not-enforced' | 'unproven';

/** What the rest of Daylight (demo, runner, tests) may ask of the local forge. */

export type PermissionLevel = 'none' | 'read' | 'write' | 'admin';
/** As in a workflow's `permissions:` block or a GitHub App's permission list: contents, pull-requests, statuses, checks, issues, deployments, members … */
export type Permissions = Record<string, PermissionLevel>;

export interface TokenIdentity {
  /** Login that acts: a person, `github-actions[bot]` or `<app>[bot]`. */
  login: string;
  kind: 'user' | 'job' | 'app';
  /** What it may do; a person may do what their role on the repository allows. */
  permissions?: Permissions;
  /** `owner/name` the token is limited to. */
  repository?: string;
}

/** One webhook delivery, as handed to the runner. */
export interface Delivery {
  event: string;
  /** Exactly GitHub's payload, with `repository` and `sender`. */
  payload: Record<string, unknown>;
  repository: string;
  /** Login that caused it. */
  actor: string;
  /** Caused by a job's own GITHUB_TOKEN: GitHub starts no workflow for it. */
  suppressed: boolean;
}

export interface ForgeOptions {
  /** Folder for the bare repositories. */
  directory: string;
  port?: number;
  /** The clock, so that a test can set it. */
  now?: () => Date;
  /** PATH on which git is found; the usual folders unless given. */
  path?: string;
  /** Told of every answer of the REST API, for checking it against GitHub's description. */
  onExchange?: (exchange: Exchange) => void;
}

/** One answer of the REST API. */
export interface Exchange {
  method: string;
  /** As GitHub's documentation writes it: `/repos/{owner}/{repo}`; `{+name}` takes several segments. */
  route: string;
  status: number;
  body: unknown;
}

/** A repository and the kind of jobs that get the secret, or an organisation, whose secrets all its repositories share. */
export type SecretPlace =
  | { repository: string; store: 'actions' | 'dependabot' | 'codespaces' }
  | { organization: string };

export interface Forge {
  /** http://127.0.0.1:PORT, the GITHUB_SERVER_URL. */
  url: string;
  /** GITHUB_API_URL */
  apiUrl: string;
  /** GITHUB_GRAPHQL_URL */
  graphqlUrl: string;
  /** Adds a person and returns a token that acts for them. */
  addUser(login: string, options?: { name?: string; email?: string; siteAdmin?: boolean }): string;
  addOrganization(login: string): void;
  addTeam(organization: string, slug: string, members: string[]): void;
  /** Creates an empty bare repository; `collaborators` gives read, triage, write, maintain or admin. */
  addRepository(
    fullName: string,
    options: { private: boolean; collaborators?: Record<string, string>; teams?: Record<string, string> },
  ): Promise<{ gitDirectory: string; cloneUrl: string }>;
  /** Registers a GitHub App installed on the repository; returns its id and the key that buys installation tokens. */
  addApp(slug: string, repository: string, permissions: Permissions): { id: number; key: string };
  /**
   * A token for the App whose key this is; throws where the key is wrong. `permissions` narrows it, as
   * actions/create-github-app-token's `permission-*` inputs do; asking for more than the App has throws too.
   */
  appToken(id: number, key: string, permissions?: Permissions): string;
  /** What the App's owner changes on GitHub's pages, for which there is no API. */
  changeApp(id: number, change: { permissions?: Permissions; suspended?: boolean }): void;
  mintToken(identity: TokenIdentity): string;
  /** A secret outside environments. The API takes them sealed only, so that a test could not say what is in one. */
  setSecret(place: SecretPlace, name: string, value: string): void;
  /** What every job of the repository gets, on whatever branch; its organisation's and its own. */
  secrets(repository: string): Record<string, string>;
  /** Do Actions, and does this workflow file, start anything? */
  startsWorkflow(repository: string, path: string): boolean;
  /** Environments and their secrets, as the repository settings would hold them. */
  setEnvironment(
    repository: string,
    name: string,
    options: { branches?: string[]; secrets?: Record<string, string>; variables?: Record<string, string> },
  ): void;
  environment(
    repository: string,
    name: string,
  ): { branches?: string[]; secrets: Record<string, string>; variables: Record<string, string> } | undefined;
  /** Hands an event to the listeners, as GitHub would: `schedule`, `workflow_run`, `workflow_dispatch`. */
  deliver(delivery: Delivery): void;
  onDelivery(listener: (delivery: Delivery) => void): void;
  /** Full URL of a pull request's page for people. */
  pullRequestUrl(repository: string, number: number): string;
  /** Serves one branch of a repository as static files on its own loopback port, as Pages does. */
  servePages(
    repository: string,
    branch: string,
    port?: number,
  ): Promise<{ url: string; close(): Promise<void> }>;
  gitDirectory(repository: string): string;
  /** `METHOD /path` of requests that the forge has no route for: a test expects none. */
  readonly unknownRoutes: readonly string[];
  /** What was answered with 500: mistakes of the forge itself. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

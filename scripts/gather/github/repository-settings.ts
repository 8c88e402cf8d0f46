import type { Octokit } from '@octokit/rest';
import type { LiveSettings } from '../../model/repository-settings.ts';
import { readActions, readWorkflows, readWorkflowToken } from './repository-settings-actions.ts';
import { readEnvironments } from './repository-settings-environments.ts';
import { readOwnersFaults, readOwnersFiles } from './repository-settings-owners.ts';
import { readPeople, readTeams } from './repository-settings-people.ts';
import { type Place, reading } from './repository-settings-reading.ts';
import { readClassicProtection, readRulesets, readRulesInForce } from './repository-settings-rulesets.ts';
import { readSecrets } from './repository-settings-secrets.ts';

/** What is looked up by name: nobody else's access is asked about. */
export interface WantedNames {
  /** Logins. */
  people: readonly string[];
  /** `organisation/slug` */
  teams: readonly string[];
  /** Paths at which GitHub looks for CODEOWNERS. */
  codeowners: readonly string[];
}

/**
 * The repository's settings as they are. What GitHub does not show to this token comes back as not seen; only a
 * repository that cannot be found, or a GitHub that does not answer, is an outage.
 */
export async function readRepositorySettings(
  octokit: Octokit,
  { owner, repo }: { owner: string; repo: string },
  names: WantedNames,
): Promise<LiveSettings> {
  const { data } = await octokit.repos.get({ owner, repo });
  const place: Place = { octokit, owner: data.owner.login, repo: data.name };
  const here = { owner: place.owner, repo: place.repo };
  const ownedByOrganisation = data.owner.type === 'Organization';
  const [
    rulesets,
    rulesInForce,
    classicProtection,
    environments,
    secrets,
    actions,
    workflowToken,
    workflows,
  ] = await Promise.all([
    readRulesets(place),
    readRulesInForce(place, data.default_branch),
    readClassicProtection(place, data.default_branch),
    readEnvironments(place),
    readSecrets(place, ownedByOrganisation),
    readActions(place),
    readWorkflowToken(place),
    readWorkflows(place),
  ]);
  const [
    labels,
    branches,
    pages,
    installations,
    basePermission,
    people,
    teams,
    codeowners,
    codeownersFaults,
  ] = await Promise.all([
    reading('Issues: read', async () =>
      (await octokit.paginate(octokit.issues.listLabelsForRepo, { ...here, per_page: 100 })).map(
        ({ name, color, description }) => ({ name, color, description: description ?? '' }),
      ),
    ),
    octokit.paginate(octokit.repos.listBranches, { ...here, per_page: 100 }),
    readPages(place, data.has_pages === true),
    readInstallations(place, ownedByOrganisation),
    readBasePermission(place, ownedByOrganisation),
    readPeople(place, names.people),
    readTeams(place, names.teams),
    readOwnersFiles(place, names.codeowners),
    readOwnersFaults(place),
  ]);
  return {
    url: data.html_url,
    organisation: place.owner,
    ownedByOrganisation,
    private: data.private,
    archived: data.archived === true,
    allowForking: data.allow_forking === true,
    defaultBranch: data.default_branch,
    basePermission,
    branches: branches.map(({ name }) => name),
    rulesets,
    rulesInForce,
    classicProtection,
    labels,
    environments,
    secrets,
    actions,
    workflowToken,
    workflows,
    pages,
    installations,
    people,
    teams,
    codeowners,
    codeownersFaults,
  };
}

/** GitHub says "not found" of a site that is not there and of one that may not be seen; the repository tells which. */
function readPages({ octokit, owner, repo }: Place, there: boolean): Promise<LiveSettings['pages']> {
  return reading('Pages: read', async () => {
    if (!there) return null;
    const { data } = await octokit.repos.getPages({ owner, repo });
    return {
      buildType: data.build_type ?? 'legacy',
      branch: data.source?.branch ?? '',
      path: data.source?.path ?? '/',
      public: data.public,
      url: data.html_url ?? '',
    };
  });
}

const OWNER = 'an owner of the organisation (classic token: admin:org)';

/** GitHub shows it to owners, and to everybody else as if it were not there. */
async function readBasePermission(
  { octokit, owner }: Place,
  ownedByOrganisation: boolean,
): Promise<LiveSettings['basePermission']> {
  if (!ownedByOrganisation) return { seen: true, value: 'none' };
  const found = await reading(OWNER, async () => (await octokit.orgs.get({ org: owner })).data);
  if (!found.seen) return found;
  const value = found.value.default_repository_permission;
  return value ? { seen: true, value } : { seen: false, needs: OWNER };
}

function readInstallations(
  { octokit, owner }: Place,
  ownedByOrganisation: boolean,
): Promise<LiveSettings['installations']> {
  if (!ownedByOrganisation)
    return Promise.resolve({
      seen: false,
      needs: 'a repository of an organisation: of a person’s, GitHub shows it to the App alone',
    });
  return reading(OWNER, async () => {
    const apps = await octokit.paginate(octokit.orgs.listAppInstallations, { org: owner, per_page: 100 });
    return apps.map((app) => ({
      appId: app.app_id,
      clientId: app.client_id ?? null,
      slug: app.app_slug,
      permissions: Object.fromEntries(
        Object.entries(app.permissions).map(([scope, level]) => [scope, String(level)]),
      ),
      suspended: (app.suspended_at ?? null) !== null,
    }));
  });
}

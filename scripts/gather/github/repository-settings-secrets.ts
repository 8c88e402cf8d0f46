import type { LiveSettings, Reading } from '../../model/repository-settings.ts';
import { type Place, reading } from './repository-settings-reading.ts';

/** Names of all secrets that are kept outside environments; GitHub shows no more than names to anybody. */
export async function readSecrets(
  { octokit, owner, repo }: Place,
  ownedByOrganisation: boolean,
): Promise<LiveSettings['secrets']> {
  const here = { owner, repo, per_page: 100 };
  const names = (needs: string, list: () => Promise<{ name: string }[]>): Promise<Reading<string[]>> =>
    reading(needs, async () => (await list()).map(({ name }) => name));
  const [repository, organisation, dependabot, codespaces] = await Promise.all([
    names('Secrets: read', () => octokit.paginate(octokit.actions.listRepoSecrets, here)),
    ownedByOrganisation
      ? names('Secrets: read', () => octokit.paginate(octokit.actions.listRepoOrganizationSecrets, here))
      : none(),
    names('Dependabot secrets: read', () => octokit.paginate(octokit.dependabot.listRepoSecrets, here)),
    names('Codespaces secrets: read', () => octokit.paginate(octokit.codespaces.listRepoSecrets, here)),
  ]);
  return { repository, organisation, dependabot, codespaces };
}

async function none(): Promise<Reading<string[]>> {
  return { seen: true, value: [] };
}

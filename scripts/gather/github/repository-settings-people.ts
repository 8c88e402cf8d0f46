import type { LiveSettings, LiveTeam } from '../../model/repository-settings.ts';
import { type Place, reading, unlessMissing } from './repository-settings-reading.ts';

/** What those people may do here: their highest role, whether by invitation, by a team or as everybody of the organisation. */
export function readPeople(
  { octokit, owner, repo }: Place,
  logins: readonly string[],
): Promise<LiveSettings['people']> {
  return reading('somebody who may write to the repository', async () => {
    const listed = await octokit.paginate(octokit.repos.listCollaborators, { owner, repo, per_page: 100 });
    const roles = new Map(listed.map(({ login, role_name: role }) => [login.toLowerCase(), role]));
    const found = await Promise.all(
      logins.map(async (login): Promise<[string, string | null]> => {
        const key = login.toLowerCase();
        const role = roles.get(key);
        if (role !== undefined) return [key, role];
        const account = await unlessMissing(octokit.users.getByUsername({ username: login }));
        return [key, account === null ? null : 'none'];
      }),
    );
    return Object.fromEntries(found);
  });
}

/** What those teams may do here. Teams of other organisations are not looked up: they can be given nothing here. */
export function readTeams(place: Place, names: readonly string[]): Promise<LiveSettings['teams']> {
  return reading('a member of the organisation (classic token: read:org; App: Members, read)', async () => {
    const own = names.filter((name) => name.split('/')[0]?.toLowerCase() === place.owner.toLowerCase());
    return Object.fromEntries(
      await Promise.all(own.map(async (name) => [name.toLowerCase(), await readTeam(place, name)] as const)),
    );
  });
}

/** Asking for the repository, and not only whether the team has it, makes GitHub tell what it may do there. */
const WITH_REPOSITORY = { accept: 'application/vnd.github.v3.repository+json' };

async function readTeam({ octokit, owner, repo }: Place, name: string): Promise<LiveTeam | null> {
  const team = { org: owner, team_slug: name.split('/')[1] ?? '' };
  const found = await unlessMissing(octokit.teams.getByName(team));
  if (found === null) return null;
  const access = await unlessMissing(
    octokit.teams.checkPermissionsForRepoInOrg({ ...team, owner, repo, headers: WITH_REPOSITORY }),
  );
  return { name, role: access?.data?.role_name ?? null, secret: found.data.privacy === 'secret' };
}

import type { CodeownersFault, LiveSettings } from '../../model/repository-settings.ts';
import { type Place, reading, unlessMissing } from './repository-settings-reading.ts';

/** Text by path of those of the files that are on the default branch. */
export async function readOwnersFiles(
  { octokit, owner, repo }: Place,
  paths: readonly string[],
): Promise<Record<string, string>> {
  const found = await Promise.all(
    paths.map(async (path): Promise<[string, string][]> => {
      const file = await unlessMissing(octokit.repos.getContent({ owner, repo, path }));
      if (file === null || !('content' in file.data)) return [];
      return [[path, Buffer.from(file.data.content, 'base64').toString('utf8')]];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** What GitHub says against the file that counts; nothing where there is none. */
export function readOwnersFaults({ octokit, owner, repo }: Place): Promise<LiveSettings['codeownersFaults']> {
  return reading('Contents: read', async () => {
    const found = await unlessMissing(octokit.repos.codeownersErrors({ owner, repo }));
    return (found?.data.errors ?? []).map(({ line, column, kind, source }): CodeownersFault => {
      const word = /^\S+/.exec((source ?? '').slice(column - 1))?.[0] ?? null;
      return { line, kind, owner: kind === 'Unknown owner' ? word : null };
    });
  });
}

import { requirePolicy } from '../../gather/policy.ts';
import { workTree } from '../../gather/work-tree.ts';
import { cityDate } from '../../model/city-date.ts';
import type { Finding } from '../../model/finding.ts';
import { codeowners } from '../../settings/codeowners.ts';
import {
  type DesiredSettings,
  desiredSettings,
  SETTINGS_FILES,
  SETTINGS_FOLDERS,
} from '../../settings/desired.ts';

/** What the code in this folder wants of the repository. Throws `PolicyUnreadable` without a usable governance.yml. */
export async function wantedSettings(
  folder: string,
  organisation: string,
  now: Date,
): Promise<{ desired: DesiredSettings | null; findings: Finding[] }> {
  const tree = workTree(folder);
  const { policy } = await requirePolicy(tree);
  const { governance, departments } = policy;
  const entries = [...(await tree.entries(...SETTINGS_FOLDERS)), ...(await tree.find(...SETTINGS_FILES))];
  const files = new Map<string, string>();
  for (const entry of entries) files.set(entry.path, new TextDecoder().decode(await tree.read(entry)));
  return desiredSettings({
    governance,
    departments,
    organisation,
    today: cityDate(now.toISOString(), governance.city.time_zone),
    codeowners: codeowners({ governance, departments, organisation }),
    files,
  });
}

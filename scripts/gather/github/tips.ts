import { LEDGER_BRANCH } from '../../ledger/paths.ts';
import { Outage } from '../../model/outage.ts';
import { resolveCommit } from '../git.ts';
import { fetchRefs } from './fetch-refs.ts';

export interface TipsRequest {
  clone: string;
  /** Branch to publish; `main` where absent. */
  branch?: string;
  /** Address to bring branch and ledger from; absent: as the clone has them. */
  url?: string;
  token?: string;
}

/** What is published, and the ledger that vouches for it, as commits that the clone has. */
export interface Tips {
  commit: string;
  ledger: string | null;
}

/** Throws `Outage` where the address cannot be read, or there is no such branch. */
export async function readTips({ clone, branch = 'main', url, token }: TipsRequest): Promise<Tips> {
  const [main, ledger] = [`refs/heads/${branch}`, `refs/heads/${LEDGER_BRANCH}`];
  const fetched =
    url === undefined
      ? null
      : await fetchRefs({ clone, url, ...(token === undefined ? {} : { token }) }, [main, ledger]);
  const local = async (name: string): Promise<string | null> =>
    (await resolveCommit(clone, `refs/heads/${name}`)) ??
    (await resolveCommit(clone, `refs/remotes/origin/${name}`)) ??
    resolveCommit(clone, `refs/daylight/heads/${name}`);
  const commit = fetched ? fetched.get(main) : await local(branch);
  if (!commit) throw new Outage(`There is no branch ${branch} to publish. Check the clone or the address.`);
  return { commit, ledger: fetched ? (fetched.get(ledger) ?? null) : await local(LEDGER_BRANCH) };
}

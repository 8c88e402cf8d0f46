import { appendToLedger } from '../../apply/ledger.ts';
import { roleKey, sameLogin } from '../../derive/role-key.ts';
import { gatherPublication } from '../../gather/github/publish.ts';
import { readRosters } from '../../gather/github/rosters.ts';
import { recordsAbout } from '../../ledger/about.ts';
import { GENESIS_FILE } from '../../ledger/paths.ts';
import type { GenesisRecord } from '../../model/ledger.ts';
import type { Receipt } from '../../model/plan.ts';
import { ledgerLines } from '../../render/ledger-lines.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, connect } from '../connection.ts';
import { oneDataset } from '../dataset-argument.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { cloneFolder } from '../top-folder.ts';

export const ledger: Command = {
  name: 'ledger',
  summary: 'Who signed what and when; `ledger genesis` vouches for what is on main',
  takes: '[dataset | genesis]',
  options: {
    ...CONNECTION_OPTIONS,
    reason: {
      type: 'string',
      value: 'text',
      about: 'genesis: why this content may be published without a review here',
    },
    apply: { type: 'boolean', about: 'genesis: write the entry' },
    json: { type: 'boolean', about: 'records as JSON, with the digest of every part that was signed' },
  },
  examples: [
    'daylight ledger environment/weather',
    'daylight ledger genesis --reason "Published since 2019" --apply',
  ],
  run: (input) => (input.positionals[0] === 'genesis' ? vouch(input) : print(input)),
};

async function print(input: Input): Promise<ExitCode> {
  const id = input.positionals[0] === undefined ? undefined : oneDataset(input, input.positionals[0]);
  const remote = input.io.env.GITHUB_TOKEN ? await connect(input) : null;
  const publication = await gatherPublication(remote ?? { clone: cloneFolder(input) });
  const records = [...publication.ledger].flatMap(([file, entries]) =>
    (id === undefined ? entries : recordsAbout(id, entries)).map((record) => ({ file, record })),
  );
  const told = records.sort((a, b) => (a.record.at < b.record.at ? -1 : 1));
  input.io.out(
    flag(input, 'json')
      ? JSON.stringify(told, null, 2)
      : ledgerLines(
          told.map(({ record }) => record),
          id,
        ),
  );
  return publication.findings.some((finding) => finding.id === 'ledger-broken') ? 1 : 0;
}

async function vouch(input: Input): Promise<ExitCode> {
  const reason = option(input, 'reason');
  if (reason === undefined || reason.trim() === '')
    throw new UsageError('say why, with --reason "…"; it is kept in the ledger');
  const connection = await connect(input);
  const publication = await gatherPublication({ ...connection });
  const { governance } = publication.policy;
  const scopes = { departments: [], themes: [] };
  const now = input.io.now().toISOString();
  const rosters = await readRosters(
    connection.octokit,
    connection.repository.owner,
    publication.policy,
    scopes,
    now,
  );
  // On Actions, GitHub says who pressed the button; at a terminal, the token does.
  const { GITHUB_ACTOR: actor, GITHUB_TRIGGERING_ACTOR: again = actor } = input.io.env;
  if (again !== actor)
    throw new UsageError(
      `${again} may not re-run what ${actor} began: each person vouches with a run of their own`,
    );
  const by = actor ?? connection.self;
  const role = governance.lanes.policy.requires.find((key) =>
    rosters[roleKey(key)]?.members.some((login) => sameLogin(login, by)),
  );
  if (role === undefined) {
    input.io.err(
      `daylight ledger: ${by} is in none of the roles that may vouch (${governance.lanes.policy.requires.join(', ')}). Nothing was written.`,
    );
    return 1;
  }
  const datasets = Object.fromEntries(
    publication.datasets.filter(({ clearance }) => clearance === null).map(({ id, digest }) => [id, digest]),
  );
  const record: GenesisRecord = { kind: 'genesis', at: now, role, by, reason, datasets };
  const names = Object.keys(datasets);
  const apply = flag(input, 'apply') && names.length > 0;
  const receipt = apply
    ? await appendToLedger(connection.octokit, connection.repository, GENESIS_FILE, [record])
    : null;
  const told = { by, role, reason, datasets, applied: apply, outcome: receipt?.outcome ?? null };
  input.io.out(flag(input, 'json') ? JSON.stringify(told, null, 2) : inWords(record, receipt));
  return receipt?.outcome === 'failed' ? 1 : 0;
}

function inWords({ by, role, datasets }: GenesisRecord, receipt: Receipt | null): string {
  const names = Object.keys(datasets).join(', ');
  if (names === '') return 'The ledger vouches for everything on main already.';
  return receipt === null
    ? `${by} (${role}) would vouch for ${names}. Add --apply to do it.`
    : `${by} (${role}) vouches for ${names}: ${receipt.outcome} (${receipt.detail ?? ''})`;
}

import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { soundVersion } from '../checks/sound.ts';
import { changedParts, coveredParts } from '../derive/covers.ts';
import { route } from '../derive/required-roles.ts';
import { roleOf } from '../derive/role-key.ts';
import { subjectsByRole } from '../derive/seats.ts';
import type { DatasetVersion, Parts } from '../model/dataset.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { Governance } from '../model/governance.ts';
import type { LedgerRecord, SignOffRecord } from '../model/ledger.ts';

/** How a case writes a dataset version: what differs from a sound one. */
interface ShortVersion {
  metadata?: object;
  answers?: object;
  profile?: object;
  /** Digests of parts, where they differ from `v1`. */
  parts?: Parts;
}

/** How a case writes a decision: who, for which role, and which parts were different when they signed. */
interface ShortSignature {
  role: string;
  by: string;
  decision?: SignOffRecord['decision'];
  review?: number;
  at?: string;
  was?: Parts;
}

interface Situation extends Omit<Facts, 'datasets'> {
  datasets: Record<string, { base: ShortVersion | null; head: ShortVersion | null; behind?: boolean } | null>;
  signed: ShortSignature[];
}

/** A case's facts.yml on top of base.yml, written out in full. */
export function readSituation(file: URL): Facts & { pullRequest: PullRequestFacts } {
  const base = load(readFileSync(new URL('base.yml', import.meta.url), 'utf8'));
  const situation = mergePatch(base, load(readFileSync(file, 'utf8'))) as Situation;
  const { signed, datasets, pullRequest: pr, ...rest } = situation;
  if (pr === null) throw new Error(`${file.pathname}: a case needs a pull request`);
  const changes = Object.entries(datasets).flatMap(([id, change]) =>
    change === null
      ? []
      : [
          {
            id,
            base: version(id, change.base),
            head: version(id, change.head),
            ...(change.behind ? { behind: true } : {}),
          },
        ],
  );
  const facts = { ...rest, datasets: changes, pullRequest: pr };
  const isCleared = ({ kind }: LedgerRecord): boolean => kind === 'cleared';
  // A clearance comes after the signatures it rests on.
  const ledger = [
    ...pr.ledger.filter((record) => !isCleared(record)),
    ...signed.map((signature, i) => signOff(facts, signature, i)),
    ...pr.ledger.filter(isCleared),
  ];
  return { ...facts, pullRequest: { ...pr, ledger } };
}

function version(id: string, short: ShortVersion | null): DatasetVersion | null {
  if (short === null) return null;
  const sound = soundVersion(id, {
    ...(short.metadata ? { metadata: short.metadata } : {}),
    ...(short.answers ? { checklist: short.answers } : {}),
    ...(short.profile ? { profile: short.profile } : {}),
  });
  const names = [
    'data',
    'waivers',
    'file.README.md',
    ...Object.keys(sound.metadata.value ?? {}).map((field) => `metadata.${field}`),
  ];
  const checklists = ['submission', 'quality', 'security', 'privacy', 'publication'].map(
    (checklist) => `checklist.${checklist}`,
  );
  const parts = {
    ...Object.fromEntries([...names, ...checklists].map((name) => [name, 'v1'])),
    ...short.parts,
  };
  return {
    ...sound,
    parts,
    digest: `digest of ${
      changedParts({}, parts)
        .map((name) => `${name}=${parts[name]}`)
        .filter((part) => !part.endsWith('=v1'))
        .join(' ') || 'v1'
    }`,
  };
}

function signOff(facts: Facts, short: ShortSignature, index: number): LedgerRecord {
  const governance: Governance = facts.policy.governance;
  const role = roleOf(governance, short.role);
  if (role === undefined) throw new Error(`no role ${short.role}`);
  const subjects = subjectsByRole(route(facts)).get(short.role) ?? [];
  return {
    kind: 'sign-off',
    at: short.at ?? `2026-11-20T09:${String(index).padStart(2, '0')}:00Z`,
    pullRequest: 12,
    role: short.role,
    by: short.by,
    decision: short.decision ?? 'approved',
    head: 'head-1',
    via: { review: short.review ?? 100 + index },
    parts: { ...coveredParts(facts, role, subjects), ...short.was },
  };
}

/** JSON Merge Patch, RFC 7396, except that null stays null where base has an object it may replace. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) result[key] = mergePatch(result[key], value);
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Finding } from '../model/finding.ts';
import type { Governance } from '../model/governance.ts';
import type { Label, Ruleset } from '../model/repository-settings.ts';
import { parseYaml } from '../parse/yaml.ts';
import { type Named, type NamingPolicy, namedIn } from './named.ts';
import { portalTokens, type UnhandedToken, unhandedTokens } from './portal-token.ts';
import { isList, isRecord, isTexts, isWords } from './shape.ts';

/** Where the code says how the repository is to be set up. */
export const RULESETS = '.github/rulesets/';
export const LABELS = '.github/labels.yml';
export const REPOSITORY = '.github/repository.yml';
export const APP = '.github/github-app.json';
const WORKFLOWS = '.github/workflows/';
/** All of these, for whoever reads them. */
export const SETTINGS_FOLDERS = [RULESETS, WORKFLOWS];
export const SETTINGS_FILES = [LABELS, REPOSITORY, APP];

/** An environment: who may use it, and what has to be in it. Names with what they are. */
export interface DesiredEnvironment {
  branches: string[];
  secrets: Record<string, string>;
  variables: Record<string, string>;
  optional_secrets: Record<string, string>;
  optional_variables: Record<string, string>;
}

export interface AppManifest {
  name: string;
  description: string;
  default_permissions: Record<string, string>;
}

export interface DesiredSettings {
  rulesets: { file: string; ruleset: Ruleset }[];
  labels: Label[];
  environments: Record<string, DesiredEnvironment>;
  pages: { branch: string; path: '/' | '/docs' };
  app: AppManifest;
  /** Paths of workflow files. */
  workflows: string[];
  /** Tokens of portals that a workflow does not hand on. */
  unhanded: UnhandedToken[];
  /** Actions of others that the workflows use: `actions/checkout`. */
  actions: string[];
  governance: Governance;
  /** People and teams that have to be able to write. */
  named: Named[];
  /** As governance.yml makes it. */
  codeowners: string;
}

export interface DesiredSources extends NamingPolicy {
  governance: Governance;
  codeowners: string;
  /** Text by path, of everything below `.github/`. */
  files: ReadonlyMap<string, string>;
}

/** Assembles what the code wants. null where one of the files cannot be used, which a finding then says. */
export function desiredSettings(sources: DesiredSources): {
  desired: DesiredSettings | null;
  findings: Finding[];
} {
  const { files, governance, codeowners } = sources;
  const findings: Finding[] = [];
  const refuse = (file: string, expected: string): null => {
    findings.push({ id: 'settings-file-unusable', severity: 'error', file, params: { expected } });
    return null;
  };
  const paths = [...files.keys()].sort();
  const rulesets = paths
    .filter((path) => path.startsWith(RULESETS) && path.endsWith('.json'))
    .flatMap((file) => {
      const ruleset = readJson(files.get(file));
      if (isRuleset(ruleset)) return [{ file, ruleset }];
      refuse(file, 'a ruleset as GitHub exports it');
      return [];
    });
  const read = <T>(file: string, value: unknown, is: (value: unknown) => value is T, what: string) =>
    is(value) ? value : refuse(file, what);
  const labels = read(
    LABELS,
    readYaml(LABELS, files, findings),
    isLabels,
    'a list of name, color and description',
  );
  const repository = read(
    REPOSITORY,
    readYaml(REPOSITORY, files, findings),
    isRepository,
    'environments (with branches, secrets, variables) and pages (with branch and path)',
  );
  const app = read(
    APP,
    readJson(files.get(APP)),
    isManifest,
    'a GitHub App manifest with default_permissions',
  );
  const workflows = paths.filter((path) => path.startsWith(WORKFLOWS) && /\.ya?ml$/.test(path));
  if (findings.length > 0 || labels === null || repository === null || app === null)
    return { desired: null, findings };
  return {
    desired: {
      rulesets,
      labels,
      environments: withPortalTokens(repository.environments, governance),
      pages: repository.pages,
      app,
      workflows,
      unhanded: unhandedTokens(
        governance,
        workflows.map((file) => ({ file, text: files.get(file) ?? '' })),
      ),
      actions: actionsOf(workflows.map((path) => files.get(path) ?? '')),
      governance,
      named: namedIn(sources),
      codeowners,
    },
    findings,
  };
}

/** Keys of portals lie where the App's key lies. */
function withPortalTokens(
  environments: DesiredSettings['environments'],
  governance: Governance,
): DesiredSettings['environments'] {
  return Object.fromEntries(
    Object.entries(environments).map(([name, environment]) => [
      name,
      'DAYLIGHT_APP_KEY' in environment.secrets
        ? { ...environment, secrets: { ...portalTokens(governance), ...environment.secrets } }
        : environment,
    ]),
  );
}

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function readYaml(path: string, files: DesiredSources['files'], findings: Finding[]): unknown {
  const text = files.get(path);
  if (text === undefined) return null;
  const document = parseYaml(path, text);
  findings.push(...document.findings);
  return document.value;
}

function actionsOf(texts: readonly string[]): string[] {
  const used = texts.flatMap((text) =>
    [...text.matchAll(/\buses: (?<action>[\w-]+\/[\w.-]+)/g)].map((match) => match.groups?.action ?? ''),
  );
  return [...new Set(used)].sort();
}

function isRuleset(value: unknown): value is Ruleset {
  if (!isRecord(value) || !isRecord(value.conditions) || !isRecord(value.conditions.ref_name)) return false;
  const { include, exclude } = value.conditions.ref_name;
  return (
    [value.name, value.target, value.enforcement].every((word) => typeof word === 'string') &&
    isTexts(include) &&
    isTexts(exclude) &&
    isList(value.rules, (rule) => typeof rule.type === 'string') &&
    isList(value.bypass_actors, (actor) => typeof actor.actor_type === 'string')
  );
}

function isLabels(value: unknown): value is Label[] {
  return isList(value, ({ name, color, description }) =>
    [name, color, description].every((word) => typeof word === 'string'),
  );
}

function isRepository(value: unknown): value is Pick<DesiredSettings, 'environments' | 'pages'> {
  if (!isRecord(value) || !isRecord(value.environments) || !isRecord(value.pages)) return false;
  const { branch, path } = value.pages;
  return (
    typeof branch === 'string' &&
    (path === '/' || path === '/docs') &&
    Object.values(value.environments).every(isEnvironment)
  );
}

function isEnvironment(value: unknown): value is DesiredEnvironment {
  return (
    isRecord(value) &&
    isTexts(value.branches) &&
    [value.secrets, value.variables, value.optional_secrets, value.optional_variables].every(isWords)
  );
}

function isManifest(value: unknown): value is AppManifest {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    typeof value.description === 'string' &&
    isWords(value.default_permissions)
  );
}

import type { Governance } from '../model/governance.ts';
import { parseYaml } from '../parse/yaml.ts';
import { isRecord } from './shape.ts';

/** The secret of one portal: of `city-data` it is DAYLIGHT_CITY_DATA_TOKEN, so that each portal has its own. */
export function portalTokenName(id: string): string {
  return `DAYLIGHT_${id.toUpperCase().replaceAll('-', '_')}_TOKEN`;
}

/** Tokens that the portals of governance.yml need. The branches of the repository are written with the App's own. */
export function portalTokens({ portals }: Governance): Record<string, string> {
  return Object.fromEntries(
    Object.entries(portals)
      .filter(([, { adapter }]) => adapter !== 'site')
      .map(([id, { title }]) => [portalTokenName(id), `token of the portal "${title}"`]),
  );
}

/** A step that talks to the portals and is not given the token of one. */
export interface UnhandedToken {
  /** Path of the workflow. */
  file: string;
  key: string;
}

/** Actions that talk to every portal of governance.yml. */
const PORTAL_ACTIONS = new Set(
  ['publish', 'drift', 'takedown'].map((action) => `./.github/actions/${action}`),
);

/** GitHub hands a step no secret that its workflow does not name, so each token stands in the `env` of each of these steps. */
export function unhandedTokens(
  governance: Governance,
  workflows: readonly { file: string; text: string }[],
): UnhandedToken[] {
  return workflows.flatMap(({ file, text }) => {
    const handed = handedIn(parseYaml(file, text).value);
    return Object.keys(portalTokens(governance))
      .filter((key) => handed.some((env) => env[key] !== `\${{ secrets.${key} }}`))
      .map((key) => ({ file, key }));
  });
}

/** What each step that talks to the portals has in its environment: its own, its job's and the workflow's. */
function handedIn(workflow: unknown): Record<string, unknown>[] {
  const { env, jobs } = recordOf(workflow);
  return Object.values(recordOf(jobs)).flatMap((value) => {
    const job = recordOf(value);
    const steps = Array.isArray(job.steps) ? job.steps.map(recordOf) : [];
    return steps
      .filter(({ uses }) => typeof uses === 'string' && PORTAL_ACTIONS.has(uses))
      .map((step) => ({ ...recordOf(env), ...recordOf(job.env), ...recordOf(step.env) }));
  });
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

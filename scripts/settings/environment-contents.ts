import type { LiveEnvironment } from '../model/repository-settings.ts';
import { type DesiredEnvironment, REPOSITORY } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';
import { servesPages } from './pages.ts';

/** The variable that tells which App is the city's. */
export const APP_ID = 'DAYLIGHT_APP_ID';
/** The variable with the address at which Pages serves the portal. */
const SITE_URL = 'DAYLIGHT_SITE_URL';

/** Secrets by name and variables by name: what has to be in an environment, and what nobody knows of. */
export function compareContents(
  comparison: Comparison,
  name: string,
  wanted: DesiredEnvironment,
  { secrets, variables }: Pick<LiveEnvironment, 'secrets' | 'variables'>,
): Difference[] {
  return [
    ...(secrets.seen
      ? secretDifferences(name, wanted, secrets.value)
      : [unseen(REPOSITORY, `the secrets of the environment ${name}`, secrets.needs)]),
    ...(variables.seen
      ? variableDifferences(comparison, name, wanted, Object.keys(variables.value))
      : [unseen(REPOSITORY, `the variables of the environment ${name}`, variables.needs)]),
  ];
}

function secretDifferences(
  name: string,
  { secrets, optional_secrets: optional }: DesiredEnvironment,
  found: readonly string[],
): Difference[] {
  return [
    ...Object.entries(secrets)
      .filter(([key]) => !found.includes(key))
      .map(([key, about]) => difference('error', 'secret-missing', REPOSITORY, { key, name, about })),
    ...found
      .filter((key) => !(key in secrets) && !(key in optional))
      .map((key) => difference('notice', 'secret-unknown', REPOSITORY, { key, name })),
  ];
}

function variableDifferences(
  comparison: Comparison,
  name: string,
  { variables, optional_variables: optional }: DesiredEnvironment,
  found: readonly string[],
): Difference[] {
  return [
    ...Object.entries(variables)
      .filter(([key]) => !found.includes(key))
      .flatMap(([key, about]) => missing(comparison, name, key, about)),
    ...found
      .filter((key) => !(key in variables) && !(key in optional))
      .map((key) => difference('notice', 'variable-unknown', REPOSITORY, { key, name })),
  ];
}

function missing(
  { desired, live, appId }: Comparison,
  environment: string,
  key: string,
  about: string,
): Difference[] {
  const told = (value?: string | null): Difference => {
    const change =
      value === undefined ? undefined : ({ kind: 'set-variable', environment, name: key, value } as const);
    return difference('warning', 'variable-missing', REPOSITORY, { key, name: environment, about }, change);
  };
  // A city without its App is told so once, with all that there is to do.
  if (key === APP_ID) return appId === null ? [] : [told(String(appId))];
  if (key !== SITE_URL) return [told()];
  // Before anything is published there is no address, and nothing to read back.
  return servesPages(desired) && live.branches.includes(desired.pages.branch) ? [told(null)] : [];
}

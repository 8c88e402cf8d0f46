import { SECRET_PLACES } from '../model/repository-settings.ts';
import { REPOSITORY } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';

/** Places whose secrets a workflow on any branch can read, which is everybody who may push. */
const READABLE = new Set(['repository', 'organisation']);

/** The keys of the programme lie in their environment and in no other place, and reach the steps that need them. */
export function compareSecrets({ desired, live }: Comparison): Difference[] {
  const keys = new Set(
    Object.values(desired.environments).flatMap((environment) =>
      Object.keys({ ...environment.secrets, ...environment.optional_secrets }),
    ),
  );
  const outside = SECRET_PLACES.flatMap((place) => {
    const found = live.secrets[place];
    if (!found.seen) return [unseen(REPOSITORY, `the ${place} secrets`, found.needs)];
    const exposed = found.value.filter((key) => keys.has(key));
    const other = READABLE.has(place) ? found.value.filter((key) => !keys.has(key)) : [];
    return [
      ...exposed.map((key) => difference('error', 'secret-exposed', REPOSITORY, { key, place })),
      ...(other.length > 0
        ? [difference('warning', 'secret-extra', REPOSITORY, { keys: other, place })]
        : []),
    ];
  });
  const names = Object.keys(desired.environments).map((name) => name.toLowerCase());
  const elsewhere = (live.environments.seen ? live.environments.value : [])
    .filter(({ name }) => !names.includes(name.toLowerCase()))
    .flatMap(({ name, secrets }) => {
      const place = `environment ${name}`;
      if (!secrets.seen) return [unseen(REPOSITORY, `the secrets of the ${place}`, secrets.needs)];
      return secrets.value
        .filter((key) => keys.has(key))
        .map((key) => difference('error', 'secret-exposed', REPOSITORY, { key, place }));
    });
  const unhanded = desired.unhanded.map(({ file, key }) =>
    difference('error', 'token-not-handed', file, { key }),
  );
  return [...unhanded, ...outside, ...elsewhere];
}

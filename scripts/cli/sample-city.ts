import { existsSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const NAME = 'name: City of Arroyo';
const DATASETS = [
  'environment/street-trees',
  'environment/well-levels',
  'library/branch-visits',
  'transport/parking-meters',
  'transport/traffic-counts-2019',
];

/**
 * Is this still the city that Daylight comes with? Its people and datasets play in the demonstration and in some tests. Once
 * a city has put its own in their place, those are left out: they prove the code, and a fresh copy of Daylight runs them.
 */
export function isSampleCity(): boolean {
  return (
    readFileSync(new URL('governance.yml', ROOT), 'utf8').includes(NAME) &&
    DATASETS.every((id) => existsSync(new URL(`datasets/${id}/metadata.yml`, ROOT)))
  );
}

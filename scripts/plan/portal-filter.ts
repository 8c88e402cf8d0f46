import type { Metadata } from '../model/dataset.ts';
import type { PortalSettings } from '../model/governance.ts';
import type { DatasetId } from '../model/vocabulary.ts';

/** Does a portal want this dataset? Security level 3 is wanted by none, whatever its filter says. */
export function admits(
  { only }: Pick<PortalSettings, 'only'>,
  dataset: DatasetId,
  { theme, security_level: level }: Pick<Metadata, 'theme' | 'security_level'>,
): boolean {
  const [department = ''] = dataset.split('/');
  return (
    level !== 3 &&
    (only?.departments?.includes(department) ?? true) &&
    (only?.themes?.includes(theme) ?? true) &&
    (only?.levels?.includes(level) ?? true)
  );
}

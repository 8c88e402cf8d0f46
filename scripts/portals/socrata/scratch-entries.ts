import type { DesiredEntry } from '../../model/plan.ts';
import { customFields } from './emulator/custom-fields.ts';
import { FIELDSET, markerObject } from './marker.ts';
import type { SocrataRecord } from './record.ts';
import type { SocrataBench } from './scratch-portal.ts';
import { sealOf } from './seal.ts';
import { shownOfRecord } from './shown.ts';

/** Puts entries there as if they had been published before: copies of the one that was, whose data they share. */
export function seedEntries({ emulator: { domain } }: SocrataBench, desired: readonly DesiredEntry[]): void {
  const [sample] = domain.views.values();
  if (sample === undefined) throw new Error('nothing was published');
  const fields = customFields(sample.about)[FIELDSET];
  for (const [number, entry] of desired.entries()) {
    const record = entry.record as SocrataRecord;
    const id = `seed-${number.toString(36).padStart(4, '0')}`;
    const marker = {
      entry: entry.name,
      dataset: entry.dataset,
      record: entry.recordDigest,
      data: entry.dataDigest,
      values: fields?.values ?? null,
      status: 'published' as const,
      hold: null,
      seal: sealOf(
        { ...shownOfRecord(record, null), license: String(sample.about.license.name) },
        sample.rowsUpdatedAt,
      ),
    };
    const about = {
      ...sample.about,
      name: record.name,
      description: record.description,
      metadata: { custom_fields: { [FIELDSET]: markerObject(marker) } },
    };
    domain.views.set(id, { ...sample, id, about });
    domain.revisions.set(id, []);
  }
  domain.changes += 1;
}

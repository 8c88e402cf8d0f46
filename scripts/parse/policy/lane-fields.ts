import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Governance } from '../../model/governance.ts';
import { closest } from '../closest.ts';
import { METADATA_FIELDS } from '../schemas.ts';
import { placeFinding } from './place-finding.ts';

/** What a lane lets through as a mere edit must be a field of metadata.yml. */
export function laneFields(document: Document<Governance>, governance: Governance): Finding[] {
  return Object.entries(governance.lanes).flatMap(([lane, { fields }]) =>
    (fields ?? []).flatMap((field, i) =>
      METADATA_FIELDS.includes(field)
        ? []
        : [
            placeFinding(document, `/lanes/${lane}/fields/${i}`, 'governance-unknown-field', {
              field,
              closest: closest(field, METADATA_FIELDS),
            }),
          ],
    ),
  );
}

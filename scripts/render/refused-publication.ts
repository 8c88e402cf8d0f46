import type { DatasetId } from '../model/vocabulary.ts';
import { code, list, paragraph, toMarkdown, words } from './markdown.ts';

export const REFUSED_MARKER = 'refused-publication';

/** What stands on main without a complete entry in the ledger, and what to do about it. */
export function renderRefusedPublication(commit: string, datasets: readonly DatasetId[]): string {
  return toMarkdown([
    paragraph(
      words(
        'The publisher found content on the main branch that nobody has signed: the ledger holds no complete entry for it. It is not published. What was signed before stays on the portal as it was.',
      ),
    ),
    list(datasets.map((id) => [code(id)])),
    paragraph(words('Seen at '), code(commit.slice(0, 7)), words('.')),
    paragraph(
      words(
        'To publish it, open a pull request that touches the folder and have it signed; to undo it, revert the commit. For what was published before the programme moved here, the roles of the policy lane run the workflow Genesis. This issue closes by itself.',
      ),
    ),
  ]);
}

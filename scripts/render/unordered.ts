import { code, list, paragraph, strong, toMarkdown, words } from './markdown.ts';
import { listed } from './words.ts';

/** Markers of all these issues begin with it. */
export const UNORDERED_MARKER = 'unordered:';

/** Which issue is about this dataset. */
export function unorderedMarker(dataset: string): string {
  return `${UNORDERED_MARKER}${dataset}`;
}

export interface UnorderedMark {
  portal: string;
  name: string;
  /** Whom the marker names; null where it names nobody. */
  named: string | null;
}

/** A login, and nothing that somebody could hide in its place. */
const LOGIN = /^[a-z\d](?:[a-z\d-]{0,38})$/i;

/**
 * The issue about an entry that carries the marker of a takedown which the ledger does not know. Of the marker only a login
 * is repeated: the rest was written by nobody knows whom. `roles`: titles of those who may take down.
 */
export function renderUnordered(
  dataset: string,
  marks: readonly UnorderedMark[],
  roles: readonly string[],
): string {
  return toMarkdown([
    paragraph(
      code(dataset),
      words(' is hidden by the marker of a takedown, and the ledger knows of no such order:'),
    ),
    list(
      marks.map(({ portal, name, named }) => [
        code(name),
        words(` on ${portal}`),
        ...(named !== null && LOGIN.test(named)
          ? [words(', whose marker names '), code(named)]
          : [words(', whose marker names nobody')]),
      ]),
    ),
    paragraph(
      words(
        'Whoever may write on the portal could have put it there, so that it counts as nobody’s order. What is hidden stays hidden, and nothing of this dataset is published on any portal until this is settled:',
      ),
    ),
    list([
      [
        strong(words('It was ordered')),
        words(
          `, as at a terminal while GitHub was away, or by a run that broke off: one of those who may take a dataset down (${listed(roles)}) puts the label `,
        ),
        code('takedown'),
        words(' on this issue. It is hidden everywhere then, and recorded as their order.'),
      ],
      [
        strong(words('It was not')),
        words(
          ': find out who could write on the portal, and why they did; then take the marker away there. The next run of Publish shows the dataset again.',
        ),
      ],
    ]),
    paragraph(words('This issue closes by itself.')),
  ]);
}

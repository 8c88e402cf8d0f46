import type { RootContent } from 'mdast';
import { code, lineBreak, link, list, strong, untrusted, words } from '../markdown.ts';
import type { CaseFile } from './case-file.ts';

/** The datasets, how far their checklists are, and where their previews stand. */
export function overview({ facts, assessment, previews }: CaseFile): RootContent[] {
  // A folder that moved is shown where it went.
  const subjects = new Set(assessment.lanes.map(({ subject }) => subject));
  const shown = facts.datasets.filter(({ id }) => subjects.has(id));
  const items = shown.map((change) => {
    const title = change.head?.metadata.value?.title ?? change.id;
    const preview = previews[change.id];
    const progress = assessment.checklists
      .filter((c) => c.dataset === change.id)
      .map((c) => `${c.checklist} ${c.answered} of ${c.total}`);
    return [
      strong(untrusted(title)),
      words(' '),
      code(change.id),
      ...(progress.length > 0 ? [lineBreak(), words(`Answers: ${progress.join(' · ')}`)] : []),
      ...(preview
        ? [lineBreak(), link(preview, words('Private preview')), words(' (for reviewers; not public)')]
        : []),
    ];
  });
  return items.length === 0 ? [] : [list(items)];
}

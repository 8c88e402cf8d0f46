import type { CaseFile } from './comment/case-file.ts';
import { code, link, list, paragraph, toMarkdown, untrusted, words } from './markdown.ts';
import { listed } from './words.ts';

/** The pull request that brings the reason of a withheld case into the inventory. */
export function renderWithholdingProposal({ facts, pr, assessment }: CaseFile): {
  title: string;
  body: string;
} {
  const { withheld } = assessment;
  if (withheld === null) return { title: '', body: '' };
  const body = toMarkdown([
    paragraph(
      code(withheld.by),
      words(' withheld these datasets in '),
      link(`${facts.repository.url}/pull/${pr.number}`, words(`pull request ${pr.number}`)),
      words('. Here the inventory learns of it, so that nobody has to ask again why they are not published:'),
    ),
    list(withheld.datasets.map((id) => [code(id)])),
    paragraph(untrusted(withheld.reason, 2_000)),
  ]);
  return { title: `Withhold ${listed(withheld.datasets.slice(0, 3))}`, body };
}

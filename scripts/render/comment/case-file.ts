import type { Assessment } from '../../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../../model/facts.ts';
import type { PortalChange } from '../../model/plan.ts';

/** Everything there is to say about a pull request. */
export interface CaseFile {
  facts: Facts;
  pr: PullRequestFacts;
  assessment: Assessment;
  /** What merging would do to the portals. */
  publication: Pick<PortalChange, 'kind' | 'portal' | 'name' | 'because'>[];
  /** Where reviewers see the private previews, by dataset. */
  previews: Record<string, string>;
  /** The comment that started this run, to which a reply may be due. */
  startedBy?: number;
  /** A commit of the merge queue that waits for the verdict as well. */
  mergeGroup?: string;
}

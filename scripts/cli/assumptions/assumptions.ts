import { aboutAuthorship } from './about-authorship.ts';
import { aboutPullRequests } from './about-pull-requests.ts';
import { aboutReviews } from './about-reviews.ts';
import { aboutWriting } from './about-writing.ts';
import type { Assumption } from './assumption.ts';

/** Everything Daylight takes for granted about GitHub that one repository and two people can put to the test. */
export const assumptions: readonly Assumption[] = [
  ...aboutReviews,
  ...aboutPullRequests,
  ...aboutAuthorship,
  ...aboutWriting,
];

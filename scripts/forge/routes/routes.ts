import type { Route } from '../http/router.ts';
import { actionPermissionRoutes } from './action-permissions.ts';
import { actionRoutes } from './actions.ts';
import { activityRoutes } from './activity.ts';
import { appRoutes } from './apps.ts';
import { branchRoutes } from './branches.ts';
import { checkRunRoutes } from './check-runs.ts';
import { codeOwnerRoutes } from './codeowners.ts';
import { collaboratorRoutes } from './collaborators.ts';
import { commentRoutes } from './comments.ts';
import { commitCommentRoutes } from './commit-comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { deploymentRoutes } from './deployments.ts';
import { environmentRoutes } from './environments.ts';
import { forkRoutes } from './forks.ts';
import { gitObjectRoutes } from './git-objects.ts';
import { gitRefRoutes } from './git-refs.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { mergeRoutes } from './merges.ts';
import { metaRoutes } from './meta.ts';
import { organizationRulesetRoutes } from './organization-rulesets.ts';
import { organizationRoutes } from './organizations.ts';
import { pagesRoutes } from './pages.ts';
import { pullRoutes } from './pulls.ts';
import { repositoryRoutes } from './repositories.ts';
import { requestedReviewerRoutes } from './requested-reviewers.ts';
import { reviewCommentRoutes } from './review-comments.ts';
import { reviewRoutes } from './reviews.ts';
import { rulesetRoutes } from './rulesets.ts';
import { secretRoutes } from './secrets.ts';
import { statusRoutes } from './statuses.ts';
import { teamRoutes } from './teams.ts';
import { timelineRoutes } from './timeline.ts';
import { userRoutes } from './users.ts';
import { variableRoutes } from './variables.ts';
import { writeContentRoutes } from './write-contents.ts';

/** Everything the forge answers below /api/v3; anything else is an unknown route. */
export const ROUTES: readonly Route[] = [
  ...metaRoutes,
  ...userRoutes,
  ...organizationRoutes,
  ...teamRoutes,
  ...appRoutes,
  ...repositoryRoutes,
  ...pagesRoutes,
  ...forkRoutes,
  ...collaboratorRoutes,
  ...branchRoutes,
  ...commitRoutes,
  ...activityRoutes,
  ...commitCommentRoutes,
  ...contentRoutes,
  ...writeContentRoutes,
  ...gitObjectRoutes,
  ...gitRefRoutes,
  ...codeOwnerRoutes,
  ...pullRoutes,
  ...mergeRoutes,
  ...reviewRoutes,
  ...reviewCommentRoutes,
  ...requestedReviewerRoutes,
  ...issueRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...timelineRoutes,
  ...statusRoutes,
  ...checkRunRoutes,
  ...deploymentRoutes,
  ...rulesetRoutes,
  ...organizationRulesetRoutes,
  ...environmentRoutes,
  ...variableRoutes,
  ...actionRoutes,
  ...actionPermissionRoutes,
  ...secretRoutes,
];

import { fileURLToPath } from 'node:url';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conformance, type Recorded } from './openapi/conformance.ts';
import { readDescription } from './openapi/description.ts';
import { ROUTES } from './routes/routes.ts';
import { HERE, openSample, QUIET, type Sample, signWebToken } from './sample.ts';

const cache = fileURLToPath(new URL('../../.daylight/openapi', import.meta.url));
const description = readDescription(cache);
if (description === null)
  console.log('test:openapi skipped: GitHub’s description (npm @octokit/openapi) could not be fetched.');

/** Not described as JSON; described under another path; and one whose description wants an account to be a person and an enterprise at once. */
const UNDESCRIBED = new Set([
  'GET /zen',
  'GET ',
  'GET /repos/{owner}/{repo}/contents',
  'GET /app/installations',
]);
/** Only ever refused: rulesets take the place of branch protection. */
const REFUSED = 'GET /repos/{owner}/{repo}/branches/{branch}/protection';

describe.skipIf(description === null)('every route of the forge', () => {
  const recorded: Recorded[] = [];
  let sample: Sample;

  beforeAll(async () => {
    sample = await openSample({
      onExchange: ({ method, route, status, body }) =>
        void recorded.push({
          method,
          route,
          status,
          body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)),
        }),
    });
    await callEverything(sample);
  });
  afterAll(async () => {
    expect(sample.forge.faults).toEqual([]);
    expect(sample.forge.unknownRoutes).toEqual([]);
    await sample.close();
  });

  test('answers as GitHub describes', () => {
    const verdict = conformance(description ?? { paths: {}, components: {} });
    const answers = recorded.filter(
      ({ method, route, status }) => status < 300 && !UNDESCRIBED.has(`${method} ${route}`),
    );
    const faults = answers.map(verdict).filter((each) => each.faults.length > 0);
    expect(Object.fromEntries(faults.map((each) => [each.what, each.faults]))).toEqual({});
  });

  test('has been asked and has answered with success', () => {
    const asked = new Set(
      recorded.filter(({ status }) => status < 400).map(({ method, route }) => `${method} ${route}`),
    );
    expect(
      ROUTES.map(({ method, path }) => `${method} ${path}`).filter((route) => !asked.has(route)),
    ).toEqual([REFUSED]);
  });
});

async function callEverything({ forge, tokens, clone }: Sample): Promise<void> {
  const as = (auth: string): Octokit => new Octokit({ auth, baseUrl: forge.apiUrl, log: QUIET });
  const [ana, sam, cleo] = [as(tokens.ana), as(tokens.sam), as(tokens.cleo)];
  const work = await clone(tokens.sam, 'sam');
  const sha = await work.push('topic', {
    'datasets/a.csv': 'a\n',
    '.github/workflows/x.yml': 'on: workflow_dispatch\n',
  });
  const base64 = Buffer.from('x').toString('base64');
  const org = 'arroyo';
  const team = { org, team_slug: 'cdo' };

  await ana.meta.root();
  await ana.meta.getZen();
  await ana.rateLimit.get();
  await ana.users.getAuthenticated();
  await ana.repos.listForAuthenticatedUser();
  await sam.orgs.listForAuthenticatedUser();
  await ana.users.getByUsername({ username: 'cleo' });
  await ana.orgs.get({ org });
  await ana.orgs.update({ org, default_repository_permission: 'none' });
  await ana.orgs.listMembers({ org });
  await ana.orgs.checkMembershipForUser({ org, username: 'cleo' });
  await ana.orgs.getMembershipForUser({ org, username: 'cleo' });
  await ana.orgs.listAppInstallations({ org });
  await ana.repos.listForOrg({ org });
  await ana.repos.createInOrg({ org, name: 'second', private: true });

  await ana.teams.create({ org, name: 'City Clerk' });
  await ana.teams.list({ org });
  await ana.teams.getByName(team);
  await ana.teams.listMembersInOrg(team);
  await ana.teams.getMembershipForUserInOrg({ ...team, username: 'cleo' });
  await ana.teams.addOrUpdateMembershipForUserInOrg({ ...team, username: 'sam' });
  await ana.teams.removeMembershipForUserInOrg({ ...team, username: 'sam' });
  await ana.teams.addOrUpdateRepoPermissionsInOrg({ ...team, ...HERE, permission: 'push' });
  await ana.teams.checkPermissionsForRepoInOrg({
    ...team,
    ...HERE,
    headers: { accept: 'application/vnd.github.v3.repository+json' },
  });

  await ana.repos.get(HERE);
  await ana.repos.update({ ...HERE, description: 'Data', allow_forking: true });
  await ana.repos.getAllTopics(HERE);
  await ana.repos.replaceAllTopics({ ...HERE, names: ['open-data'] });
  await ana.repos.createPagesSite({ ...HERE, source: { branch: 'main' } });
  await ana.repos.getPages(HERE);
  await ana.repos.updateInformationAboutPagesSite({ ...HERE, source: { branch: 'main', path: '/docs' } });
  await ana.repos.deletePagesSite(HERE);
  await cleo.repos.createFork(HERE);
  await ana.repos.listForks(HERE);
  await ana.repos.listCollaborators(HERE);
  await ana.repos.addCollaborator({ ...HERE, username: 'nobody', permission: 'pull' });
  await ana.repos.checkCollaborator({ ...HERE, username: 'nobody' });
  await ana.repos.getCollaboratorPermissionLevel({ ...HERE, username: 'sam' });
  await ana.repos.removeCollaborator({ ...HERE, username: 'nobody' });
  await ana.repos.listTeams(HERE);
  await ana.repos.listBranches(HERE);
  await ana.repos.listActivities(HERE);
  await ana.repos.getBranch({ ...HERE, branch: 'main' });
  await ana.repos.listCommits(HERE);
  await ana.repos.getCommit({ ...HERE, ref: sha });
  await ana.repos.compareCommitsWithBasehead({ ...HERE, basehead: 'main...topic' });
  await ana.repos.createCommitComment({ ...HERE, commit_sha: sha, body: 'x' });
  await ana.repos.listCommentsForCommit({ ...HERE, commit_sha: sha });
  await ana.repos.codeownersErrors(HERE);
  await ana.repos.getReadme(HERE);
  await ana.repos.getContent({ ...HERE, path: '' });
  const { data: written } = await ana.repos.createOrUpdateFileContents({
    ...HERE,
    path: 'x.txt',
    message: 'x',
    content: base64,
  });
  const blob = written.content?.sha ?? '';
  await ana.repos.createOrUpdateFileContents({
    ...HERE,
    path: 'x.txt',
    message: 'y',
    content: base64,
    sha: blob,
  });
  await ana.repos.getContent({ ...HERE, path: 'x.txt' });
  await ana.repos.deleteFile({ ...HERE, path: 'x.txt', message: 'z', sha: blob });

  await ana.git.createBlob({ ...HERE, content: 'x' });
  await ana.git.getBlob({ ...HERE, file_sha: blob });
  const { data: tree } = await ana.git.createTree({
    ...HERE,
    tree: [{ path: 'a', mode: '100644', type: 'blob', sha: blob }],
  });
  await ana.git.getTree({ ...HERE, tree_sha: tree.sha });
  const { data: commit } = await ana.git.createCommit({
    ...HERE,
    message: 'x',
    tree: tree.sha,
    parents: [sha],
  });
  await ana.git.getCommit({ ...HERE, commit_sha: commit.sha });
  await ana.git.createRef({ ...HERE, ref: 'refs/heads/made', sha });
  await ana.git.getRef({ ...HERE, ref: 'heads/made' });
  await ana.git.listMatchingRefs({ ...HERE, ref: 'heads/m' });
  await ana.git.updateRef({ ...HERE, ref: 'heads/made', sha: commit.sha });
  await ana.git.deleteRef({ ...HERE, ref: 'heads/made' });

  await callPullRequests(ana, sam, cleo);
  await callReports(forge, ana, sha);
  await callSettings(forge, ana);
}

async function callPullRequests(ana: Octokit, sam: Octokit, cleo: Octokit): Promise<void> {
  const { data: opened } = await sam.pulls.create({
    ...HERE,
    title: 'Topic',
    body: 'x',
    head: 'topic',
    base: 'main',
  });
  const pull = { ...HERE, pull_number: opened.number };
  const issue = { ...HERE, issue_number: opened.number };
  await ana.repos.listPullRequestsAssociatedWithCommit({ ...HERE, commit_sha: opened.head.sha });
  await ana.pulls.update({ ...pull, title: 'Better' });
  await ana.pulls.requestReviewers({ ...pull, reviewers: ['rita'], team_reviewers: ['cdo'] });
  await ana.pulls.removeRequestedReviewers({ ...pull, reviewers: ['rita'] });
  await ana.pulls.list(HERE);
  await ana.pulls.get(pull);
  await ana.pulls.listFiles(pull);
  await ana.pulls.listCommits(pull);
  await ana.pulls.listRequestedReviewers(pull);
  const { data: pending } = await cleo.pulls.createReview({
    ...pull,
    body: 'x',
    comments: [{ path: 'datasets/a.csv', line: 1, body: 'y' }],
  });
  await cleo.pulls.updateReview({ ...pull, review_id: pending.id, body: 'z' });
  await cleo.pulls.getReview({ ...pull, review_id: pending.id });
  await cleo.pulls.submitReview({ ...pull, review_id: pending.id, event: 'APPROVE' });
  await cleo.pulls.listCommentsForReview({ ...pull, review_id: pending.id });
  await ana.pulls.listReviews(pull);
  await ana.pulls.dismissReview({ ...pull, review_id: pending.id, message: 'x' });
  const { data: other } = await cleo.pulls.createReview({ ...pull, body: 'x' });
  await cleo.pulls.deletePendingReview({ ...pull, review_id: other.id });
  const { data: comment } = await cleo.pulls.createReviewComment({
    ...pull,
    path: 'datasets/a.csv',
    line: 1,
    body: 'x',
    commit_id: opened.head.sha,
  });
  await sam.pulls.createReplyForReviewComment({ ...pull, comment_id: comment.id, body: 'y' });
  await ana.pulls.listReviewComments(pull);

  const { data: said } = await ana.issues.createComment({ ...issue, body: 'x' });
  const ofComment = { ...HERE, comment_id: said.id };
  await ana.issues.updateComment({ ...ofComment, body: 'y' });
  await ana.issues.getComment(ofComment);
  await ana.issues.listComments(issue);
  await ana.issues.listCommentsForRepo(HERE);
  await ana.reactions.createForIssueComment({ ...ofComment, content: 'eyes' });
  await ana.reactions.listForIssueComment(ofComment);
  await ana.issues.deleteComment(ofComment);
  await ana.issues.createLabel({ ...HERE, name: 'stage-1', color: '0e8a16', description: 'x' });
  await ana.issues.getLabel({ ...HERE, name: 'stage-1' });
  await ana.issues.updateLabel({ ...HERE, name: 'stage-1', description: 'y' });
  await ana.issues.listLabelsForRepo(HERE);
  await ana.issues.addLabels({ ...issue, labels: ['stage-1'] });
  await ana.issues.listLabelsOnIssue(issue);
  await ana.issues.removeLabel({ ...issue, name: 'stage-1' });
  await ana.issues.setLabels({ ...issue, labels: ['stage-1'] });
  await ana.issues.addAssignees({ ...issue, assignees: ['sam'] });
  await ana.issues.removeAssignees({ ...issue, assignees: ['sam'] });
  await ana.pulls.updateBranch(pull);
  await ana.issues.listEventsForTimeline(issue);
  await ana.issues.listEvents(issue);
  await ana.issues.removeAllLabels(issue);
  await ana.issues.deleteLabel({ ...HERE, name: 'stage-1' });
  await ana.repos.merge({ ...HERE, base: 'topic', head: 'main' });
  await ana.pulls.merge(pull);
  await ana.pulls.checkIfMerged(pull);
  await ana.pulls.get(pull);

  const { data: made } = await ana.issues.create({
    ...HERE,
    title: 'x',
    body: 'y',
    labels: ['drift'],
    assignees: ['sam'],
  });
  await ana.issues.update({ ...HERE, issue_number: made.number, state: 'closed', title: 'z' });
  await ana.issues.get({ ...HERE, issue_number: made.number });
  await ana.issues.listForRepo({ ...HERE, state: 'all' });
}

async function callReports(forge: Sample['forge'], ana: Octokit, sha: string): Promise<void> {
  await ana.repos.createCommitStatus({
    ...HERE,
    sha,
    state: 'success',
    context: 'x',
    description: 'y',
    target_url: 'http://127.0.0.1/',
  });
  await ana.repos.listCommitStatusesForRef({ ...HERE, ref: sha });
  await ana.repos.getCombinedStatusForRef({ ...HERE, ref: sha });
  const app = forge.addApp('daylight', 'arroyo/open-data', { checks: 'write' });
  const bot = new Octokit({ auth: forge.appToken(app.id, app.key), baseUrl: forge.apiUrl, log: QUIET });
  const annotations = [
    { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice' as const, message: 'x' },
  ];
  const { data: run } = await bot.checks.create({
    ...HERE,
    name: 'x',
    head_sha: sha,
    output: { title: 'x', summary: 'y', annotations },
  });
  await bot.checks.update({ ...HERE, check_run_id: run.id, conclusion: 'neutral' });
  await bot.checks.get({ ...HERE, check_run_id: run.id });
  await bot.checks.listAnnotations({ ...HERE, check_run_id: run.id });
  await bot.checks.listForRef({ ...HERE, ref: sha });
  const { data: deployment } = await ana.repos.createDeployment({
    ...HERE,
    ref: 'main',
    auto_merge: false,
    required_contexts: [],
  });
  if (!('id' in deployment)) throw new Error('No deployment was made');
  const ofDeployment = { ...HERE, deployment_id: deployment.id };
  await ana.repos.createDeploymentStatus({ ...ofDeployment, state: 'success' });
  await ana.repos.listDeploymentStatuses(ofDeployment);
  await ana.repos.getDeployment(ofDeployment);
  await ana.repos.listDeployments(HERE);
  await ana.repos.deleteDeployment(ofDeployment);
  const now = Math.floor(Date.now() / 1000);
  const self = new Octokit({
    auth: signWebToken({ iss: app.id, iat: now - 10, exp: now + 300 }, app.key),
    baseUrl: forge.apiUrl,
    log: QUIET,
  });
  await self.apps.getAuthenticated();
  await self.apps.listInstallations();
  const { data: installation } = await self.apps.getRepoInstallation(HERE);
  await self.apps.getInstallation({ installation_id: installation.id });
  await self.apps.createInstallationAccessToken({ installation_id: installation.id });
  await ana.apps.getBySlug({ app_slug: 'daylight' });
  await bot.apps.listReposAccessibleToInstallation();
  await bot.apps.revokeInstallationAccessToken();
}

async function callSettings(forge: Sample['forge'], ana: Octokit): Promise<void> {
  const environment = { ...HERE, environment_name: 'portal' };
  const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
  const { data: team } = await ana.teams.getByName({ org: 'arroyo', team_slug: 'cdo' });
  await ana.repos.createOrUpdateEnvironment({
    ...environment,
    deployment_branch_policy,
    wait_timer: 5,
    reviewers: [{ type: 'Team', id: team.id }],
  });
  await ana.repos.getEnvironment(environment);
  await ana.repos.getAllEnvironments(HERE);
  const { data: policy } = await ana.repos.createDeploymentBranchPolicy({ ...environment, name: 'main' });
  const branch_policy_id = policy.id ?? 0;
  await ana.repos.updateDeploymentBranchPolicy({ ...environment, branch_policy_id, name: 'main' });
  await ana.repos.listDeploymentBranchPolicies(environment);
  await ana.repos.deleteDeploymentBranchPolicy({ ...environment, branch_policy_id });
  forge.setEnvironment('arroyo/open-data', 'portal', { secrets: { KEY: 'x' } });
  await ana.actions.listEnvironmentSecrets(environment);
  await ana.actions.deleteEnvironmentSecret({ ...environment, secret_name: 'KEY' });
  const variable = { name: 'X', value: 'y' };
  await ana.actions.createEnvironmentVariable({ ...environment, ...variable });
  await ana.actions.listEnvironmentVariables(environment);
  await ana.actions.getEnvironmentVariable({ ...environment, name: 'X' });
  await ana.actions.updateEnvironmentVariable({ ...environment, ...variable });
  await ana.actions.deleteEnvironmentVariable({ ...environment, name: 'X' });
  await ana.repos.deleteAnEnvironment(environment);
  await ana.actions.createRepoVariable({ ...HERE, ...variable });
  await ana.actions.listRepoVariables(HERE);
  await ana.actions.getRepoVariable({ ...HERE, name: 'X' });
  await ana.actions.updateRepoVariable({ ...HERE, ...variable });
  await ana.actions.deleteRepoVariable({ ...HERE, name: 'X' });
  forge.setSecret({ repository: 'arroyo/open-data', store: 'actions' }, 'KEY', 'x');
  forge.setSecret({ repository: 'arroyo/open-data', store: 'dependabot' }, 'KEY', 'x');
  forge.setSecret({ repository: 'arroyo/open-data', store: 'codespaces' }, 'KEY', 'x');
  forge.setSecret({ organization: 'arroyo' }, 'KEY', 'x');
  await ana.actions.listRepoSecrets(HERE);
  await ana.actions.listRepoOrganizationSecrets(HERE);
  await ana.dependabot.listRepoSecrets(HERE);
  await ana.codespaces.listRepoSecrets(HERE);
  const key = { secret_name: 'KEY' };
  await ana.actions.deleteRepoSecret({ ...HERE, ...key });
  await ana.dependabot.deleteRepoSecret({ ...HERE, ...key });
  await ana.codespaces.deleteRepoSecret({ ...HERE, ...key });
  await ana.actions.deleteOrgSecret({ org: 'arroyo', ...key });
  await ana.actions.setGithubActionsPermissionsRepository({
    ...HERE,
    enabled: true,
    allowed_actions: 'selected',
  });
  await ana.actions.getGithubActionsPermissionsRepository(HERE);
  await ana.actions.setAllowedActionsRepository({ ...HERE, github_owned_allowed: true });
  await ana.actions.getAllowedActionsRepository(HERE);
  await ana.actions.getGithubActionsDefaultWorkflowPermissionsRepository(HERE);
  await ana.actions.setGithubActionsDefaultWorkflowPermissionsRepository({
    ...HERE,
    default_workflow_permissions: 'read',
  });
  await ana.actions.disableWorkflow({ ...HERE, workflow_id: 'x.yml' });
  await ana.actions.listRepoWorkflows(HERE);
  await ana.actions.enableWorkflow({ ...HERE, workflow_id: 'x.yml' });
  await ana.actions.createWorkflowDispatch({ ...HERE, workflow_id: 'x.yml', ref: 'main' });
  await ana.repos.createDispatchEvent({ ...HERE, event_type: 'x' });
  const rules = [{ type: 'deletion' as const }];
  const bypass_actors = [
    { actor_id: 5, actor_type: 'RepositoryRole' as const, bypass_mode: 'always' as const },
  ];
  const conditions = { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } };
  const { data: ruleset } = await ana.repos.createRepoRuleset({
    ...HERE,
    name: 'x',
    enforcement: 'active',
    rules,
    bypass_actors,
    conditions,
  });
  const repository_name = { include: ['~ALL'], exclude: [] };
  const { data: shared } = await ana.request('POST /orgs/{org}/rulesets', {
    org: 'arroyo',
    name: 'all',
    enforcement: 'active',
    rules,
    conditions: { ...conditions, repository_name },
  });
  await ana.request('GET /orgs/{org}/rulesets', { org: 'arroyo' });
  await ana.repos.deleteOrgRuleset({ org: 'arroyo', ruleset_id: shared.id });
  const ofRuleset = { ...HERE, ruleset_id: ruleset.id };
  await ana.repos.updateRepoRuleset({ ...ofRuleset, name: 'y' });
  await ana.repos.getRepoRuleset(ofRuleset);
  await ana.repos.getRepoRulesets(HERE);
  await ana.repos.getBranchRules({ ...HERE, branch: 'main' });
  await ana.repos.deleteRepoRuleset(ofRuleset);
}

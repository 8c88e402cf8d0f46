import { type DemoCity, OWNER, REPO } from './city.ts';
import { look } from './observe.ts';
import type { Part } from './people.ts';

const HERE = { owner: OWNER, repo: REPO };

export async function review(
  city: DemoCity,
  part: Part,
  pull: number,
  event: 'APPROVE' | 'REQUEST_CHANGES',
  body: string,
): Promise<void> {
  await city.as(part).pulls.createReview({ ...HERE, pull_number: pull, event, body });
}

export async function markReady(city: DemoCity, part: Part, pull: number): Promise<void> {
  const octokit = city.as(part);
  const { data } = await octokit.pulls.get({ ...HERE, pull_number: pull });
  await octokit.graphql(
    'mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { isDraft } } }',
    {
      id: data.node_id,
    },
  );
}

/**
 * A reviewer copies the forms out of Daylight's comment, fills them in and posts them, as the comment says to.
 * Returns how many questions were answered.
 */
export async function answerAll(city: DemoCity, part: Part, pull: number): Promise<number> {
  const { comment } = await look(city.as(part), pull);
  const forms = [...comment.matchAll(/```yaml\n(\/answer [^`]*)```/g)].map((match) => match[1] ?? '');
  let count = 0;
  const filled = forms.map((form) =>
    form.replaceAll(/# (.*)\n([a-z0-9-]+): $/gm, (_, ask: string, id: string) => {
      count += 1;
      return `# ${ask}\n${id}: ${ANSWERS[id] ?? 'no'}`;
    }),
  );
  if (filled.length > 0)
    await city.as(part).issues.createComment({ ...HERE, issue_number: pull, body: filled.join('\n') });
  return count;
}

/** What the reviewers of the demonstration answer where it is not plainly "no". */
const ANSWERS: Record<string, string> = {};

import { type DemoCity, OWNER, REPO } from './city.ts';
import { look } from './observe.ts';
import { type Part, PEOPLE } from './people.ts';

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
 * A reviewer copies the forms that are theirs out of Daylight's comment, fills them in and posts them, as the comment
 * says to. Returns how many questions were answered.
 */
export async function answerAll(
  city: DemoCity,
  part: 'cdo' | 'ciso' | 'policy',
  pull: number,
): Promise<number> {
  const { comment } = await look(city.as(part), pull);
  const fold =
    comment
      .split('<details>')
      .find((text) => text.startsWith(`<summary>Questions for ${PEOPLE[part].title}:`)) ?? '';
  const forms = [...fold.matchAll(/```yaml\n(\/answer [^`]*)```/g)].map((match) => match[1] ?? '');
  let count = 0;
  const filled = forms.map((form) =>
    form.replaceAll(/^([a-z0-9-]+): $/gm, (_, id: string) => {
      count += 1;
      return `${id}: ${ANSWERS[id] ?? 'no'}`;
    }),
  );
  if (count > 0)
    await city.as(part).issues.createComment({
      ...HERE,
      issue_number: pull,
      body: filled.map((form) => `\`\`\`yaml\n${form}\`\`\``).join('\n'),
    });
  return count;
}

/** What the reviewers of the demonstration answer where it is not plainly "no". */
const ANSWERS: Record<string, string> = {
  mosaic: 'nothing new',
  'inert-cells': 'yes',
  'safe-links': 'n/a -- the data holds no links',
  'clean-history': 'yes',
  'risk-rating': 'low',
  'risk-treatment': 'publish -- weather harms nobody',
  'linkable-data': 'none',
  'risk-benefit': 'open',
  'next-review': '"2027-06-30"',
  'group-harm': 'No, weather happens to everybody alike.',
  'publishing-class': 'yes',
  'release-day': 'on merge',
  audiences: 'Schools, researchers of the climate, and gardeners.',
  'policy-told': 'yes',
  'stranger-ready': 'yes',
  'access-level': 'yes',
  'page-complete': 'yes',
  'permanent-address': 'yes',
  'comments-answered': 'The open data desk of the department; the coordinator covers leave.',
  'all-told': 'yes',
};

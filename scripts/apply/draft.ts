import type { Octokit } from '@octokit/rest';

const CONVERT = `mutation ($id: ID!) {
  convertPullRequestToDraft(input: { pullRequestId: $id }) { pullRequest { isDraft } }
}`;

/**
 * Sends a pull request back to draft; there is no such call in REST. Many tokens are refused, the App's among them. null
 * where it is a draft now, else what GitHub said.
 */
export async function convertToDraft(octokit: Octokit, pullRequestId: string): Promise<string | null> {
  try {
    await octokit.graphql(CONVERT, { id: pullRequestId });
    return null;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

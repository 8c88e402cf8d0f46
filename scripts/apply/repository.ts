/** A repository in the words of GitHub's API. */
export interface Repository {
  owner: string;
  repo: string;
}

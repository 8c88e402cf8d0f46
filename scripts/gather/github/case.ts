/** One pull request, in the words of GitHub's API. */
export interface Case {
  owner: string;
  repo: string;
  pull_number: number;
}

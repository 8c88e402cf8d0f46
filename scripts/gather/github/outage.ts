import { Outage } from '../../model/outage.ts';

/** GitHub did not answer, or refused, and whoever asked could not go on without. `status` is HTTP's; 0 where there was no answer. */
export class GitHubOutage extends Outage {
  override name = 'GitHubOutage';
  readonly status: number;
  /** Nobody answered, or GitHub itself is broken: whoever asks later may get an answer. A refusal is one. */
  readonly away: boolean;
  /** This was refused, and something else may not be: neither the token nor the rate of requests is to blame. */
  readonly refused: boolean;

  constructor(status: number, what: string, said: string) {
    super(`GitHub ${verb(status)} ${what}${said === '' ? '' : ` (${said})`}. ${advice(status, said)}`);
    this.status = status;
    this.away = status === 0 || status >= 500;
    this.refused = !this.away && status !== 401 && !isLimited(status, said);
  }
}

/** HTTP status that an error carries, be it Octokit's own or an outage. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}

function isLimited(status: number, said: string): boolean {
  return status === 429 || /rate limit/i.test(said);
}

function verb(status: number): string {
  if (status === 404) return 'does not show';
  return status >= 400 && status < 500 ? 'refused' : 'did not answer';
}

function advice(status: number, said: string): string {
  if (status === 401) return 'The token is wrong or has expired: give a new one.';
  if (isLimited(status, said)) return 'Its rate limit is used up: run again in an hour.';
  if (status === 403) return 'Give the token the permission it lacks, then run again.';
  if (status === 404) return 'Check the name, and that the token may see it.';
  if (status >= 400 && status < 500) return 'Read again what stands there now: run again.';
  return 'See https://www.githubstatus.com and run again.';
}

/**
 * GitHub or a portal did not answer, or refused. One line: what failed and what to do. Not a bug and not a finding:
 * the command ends with exit code 2 and a re-run completes what is left.
 */
export class Outage extends Error {
  override name = 'Outage';
}

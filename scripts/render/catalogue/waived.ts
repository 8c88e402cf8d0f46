import type { Params } from '../../model/finding.ts';
import { text } from '../words.ts';

/** What is added to a finding that was accepted. */
export function waived(p: Params): string {
  return p.waived === undefined ? '' : `; accepted until ${text(p.until)}: ${text(p.waived)}`;
}

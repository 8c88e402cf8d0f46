import type { CheckReport } from '../../derive/check.ts';
import type { PolicyUnreadable } from '../../gather/policy.ts';

/** All that can be said of a city whose policy cannot be read: nothing of it was checked. */
export function unreadablePolicy({ findings }: PolicyUnreadable): CheckReport {
  const summary = { errors: findings.length, warnings: 0, notices: 0 };
  return { datasets: [], general: [...findings], summary };
}

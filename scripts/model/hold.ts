import type { RoleId } from './governance.ts';
import type { Instant, Login } from './vocabulary.ts';

/** Why an entry on a portal is on hold: the takedown, as it stands in the entry's own marker. */
export interface Hold {
  at: Instant;
  by: Login;
  role: RoleId;
  reason: string;
}

/** What may stand behind the text: 256 bits by which whoever wrote it can be told from others (cli/takedown/seal.ts). */
export const SEAL = /^(.*) \[([0-9a-f]{64})\]$/s;

/** As people read it. */
export function withoutSeal(text: string): string {
  return SEAL.exec(text)?.[1] ?? text;
}

/** One line for people, which `parseHold` reads again: the marker is all that is left of a takedown while GitHub is away. */
export function holdText({ at, by, role, reason }: Hold): string {
  return `${at} ${by} (${role}): ${reason}`;
}

/** null where somebody put an entry on hold by hand, in words of their own. */
export function parseHold(text: string): Hold | null {
  const [, at, by, role, reason] =
    /^(\d{4}-\d\d-\d\dT\S+) (\S+) \(([^()]+)\): (.+)$/s.exec(withoutSeal(text)) ?? [];
  if (at === undefined || by === undefined || role === undefined || reason === undefined) return null;
  return { at, by, role, reason };
}

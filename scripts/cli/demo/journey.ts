import type { DemoCity } from './city.ts';
import { blocked } from './stations/blocked.ts';
import { bypassed } from './stations/bypassed.ts';
import { founded } from './stations/founded.ts';
import { mended } from './stations/mended.ts';
import { personal } from './stations/personal.ts';
import { published } from './stations/published.ts';
import { returned } from './stations/returned.ts';
import { submitted } from './stations/submitted.ts';

/** Says what happens as it happens: who acts, and what came of it. */
export interface Narrator {
  station(title: string): void;
  says(who: string, what: string): void;
  address(what: string, url: string): void;
}

/** What later stations need of earlier ones. */
export interface Travel {
  city: DemoCity;
  tell: Narrator;
  /** The steward's working copy. */
  copy: string;
  /** Number of the weather pull request. */
  pull: number;
}

export const STATIONS: readonly ((travel: Travel) => Promise<void>)[] = [
  founded,
  blocked,
  mended,
  submitted,
  returned,
  published,
  personal,
  bypassed,
];

/** A dataset travels from a steward's first push to the public portal. Throws JourneyFailed where it does not arrive. */
export async function journey(city: DemoCity, tell: Narrator): Promise<Travel> {
  const travel: Travel = { city, tell, copy: '', pull: 0 };
  for (const station of STATIONS) await station(travel);
  return travel;
}

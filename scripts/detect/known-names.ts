import { FAMILY_NAMES } from './family-names.ts';
import { GIVEN_NAMES } from './given-names.ts';

/** Two of these make most Korean given names, with a hyphen where they are written in Latin letters ("Ji-woo"). */
const SYLLABLES = new Set(
  `bin cheol chul dong eun ha hee ho hoon hwan hye hyeon hyun jae ji jin jun kyeong kyu kyung mi min na rin
  seo seok seon seong seung soo sook su suk sun sung tae won woo yeon yeong yoon young yun`.split(/\s+/),
);

/** Is the word, in small letters and without marks, a given name? */
export function isGiven(word: string): boolean {
  if (!word.includes('-')) return GIVEN_NAMES.has(word);
  const parts = word.split('-');
  return parts.some((part) => GIVEN_NAMES.has(part)) || parts.every((part) => SYLLABLES.has(part));
}

/** Armenian families end so ("Petrosyan", "Bedrosian"), and Arabic ones begin so. */
const FAMILY = /^.{3,}(yan|[jsz]ian|hian)$|^(al|el)-.{3}/;
/** Nationalities, which end so too. */
const PEOPLES = /^(asi|caucasi|libyi|malaysi|indonesi|parisi|persi|russi|tunisi|himala|mala)an$/;

/** Is the word, in small letters and without marks, a family name? */
export function isFamily(word: string): boolean {
  if (FAMILY_NAMES.has(word) || (FAMILY.test(word) && !PEOPLES.test(word))) return true;
  return word.includes('-') && word.split('-').some((part) => FAMILY_NAMES.has(part) || FAMILY.test(part));
}

import { FAMILY_NAMES } from './family-names.ts';
import { GIVEN_NAMES } from './given-names.ts';

/** As the lists have it: in small letters, without marks. */
export function asListed(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
}

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

/** Armenian families end so ("Petrosyan", "Kerkorian"), and Arabic ones begin so. */
const FAMILY = /^.{4,}(yan|ian)$|^(al|el)-.{3}/;
/** Peoples and trades, which end so too. */
const OTHERS = new Set(
  `caucasian malaysian indonesian parisian persian russian tunisian himalayan malayan armenian ukrainian romanian
  iranian albanian californian estonian lithuanian jordanian smithsonian canadian italian australian austrian
  brazilian egyptian hungarian bulgarian nigerian algerian ethiopian palestinian peruvian bolivian colombian
  victorian georgian librarian historian presbyterian vegetarian humanitarian veterinarian equestrian pedestrian
  unitarian guardian custodian civilian musician physician technician politician electrician christian vivian
  lillian gillian meridian obsidian amphibian riparian comedian olympian hawaiian norwegian belgian
  scandinavian`.split(/\s+/),
);

function isFamilyByForm(word: string): boolean {
  return FAMILY.test(word) && !OTHERS.has(word);
}

/** Is the word, in small letters and without marks, a family name? */
export function isFamily(word: string): boolean {
  if (FAMILY_NAMES.has(word) || isFamilyByForm(word)) return true;
  return word.includes('-') && word.split('-').some((part) => FAMILY_NAMES.has(part) || isFamilyByForm(part));
}

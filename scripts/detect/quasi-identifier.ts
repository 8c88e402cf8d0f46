import { headerWords, perHeader, says } from './header-words.ts';

/** What many know of a person, and what together finds them (45 CFR 164.514; L. Sweeney, 2000). */
const KINDS: [kind: string, words: readonly string[]][] = Object.entries({
  birth: ['dob', 'birth', 'birthdate', 'birthday', 'birthyear', 'born', 'yob'],
  age: ['age', 'edad', 'agegroup'],
  sex: ['sex', 'gender', 'sexo'],
  race: ['race', 'ethnicity', 'ethnic', 'raza', 'descent'],
  zip: ['zip', 'zipcode', 'postcode', 'postal', 'zcta'],
  place: ['tract', 'block', 'neighborhood', 'neighbourhood', 'precinct', 'address', 'residence', 'hometown'],
  origin: ['nationality', 'citizenship', 'birthplace', 'language', 'religion', 'tribe'],
  household: ['marital', 'household', 'children', 'dependents', 'spouse'],
  work: ['occupation', 'profession', 'employer', 'education', 'degree', 'rank', 'income', 'salary'],
});

/** Words by which a column is a count or a rate of people, not something known of one. */
const NUMBERS = [
  ...['count', 'counts', 'total', 'rate', 'percent', 'pct', 'population', 'median', 'mean', 'average', 'avg'],
  ...['births', 'share', 'index', 'per', 'est', 'estimate'],
];

/** What a column would tell about a person, by its header; null where it tells nothing of the kind. */
export const quasiIdentifierOf = perHeader((name): string | null => {
  const header = headerWords(name);
  if (says(header, NUMBERS)) return null;
  return KINDS.find(([, words]) => says(header, words))?.[0] ?? null;
});

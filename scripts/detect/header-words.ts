/** Headers of a city repeat, and half a dozen rules ask what they say: it is worked out once, for so many. */
const MOST_HEADERS = 1_000;

/** As `work`, which is done once for each name. */
export function perHeader<Told>(work: (name: string) => Told): (name: string) => Told {
  const known = new Map<string, Told>();
  return (name) => {
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    if (known.size >= MOST_HEADERS) known.clear();
    const told = work(name);
    known.set(name, told);
    return told;
  };
}

/** Shorter words stand in too many others: "age" in "sewage". */
const SHORTEST_PART = 5;

/** `patientSSN`, `patient_ssn` and `Patient SSN` are all `patient`, `ssn`; `D.O.B.` is `d`, `o`, `b` and `dob`; `DOB2` is `dob` too. */
export const headerWords = perHeader<readonly string[]>(wordsIn);

function wordsIn(name: string): string[] {
  const words = (
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .match(/\p{Lu}*[\p{Ll}\d]+|\p{Lu}+|\p{Lo}+/gu) ?? []
  )
    .map((word) => word.toLowerCase())
    .flatMap((word) => [word, ...withoutDigits(word)]);
  const letters = words.length > 1 && words.every((word) => word.length === 1) ? [words.join('')] : [];
  // `DoB` and `eMail` are one word, though its capitals say two.
  const mixed = (name.match(/\p{L}+/gu) ?? []).filter((word) => word.length < SHORTEST_PART);
  return [...new Set([...words, ...letters, ...mixed.map((word) => word.toLowerCase())])];
}

/** `last4ssn` says `last` and `ssn`. */
function withoutDigits(word: string): string[] {
  return /\d/.test(word) ? word.split(/\d+/).filter((part) => part.length > 1) : [];
}

/** Does the header say one of these words as a word of its own, or as more than one of it? */
export function says(header: readonly string[], words: readonly string[] = []): boolean {
  return header.some(
    (part) => words.includes(part) || (part.endsWith('s') && words.includes(part.slice(0, -1))),
  );
}

/** Does the header say one of these words, alone, as two (`soc_sec`, `A-Number`), or grown together with others (`homephone`, `LASTNAME`)? */
export function mentions(header: readonly string[], words: readonly string[] = []): boolean {
  return (
    says(header, words) ||
    header.some((word, i) => words.includes(`${header[i - 1] ?? ''}${word}`)) ||
    header.some((part) => part.length > SHORTEST_PART && words.some((word) => isPart(word, part)))
  );
}

function isPart(word: string, whole: string): boolean {
  return word.length >= SHORTEST_PART && (whole.startsWith(word) || whole.endsWith(word));
}

/** More would not be a pattern for the cells of a column. */
const LONGEST = 300;
/** Each may try every place of a cell: a few are cheap, many together are not. */
const MOST_REPEATS = 6;

/**
 * The expression of a column's `pattern` constraint, for a whole cell; null where it does not compile, or where a cell
 * could keep it busy without end (a repeat inside a repeat, a reference back, a look around). Patterns come from pull
 * requests and are run by the gate.
 */
export function cellPattern(source: string): RegExp | null {
  if (source.length > LONGEST || !isTame(source)) return null;
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return null;
  }
}

function isTame(source: string): boolean {
  // What is escaped or in a character class repeats nothing.
  const bare = source.replaceAll(/\\[^kd1-9]|\\d/g, 'x').replaceAll(/\[(\\.|[^\]\\])*\]/g, 'x');
  if (/\\[k1-9]|\(\?[=!]|\(\?<[=!]/.test(bare)) return false;
  const repeats = bare.match(/[*+]|\{\d+,(\d{3,})?\}/g)?.length ?? 0;
  return repeats <= MOST_REPEATS && !repeatsARepeat(bare);
}

/** Innermost groups first: one that is repeated must not hold a repeat or a choice of lengths itself. */
function repeatsARepeat(bare: string): boolean {
  let rest = bare;
  for (;;) {
    const group = /\((\?:|\?<\w+>)?([^()]*)\)([*+?]|\{[^}]*\})?/.exec(rest);
    if (group === null) return false;
    const [whole, , body = '', repeat = ''] = group;
    const many = /^[*+]|^\{\d+,\d*\}|^\{\d+\}/.test(repeat);
    if (many && /[*+]|\{\d+,|\?/.test(body)) return true;
    if (/^[*+]|^\{\d+,/.test(repeat) && body.includes('|') && !alternativesDiffer(body)) return true;
    // What it was counts on, for the group around it.
    rest = rest.replace(whole, many || /[*+]|\{\d+,/.test(body) ? 'x+' : 'x');
  }
}

/** `(a|b)*` is sure of its way at the first letter; `(a|ab)*` is not. */
function alternativesDiffer(body: string): boolean {
  const firsts = body.split('|').map((alternative) => alternative[0] ?? '');
  return firsts.every((first) => /\w/.test(first) && first !== 'x') && new Set(firsts).size === firsts.length;
}

/**
 * Branch, tag and path filters of `on:`. The order counts: a later pattern that matches overrules an earlier one, and
 * `!` takes out what was let in. Source: GitHub's "Filter pattern cheat sheet".
 */
export function matchesFilter(value: string, patterns: readonly string[]): boolean {
  let matched = false;
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) {
      if (filterPattern(pattern.slice(1)).test(value)) matched = false;
    } else if (filterPattern(pattern).test(value)) matched = true;
  }
  return matched;
}

/** `*` stops at a slash, `**` does not; `?` and `+` repeat the character before them, as in a regular expression. */
export function filterPattern(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/?|\*|\\.|[.^$(){}|/]/g, (found) => {
    if (found === '**/') return '(?:.*/)?';
    if (found === '**') return '.*';
    if (found === '*') return '[^/]*';
    return found.startsWith('\\') ? found : `\\${found}`;
  });
  return new RegExp(`^${source}$`);
}

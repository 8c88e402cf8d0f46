/** The pattern languages of CODEOWNERS and of rulesets. */

/** CODEOWNERS and `file_patterns`: gitignore's language without `!` and `[ ]`. */
export function matchesPath(pattern: string, path: string): boolean {
  return pathExpression(pattern).test(path);
}

function pathExpression(pattern: string): RegExp {
  const folder = pattern.endsWith('/');
  const body = pattern.replace(/^\/|\/$/g, '');
  // A pattern with a slash before its end starts at the root, one without matches at any depth.
  const anchored = pattern.startsWith('/') || body.includes('/');
  // `docs/*` stops at the folder itself; `docs`, `docs/` and `/doc*` take all that is below.
  const below = folder ? '/.*' : anchored && /(?:^|\/)\*$/.test(body) ? '' : '(?:/.*)?';
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${glob(body)}${below}$`, 'su');
}

/** Rulesets' `ref_name`: fnmatch with FNM_PATHNAME, so that `*` stops at a slash and `**` does not. */
export function matchesRef(pattern: string, ref: string): boolean {
  return new RegExp(`^${glob(pattern)}$`, 'su').test(ref);
}

function glob(pattern: string): string {
  let expression = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    if (rest.startsWith('**/')) {
      expression += '(?:.*/)?';
      at += 2;
    } else if (rest.startsWith('**')) {
      expression += '.*';
      at += 1;
    } else if (rest.startsWith('*')) expression += '[^/]*';
    else if (rest.startsWith('?')) expression += '[^/]';
    else if (rest.startsWith('\\') && rest.length > 1) {
      expression += escapeCharacter(rest.charAt(1));
      at += 1;
    } else expression += escapeCharacter(rest.charAt(0));
  }
  return expression;
}

function escapeCharacter(character: string): string {
  return character.replace(/[$()*+.?[\\\]^{|}/]/, '\\$&');
}

/** One line of CODEOWNERS that has a pattern. */
export interface OwnerRule {
  /** 1-based. */
  line: number;
  pattern: string;
  /** `@user`, `@organisation/team` or an e-mail address; none takes ownership away. */
  owners: string[];
  matches(path: string): boolean;
}

export interface OwnerFault {
  line: number;
  /** GitHub skips the line and shows it as an error. */
  problem: 'negation' | 'character-range' | 'escaped-comment' | 'too-many-stars' | 'invalid-owner';
  text: string;
}

export interface Codeowners {
  rules: OwnerRule[];
  faults: OwnerFault[];
}

/**
 * Reads a CODEOWNERS file by GitHub's rules, which are gitignore's but for what GitHub says does not work: a pattern
 * that begins with an escaped `#`, `!` and `[ ]`. `#` after a blank begins a comment.
 */
export function readCodeowners(text: string): Codeowners {
  const rules: OwnerRule[] = [];
  const faults: OwnerFault[] = [];
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const words = splitLine(written);
    const [pattern, ...owners] = words;
    if (pattern === undefined) continue;
    const line = index + 1;
    const problem = problemOf(pattern) ?? (owners.every(isOwner) ? undefined : 'invalid-owner');
    if (problem === undefined) {
      const expression = patternExpression(pattern);
      rules.push({ line, pattern, owners, matches: (path) => expression.test(path) });
    } else faults.push({ line, problem, text: written.trim() });
  }
  return { rules, faults };
}

/** The rule that decides about a path (from the root, without a leading slash): the last that matches. */
export function ruleFor(codeowners: Codeowners, path: string): OwnerRule | undefined {
  return codeowners.rules.findLast((rule) => rule.matches(path));
}

/** Words of a line; a backslash keeps a blank or `#` in the pattern. */
function splitLine(line: string): string[] {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== '' && !rest.startsWith('#')) {
    const word = /^(?:\\.|[^\s\\]|\\$)+/.exec(rest)?.[0] ?? rest;
    words.push(word);
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}

function problemOf(pattern: string): OwnerFault['problem'] | undefined {
  if (pattern.startsWith('!')) return 'negation';
  if (pattern.startsWith('\\#')) return 'escaped-comment';
  if (/(?<!\\)[[\]]/.test(pattern)) return 'character-range';
  return pattern.includes('***') ? 'too-many-stars' : undefined;
}

function isOwner(word: string): boolean {
  return /^@[\w-]+(?:\/[\w.-]+)?$|^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(word);
}

/**
 * `/` at the beginning or in the middle ties a pattern to the root; without one it matches at any depth. A folder stands
 * for all that is in it, except that a last part that is nothing but `*` matches files and folders of that level alone:
 * `docs/*` does not reach `docs/build/x.md`.
 */
function patternExpression(pattern: string): RegExp {
  // `**/` is every folder: what lies beside them is in none.
  const trimmed = pattern
    .replace(/^\//, '')
    .replace(/(^|\/)\*\*\/$/, '$1**/*/')
    .replace(/\/$/, '/**');
  const anywhere = !pattern.startsWith('/') && !pattern.slice(0, -1).includes('/');
  const parts = (anywhere ? `**/${trimmed}` : trimmed).split('/');
  const last = parts.length - 1;
  if (pattern === '/') return /^(?!)/;
  const source = parts.map((part, index) => {
    const slash = index === last ? '' : '/';
    if (part === '**') return index === last ? '.+' : '(?:.+/)?';
    const below = index === last && part !== '*' ? '(?:/.*)?' : '';
    return `${partExpression(part)}${below}${slash}`;
  });
  return new RegExp(`^${source.join('')}$`);
}

function partExpression(part: string): string {
  if (part === '*') return '[^/]+';
  return part.replace(/\\(.)|[*?]|[.+^$(){}|[\]\\]/g, (found, escaped: string | undefined) => {
    if (found === '*') return '[^/]*';
    if (found === '?') return '[^/]';
    return `\\${escaped ?? found}`;
  });
}

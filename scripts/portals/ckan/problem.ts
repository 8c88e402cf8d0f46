import { PortalRefusal } from '../types.ts';

/** CKAN understood and says no. */
export class CkanRefusal extends PortalRefusal {
  override name = 'CkanRefusal';
  /** HTTP status: 400 not understood, 403 not allowed, 404 not there, 409 not valid. */
  readonly status: number;
  /** What is wrong, by field. */
  readonly fields: Record<string, unknown>;

  constructor(message: string, status: number, fields: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** What CKAN said in its envelope; null where that is none of its answers. */
export interface Problem {
  type: string;
  said: string;
  fields: Record<string, unknown>;
}

const LONGEST_SAYING = 300;

/** Reads the body of an answer that is no success. */
export function problemOf(text: string): Problem | null {
  const value = parse(text);
  // An unknown action and unreadable JSON are answered by a bare string.
  if (typeof value === 'string') return { type: 'Bad request', said: oneLine(value), fields: {} };
  if (typeof value !== 'object' || value === null || !('error' in value)) return null;
  const { error } = value;
  if (typeof error !== 'object' || error === null) return null;
  const { __type: type, message, ...fields } = error as Record<string, unknown>;
  const said = typeof message === 'string' ? message : sayings(fields).join('; ');
  return { type: typeof type === 'string' ? type : 'Error', said: oneLine(said), fields };
}

/** One line for people: what failed, in the portal's words, and what to do. */
export function refusalOf(action: string, status: number, { said, fields }: Problem): CkanRefusal {
  return new CkanRefusal(`The portal refused ${action}: ${said}. ${advice(status, fields)}`, status, fields);
}

/** Said by CKAN or by the web server before it, in whatever form. */
export function tooLarge(action: string): CkanRefusal {
  return new CkanRefusal(
    `The portal refused ${action}: it takes no request as large as this one. Raise the limits of its web server, ` +
      'or lower upload_limit in governance.yml and give the data a url; a description or README may be too long as well.',
    413,
    {},
  );
}

/** Trouble behind CKAN that has nothing to do with what was asked. */
export function isOutOfOrder({ type }: Problem): boolean {
  return type === 'Search Index Error' || type === 'Search Connection Error';
}

function advice(status: number, fields: Record<string, unknown>): string {
  if (status === 403)
    return 'Make the account of the token an editor of that organisation (administrator, if it is to create them).';
  if ('upload' in fields)
    return 'Raise ckan.max_resource_size, or lower upload_limit in governance.yml and give the data a url.';
  if ('match' in fields) return 'Somebody changed the entry in the meantime. Run again.';
  if ('name' in fields) return 'Choose another identifier, or have the portal give the name up.';
  return 'Mend it as the portal says, then run again.';
}

/** `{"tags": [{}, {"name": ["Too short"]}]}` as `tags name: Too short`. */
function sayings(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path === '' ? value : `${path}: ${value}`];
  if (Array.isArray(value)) return value.flatMap((item) => sayings(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sayings(inner, `${path} ${key}`.trim()));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, LONGEST_SAYING);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An answer other than success, in the shape that all parts of the API share. Thrown anywhere below a route. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    data: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.data = data;
    this.headers = headers;
  }
}

/** An expression that cannot be read, or that does not fit the columns. */
export class SoqlProblem extends Refusal {
  readonly problem: 'no-such-column' | 'no-such-function' | 'type-mismatch' | 'malformed';

  constructor(problem: SoqlProblem['problem'], message: string, data: Record<string, unknown>) {
    super(400, 'invalid_request', message, data);
    this.problem = problem;
  }
}

export function notFound(what: string): Refusal {
  return new Refusal(404, 'not_found', `Cannot find ${what}`);
}

export function badRequest(message: string, data: Record<string, unknown> = {}): Refusal {
  return new Refusal(400, 'invalid_request', message, data);
}

export function conflict(message: string): Refusal {
  return new Refusal(409, 'conflict', message);
}

export function forbidden(message = 'You do not have permission to do that'): Refusal {
  return new Refusal(403, 'permission_denied', message);
}

export function unauthenticated(message = 'Authentication is required'): Refusal {
  return new Refusal(
    401,
    'authentication_required',
    message,
    {},
    {
      'www-authenticate': 'Basic realm="unspecified"',
    },
  );
}

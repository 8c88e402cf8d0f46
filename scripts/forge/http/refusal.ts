/** An answer other than success, in GitHub's shape. Thrown anywhere below a route, turned into JSON at the edge. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: (FieldError | string)[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    message: string,
    errors?: (FieldError | string)[],
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

export interface FieldError {
  resource: string;
  code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'custom';
  field?: string;
  value?: unknown;
  message?: string;
}

const DOCUMENTATION = 'https://docs.github.com/rest';

export function refusalBody(refusal: Refusal): Record<string, unknown> {
  return {
    message: refusal.message,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
    documentation_url: DOCUMENTATION,
    status: String(refusal.status),
  };
}

export function notFound(message = 'Not Found'): Refusal {
  return new Refusal(404, message);
}

export function validationFailed(...errors: FieldError[]): Refusal {
  return new Refusal(422, 'Validation Failed', errors);
}

/** The other shape of 422: what a JSON Schema would say of the request. */
export function invalidRequest(reason: string): Refusal {
  return new Refusal(422, `Invalid request.\n\n${reason}`);
}

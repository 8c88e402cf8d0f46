import type { components } from '@octokit/openapi-types';

/** GitHub's own description of what it answers with. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

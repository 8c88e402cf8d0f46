import type { Sentence } from './sentence.ts';

/** Names in the policy files that lead nowhere, and rules that cannot be kept. */
export const governanceDocuments: Record<string, Sentence> = {};

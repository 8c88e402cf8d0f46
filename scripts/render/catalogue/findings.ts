import { checks } from './checks.ts';
import { documents } from './documents.ts';
import { gathering } from './gathering.ts';
import type { Sentence } from './sentence.ts';
import { settings } from './settings.ts';

/** Every sentence a finding can have, by finding id. */
export const findings: Record<string, Sentence> = { ...documents, ...gathering, ...checks, ...settings };

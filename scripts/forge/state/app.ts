import type { Permissions } from '../types.ts';
import type { Account } from './account.ts';

/** A GitHub App, installed on one repository. */
export interface App {
  id: number;
  slug: string;
  name: string;
  /** PEM, as the App's owner downloads it. */
  key: string;
  permissions: Permissions;
  /** `owner/name` */
  repository: string;
  installationId: number;
  /** `<slug>[bot]` */
  bot: Account;
  suspendedAt: string | null;
  createdAt: string;
}

/** The App behind every GITHUB_TOKEN has this id on github.com. */
export const ACTIONS_APP_ID = 15368;
export const ACTIONS_BOT = 'github-actions[bot]';

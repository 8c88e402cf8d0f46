import type { Metadata } from './dataset.ts';
import type { IsoDate } from './vocabulary.ts';

/** Columns of `datasets/<department>/inventory.csv`, in this order. */
export const INVENTORY_COLUMNS = [
  'dataset',
  'title',
  'description',
  'steward',
  'classification',
  'security_level',
  'status',
  'priority',
  'planned',
  'reason',
] as const;
export type InventoryColumn = (typeof INVENTORY_COLUMNS)[number];

/** What has become of a dataset. `withheld` keeps its reason: it was decided not to publish it. */
export const INVENTORY_STATUSES = ['planned', 'in-review', 'published', 'withheld', 'retired'] as const;
export type InventoryStatus = (typeof INVENTORY_STATUSES)[number];

export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** One dataset that a department knows of, whether or not it has a folder. */
export interface InventoryRow {
  /** Name of its folder, now or later. */
  dataset: string;
  title: string;
  description: string;
  /** Login on GitHub or work e-mail address. */
  steward: string;
  classification: Metadata['classification'];
  security_level: Metadata['security_level'];
  status: InventoryStatus;
  priority: Priority;
  /** The day it is, or was, to be published. */
  planned?: IsoDate;
  /** Why it is withheld or retired. */
  reason?: string;
}

import type { SiteRecord } from '../record.ts';
import { daysAfter, longDate } from './format.ts';
import { html, type Markup } from './html.ts';

/**
 * When the next version is expected. The page cannot know what day it is read: it carries the dates, and the browser
 * script says "overdue" once the second one has passed. `badge` shows nothing until then.
 */
export function updateState({ modified, frequency }: SiteRecord, as: 'sentence' | 'badge'): Markup | null {
  const { onTimeDays, lateDays } = frequency;
  const due = onTimeDays === undefined ? null : daysAfter(modified, onTimeDays);
  const late = lateDays === undefined ? null : daysAfter(modified, lateDays);
  if (due === null || late === null) return null;
  if (as === 'badge') return html`<li class="overdue" data-late="${late}" hidden>Update overdue</li>`;
  return html`<span class="next" data-late="${late}">Next update expected by <time datetime="${due}">${longDate(due)}</time></span>`;
}

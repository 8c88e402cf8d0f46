import { BASE } from './style-base.ts';
import { CATALOGUE } from './style-catalogue.ts';
import { DATASET } from './style-dataset.ts';
import { FRAME } from './style-frame.ts';

/** The one style sheet of the portal. */
export const STYLE = [BASE, FRAME, CATALOGUE, DATASET].join('\n');

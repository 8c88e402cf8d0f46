import { hash } from 'node:crypto';
import { entryName, isRetired } from '../desired-entry.ts';
import { SAMPLE_CSV, type SampleChoice, sampleDataset } from '../sample.ts';
import { firstRows } from './first-rows.ts';
import type { Site, SiteEntry } from './site.ts';
import { translate } from './translate.ts';

/** A site of sample datasets, for the tests of pages and files. */
export function sampleSite(choices: readonly SampleChoice[], more: Partial<Site> = {}): Site {
  return {
    kind: 'public',
    city: { name: 'City of Arroyo', url: 'https://arroyo.example' },
    address: 'https://data.arroyo.example/',
    entries: choices.map(sampleEntry),
    ...more,
  };
}

export function sampleEntry(choice: SampleChoice): SiteEntry {
  const dataset = sampleDataset(choice);
  const record = translate(dataset);
  const csv = choice.csv ?? SAMPLE_CSV;
  return {
    name: entryName(record.identifier, dataset.pullRequest),
    record,
    recordDigest: hash('sha256', JSON.stringify(record), 'hex'),
    retired: isRetired(dataset),
    rows: record.data && firstRows(Buffer.from(csv), record.data),
  };
}

import type { ColumnProfile, Profile } from '../../model/profile.ts';

/** What a scaffold leaves for people; the checks find it until it is gone. */
export const PLACEHOLDER = 'FILL_ME_IN';

export interface ScaffoldFacts {
  title: string;
  identifier: string;
  publisher: string;
  profile: Profile;
  /** File name inside the folder. */
  path: string;
  mediaType: string;
  today: string;
  steward?: string;
}

/** A metadata.yml with everything the data itself can say, and a placeholder for everything only people know. */
export function scaffoldMetadata(facts: ScaffoldFacts): string {
  const { profile } = facts;
  const date = profile.columns.find((column) => column.type === 'date' || column.type === 'datetime');
  const key = profile.columns.find(
    (column) => column.distinctExact && column.distinct === profile.rows && column.nulls === 0,
  );
  return `# yaml-language-server: $schema=../../../schemas/metadata.schema.json
# What residents read about this dataset. Replace every ${PLACEHOLDER}; the comments say what belongs there.
title: ${quoted(facts.title)}
identifier: ${facts.identifier} # permanent: part of the address, never changes once published
description: ${PLACEHOLDER} # who collects this, how, why, and what it can be used for; at least two sentences
keywords: [${PLACEHOLDER}] # three or more words people would search for
theme: ${PLACEHOLDER} # one of checklists/vocabularies/themes.yml
type: dataset
language: [en]
creator: ${PLACEHOLDER} # the unit that makes it
publisher: ${quoted(facts.publisher)}
contact: { name: ${PLACEHOLDER}, email: ${PLACEHOLDER} } # answers the public's questions
steward:
  name: ${PLACEHOLDER}
  email: ${PLACEHOLDER}
${facts.steward === undefined ? '' : `  github: ${quoted(facts.steward)}\n`}source:
  system: ${PLACEHOLDER} # the system of record this file was exported from
modified: ${quoted(facts.today)}
frequency: ${PLACEHOLDER} # how often a new version is published: checklists/vocabularies/frequencies.yml
coverage:
  temporal: { start: ${quoted(date?.min?.slice(0, 10) ?? PLACEHOLDER)}, end: current }
  spatial: { area: ${PLACEHOLDER}, granularity: ${PLACEHOLDER} } # checklists/vocabularies/granularities.yml
license: CC0-1.0 # checklists/vocabularies/licenses.yml
access_level: public
classification: ${PLACEHOLDER} # public, protected or sensitive
security_level: 1 # 1 unrestricted, 2 sensitive or shared, 3 restricted by law (never published)
publishing_class: passive # passive, active or strategic
distribution: { path: ${quoted(facts.path)}, media_type: ${facts.mediaType} }
key: [${key === undefined ? PLACEHOLDER : quoted(key.name)}] # the columns that together identify a row
${date === undefined ? '' : `date_column: ${quoted(date.name)}\n`}columns:
${profile.columns.map(columnLines).join('')}`;
}

function columnLines(column: ColumnProfile): string {
  const required = column.nulls === 0 ? '    constraints: { required: true }\n' : '';
  return `  - name: ${quoted(column.name)}
    type: ${column.type}
    description: ${PLACEHOLDER} # what it means, in a sentence
${required}`;
}

/** Plain where YAML cannot misread it, quoted otherwise. */
export function quoted(value: string): string {
  const safe =
    /^[A-Za-z][A-Za-z0-9_ .-]*$/.test(value) &&
    !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value) &&
    value === value.trim();
  return safe ? value : JSON.stringify(value);
}

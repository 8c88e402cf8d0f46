import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import checklist from '../../schemas/checklist.schema.json' with { type: 'json' };
import answers from '../../schemas/checklist-answers.schema.json' with { type: 'json' };
import department from '../../schemas/department.schema.json' with { type: 'json' };
import governance from '../../schemas/governance.schema.json' with { type: 'json' };
import metadata from '../../schemas/metadata.schema.json' with { type: 'json' };
import vocabulary from '../../schemas/vocabulary.schema.json' with { type: 'json' };
import { useFormats } from './formats.ts';
import { useLengthKeywords } from './length-keywords.ts';

export const SCHEMAS = {
  checklist,
  'checklist-answers': answers,
  department,
  governance,
  metadata,
  vocabulary,
};
export type SchemaName = keyof typeof SCHEMAS;

/** Every field of metadata.yml: what `covers` and the allow-list of a lane may name. */
export const METADATA_FIELDS: readonly string[] = Object.keys(metadata.properties);

const ajv = new Ajv2020({
  allErrors: true,
  allowUnionTypes: true,
  strictTypes: false,
  // Keeps value and schema with an error: the finding is worded from them.
  verbose: true,
  // Ours are valid (a test says so): to find that out again takes longer than all else in the start of a command.
  validateSchema: false,
});
ajv.addVocabulary(['patternErrorMessage']);
useFormats(ajv);
useLengthKeywords(ajv);

/** Compiled when first needed, and once: a run that reads one kind of file pays for one. */
export function validator(name: SchemaName): ValidateFunction {
  return ajv.compile(SCHEMAS[name]);
}

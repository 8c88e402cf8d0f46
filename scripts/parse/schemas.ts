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

const compiled = new Map<SchemaName, ValidateFunction>();

/** Compiled when first needed: a run that reads one kind of file pays for one. */
export function validator(name: SchemaName): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  // `verbose` keeps value and schema with an error: the finding is worded from them.
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false, verbose: true });
  ajv.addVocabulary(['patternErrorMessage']);
  useFormats(ajv);
  useLengthKeywords(ajv);
  const validate = ajv.compile(SCHEMAS[name]);
  compiled.set(name, validate);
  return validate;
}

import { _, type Ajv2020, type Code, type KeywordCxt, str } from 'ajv/dist/2020.js';

/**
 * `minLength` and `maxLength` as JSON Schema means them, in characters: ajv's own count every one of them. A character is
 * one or two units of a string's length, and that alone nearly always settles it.
 */
export function useLengthKeywords(ajv: Ajv2020): void {
  for (const keyword of ['minLength', 'maxLength']) ajv.removeKeyword(keyword);
  ajv.addKeyword({
    keyword: ['minLength', 'maxLength'],
    type: 'string',
    schemaType: 'number',
    error: {
      message: ({ keyword, schemaCode }) =>
        str`must NOT have ${keyword === 'maxLength' ? 'more' : 'fewer'} than ${schemaCode} characters`,
      params: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
    },
    code: (context: KeywordCxt) => context.fail(outOfBounds(context)),
  });
}

function outOfBounds({ keyword, data, schemaCode: limit }: KeywordCxt): Code {
  return keyword === 'maxLength'
    ? _`${data}.length > ${limit} && [...${data}].length > ${limit}`
    : _`${data}.length < ${limit} * 2 && [...${data}].length < ${limit}`;
}

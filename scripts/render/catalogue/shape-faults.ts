/** Faults of a file as a whole: there are no places to count. */
export const WHOLE = new Set(['not-utf-8', 'empty', 'no-rows']);

/** Expected, found and fix of the faults of shape. */
export const FAULTS: Record<string, [string, string, string]> = {
  'ragged-row': [
    'as many cells in every row as in the header',
    'a row of another width',
    'look for a missing or an unquoted separator on that line.',
  ],
  'stray-quote': [
    'quotes only around whole cells',
    'a quote inside a cell',
    'double a quote that belongs to the text, and quote the whole cell.',
  ],
  'unclosed-quote': [
    'every quote to be closed',
    'one that is not, from this line to the end',
    'close the quote.',
  ],
  'blank-row': ['no blank rows', 'a blank row', 'remove it.'],
  'blank-header': ['a name for every column', 'a column without one', 'name the column, or remove it.'],
  'duplicate-header': [
    'a different name for every column',
    'a name that stands twice',
    'rename one of the columns.',
  ],
  'title-row': ['the header in the first line', 'a title above it', 'remove the lines above the header.'],
  'header-repeated': [
    'one header, and one table below it',
    'the header once more, further down',
    'remove it, or make a file of each table: what stands in it is read as a row.',
  ],
  'header-spaces': [
    'names of columns without spaces around them',
    'a space before or behind one',
    'remove it: programs look for a column by its name, spaces and all.',
  ],
  'totals-row': [
    'one kind of row',
    'a row of totals',
    'remove it: whoever adds up the column would count everything twice.',
  ],
  'not-text': [
    'a text file',
    'a spreadsheet, an archive or another binary file named .csv',
    'export it as CSV, UTF-8.',
  ],
  'spreadsheet-file': [
    'an open format that every program reads',
    'a spreadsheet (Excel or LibreOffice), whatever its name says',
    'open it, choose Save as, and take CSV UTF-8; sheets become one file each.',
  ],
  'pdf-file': [
    'an open format that programs can read',
    'a PDF, which is made for paper',
    'ask for the table that the PDF was made from, and export it as CSV, UTF-8.',
  ],
  'zip-file': [
    'the data itself',
    'a ZIP archive, whatever its name says',
    'take the file out of the archive and put it into the folder.',
  ],
  'web-page': [
    'the data itself',
    'a web page (HTML or XML), whatever its name says',
    'open it in a browser: often it says why there was no file. Download the data again.',
  ],
  'json-file': [
    'a table',
    'JSON, whatever its name says',
    'let its name end in .json, .geojson or .jsonl if it is the data; a message of a server means that there was no file. Download the data again.',
  ],
  'separator-line': [
    'the header in the first line',
    'a line that tells one spreadsheet which separator to use',
    'remove it, and separate by commas.',
  ],
  'one-column': [
    'commas between the columns that metadata.yml describes',
    'one column',
    'export as CSV: spaces, fixed widths and rows that are quoted as a whole are not read as columns.',
  ],
  'doubled-separator': [
    'one separator between two cells',
    'two, and an empty column between them',
    'export with commas between the cells.',
  ],
  'header-characters': [
    'names of columns in one line of visible characters',
    'a line break or an invisible character in one',
    'write the name again, by hand.',
  ],
  'note-below': [
    'nothing but rows below the header',
    'a line of another kind at the end',
    'remove it, or complete it; sources and notes belong into metadata.yml.',
  ],
  'other-separator': [
    'commas between the cells, as text/csv has them',
    'another separator',
    'export with commas; programs that do not guess read one wide column.',
  ],
  'lfs-pointer': [
    'the data itself',
    'the pointer that Git Large File Storage leaves in its place',
    'put the file itself into the folder (up to 50 MB), or link it with url: and sha256:.',
  ],
  'compressed-file': [
    'the data itself',
    'a compressed file, whatever its name says',
    'decompress it and put the file itself into the folder.',
  ],
  'parquet-file': [
    'a text file',
    'a Parquet file, whatever its name says',
    "let its name end in .parquet and write 'media_type: application/vnd.apache.parquet' in metadata.yml.",
  ],
  'broken-parquet': [
    'a whole Parquet file',
    'one that is cut off, damaged or encrypted, or another file of that name',
    'export it again; if it is still not read, publish CSV.',
  ],
  'unsupported-parquet': [
    'a Parquet file with one value in every cell',
    'something rarer',
    'write it again with plain columns, Snappy compression and no encryption, or publish CSV.',
  ],
  'broken-json': [
    'a list of objects with names and values, each closed; of GeoJSON, a FeatureCollection',
    'something else, or the end of the file, from this line on',
    'export the file again; if it ends in the middle, the export or the upload was cut off.',
  ],
  'not-utf-8': [
    'UTF-8',
    'another encoding',
    'in Excel, save the source as "CSV UTF-8 (Comma delimited)"; from a database or a program, export as UTF-8. Then look at letters with accents, first in the place told here.',
  ],
  'broken-character': [
    'characters of UTF-8',
    'bytes that are none',
    'export the file again as UTF-8 (in Excel: "CSV UTF-8 (Comma delimited)"); letters with accents are where to look.',
  ],
  'header-missing': [
    'a first row with the names of the columns',
    'a row of data',
    'add a row of names above it.',
  ],
  'mixed-line-ends': [
    'one kind of line end',
    'two kinds',
    'export the file again, or save it once in an editor.',
  ],
  'carriage-returns': [
    'lines that end in a line feed',
    'carriage returns alone, which most programs read as one long line',
    'open it in a spreadsheet or an editor and save it again as CSV, UTF-8 (not "CSV (Macintosh)").',
  ],
  'no-rows': ['rows below the header', 'none', 'export the table again.'],
  'nul-byte': ['text', 'NUL bytes', 'export the table again as CSV, UTF-8.'],
  'too-large': [
    'a table that people can open',
    'one that is too wide, or a row that is too long',
    'look for a quote that is not closed; split the table.',
  ],
  empty: ['a header and rows', 'an empty file', 'export the table again.'],
};

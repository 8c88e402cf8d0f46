import { expect, test } from 'vitest';
import { profileWhole } from './profile.ts';

/** As iconv writes it. */
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const table = (...cells: (string | Buffer)[]) =>
  Buffer.concat(
    ['id,name\n1,Anna\n', ...cells.flatMap((cell, i) => [`${i + 2},`, cell, '\n'])].map((part) =>
      Buffer.from(part),
    ),
  );
const latin = (text: string) => Buffer.from(text, 'latin1');

async function read(content: Buffer, file = 'data.csv') {
  const { encoding, notUtf8, faults } = await profileWhole(content, { columns: [], key: [] }, file);
  return { encoding, notUtf8, faults: faults.map(({ id, line }) => [id, line]) };
}

test.each<[string, Buffer]>([
  ['Spanish', table(latin('Peñón'), latin('¿Qué?'), latin('ÑANDÚ'))],
  ['German', table(latin('Fußgänger'), latin('Öl 20 °C'), latin('größe²'))],
  ['French', table(latin('Hôtel-Dieu'), latin('à côté'), latin('« été »'))],
  ['quotation marks and dashes of Windows', table(latin('Joe\x92s \x93caf\xe9\x94 \x96 5 \x80'))],
])('%s in Windows-1252 is called so', async (_, content) => {
  expect(await read(content)).toMatchObject({ encoding: 'windows-1252', notUtf8: { line: 3 } });
});

test.each<[string, Buffer]>([
  ['Chinese in GB18030', table(bytes('b9abd4b0'), bytes('cad0d5fecca8'))],
  ['one Chinese letter a cell', table(bytes('cad0'), bytes('c7f8'), bytes('cfd8'))],
  ['Japanese in Shift-JIS', table(bytes('8cf68980'), bytes('835c8374'))],
  ['Japanese of half width', table(bytes('bac6c5d0'))],
  ['Chinese in Big5', table(bytes('a4bdb6e9'))],
  ['Korean in EUC-KR', table(bytes('b0f8bff8'))],
  ['Russian in Windows-1251', table(bytes('cfe0f0ea'))],
  ['Russian in KOI8-R', table(bytes('f0c1d2cb'))],
  ['Polish in Windows-1250', table(bytes('57726f63b36177'))],
  ['Spanish of an old Macintosh', table(bytes('5065968e6e'))],
  ['Spanish of DOS', table(bytes('506582a46e'))],
])('%s is not taken for Western European text', async (_, content) => {
  expect(await read(content)).toMatchObject({ encoding: 'unknown', notUtf8: { line: 3 } });
});

test('the first byte that is not UTF-8 is told by line and column, whatever ends the lines', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const content = latin(['id,name', '1,Anna', '2,"Per\u00fa', 'second"', '3,Jos\u00e9'].join(end));
    expect((await read(content)).notUtf8, JSON.stringify(end)).toEqual({ line: 3, column: 7 });
  }
  const lines = latin('{"name":"Anna"}\n{"name":"Jos\u00e9"}\n');
  expect((await read(lines, 'data.jsonl')).notUtf8).toEqual({ line: 2, column: 13 });
});

test('one row of another encoding among rows of UTF-8 leaves the others what they are', async () => {
  const content = table('Perú', 'José', 'Núñez', latin('Peña'), 'Ávila');
  expect(await read(content)).toEqual({
    encoding: 'utf-8',
    notUtf8: undefined,
    faults: [['broken-character', 6]],
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, digestOfAll } from './cell-digest.ts';
import { LineEndings } from './line-endings.ts';
import { Reading } from './reading.ts';
import type { RecordBlock } from './record-block.ts';
import { TableReader } from './table-reader.ts';
import { TextStream } from './text-stream.ts';

/** Keeps every cell that a table is given, and whether its digest is that of its text. */
class Witness extends TableReader {
  readonly seen: [number, string[]][] = [];
  digestsAreRight = true;
  fast = 0;

  constructor() {
    super({ columns: [], key: [] });
  }

  override record(cells: string[], line: number): void {
    this.seen.push([line, cells]);
    super.record(cells, line);
  }

  override block(records: RecordBlock): void {
    for (let r = 0; r < records.count; r++) {
      this.fast += 1;
      const cells = records.texts(r);
      this.seen.push([records.lines[r] ?? 0, cells]);
      const first = records.firsts[r] ?? 0;
      for (const [i, cell] of cells.entries()) {
        const { high, low } = digestOf(cell);
        this.digestsAreRight &&= high === records.highs[first + i] && low === records.lows[first + i];
      }
      const { high, low } = digestOfAll(cells.map(digestOf));
      this.digestsAreRight &&= high === records.rowHighs[r] && low === records.rowLows[r];
    }
    super.block(records);
  }
}

const UTF_8 = { encoding: 'utf-8', bom: false } as const;

async function fast(pieces: readonly Uint8Array[]) {
  const table = new Witness();
  const reading = new Reading(UTF_8, ',', table);
  for (const piece of pieces) await reading.write(piece);
  await reading.end();
  return { table, failed: reading.failed, ending: reading.lineEnding };
}

/** csv-parse alone, from the first byte on. */
async function reference(bytes: Uint8Array) {
  const table = new Witness();
  const endings = new LineEndings();
  const text = new TextStream(table, ',', endings, 1);
  await text.write(bytes);
  await text.end();
  return { table, failed: text.failed, ending: endings.kind };
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    '12.5',
    'two words',
    'größe',
    '日本',
    '"a,b"',
    '"a""b"',
    '"a\nb"',
    '"a\r\nb"',
    '""',
  ),
  fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[",\r\n\0]/g, '')),
);
const broken = fc.constantFrom('"open', 'a"b', '"a"b', '\r', '\0', '\ufffd', '\ufeff', '"');
const row = (one: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n', '\r\n', '\n\n'))
    .map(([cells, end]) => cells.join(',') + end);
const clean = fc.array(row(cell), { maxLength: 10 }).map((rows) => rows.join(''));
const any = fc
  .array(row(fc.oneof({ weight: 12, arbitrary: cell }, { weight: 1, arbitrary: broken })), { maxLength: 10 })
  .map((rows) => rows.join(''));
const cuts = fc.array(fc.nat({ max: 9 }), { maxLength: 30 });

function cut(text: string, sizes: readonly number[]): Uint8Array[] {
  const bytes = Buffer.from(text);
  let at = 0;
  const pieces = sizes.map((size) => {
    at += size;
    return bytes.subarray(at - size, at);
  });
  return [...pieces, bytes.subarray(at)];
}

test('a clean file has the cells, lines and faults that csv-parse gives it, and is read from its bytes', async () => {
  await fc.assert(
    fc.asyncProperty(clean, cuts, async (text, sizes) => {
      const ours = await fast(cut(text, sizes));
      const theirs = await reference(Buffer.from(text));
      expect(ours.table.seen).toEqual(theirs.table.seen);
      expect(ours.table.fast).toBe(ours.table.seen.length);
      expect(ours.table.digestsAreRight).toBe(true);
      expect([ours.failed, ours.ending]).toEqual([theirs.failed, theirs.ending]);
      expect(ours.table.finish()).toEqual(theirs.table.finish());
    }),
    { numRuns: 1_500 },
  );
});

test('a broken file gets the verdict of csv-parse, on the same lines', async () => {
  await fc.assert(
    fc.asyncProperty(any, cuts, async (text, sizes) => {
      const ours = await fast(cut(text, sizes));
      const theirs = await reference(Buffer.from(text));
      expect(ours.table.seen).toEqual(theirs.table.seen);
      expect(ours.table.faults.list()).toEqual(theirs.table.faults.list());
      expect([ours.failed, ours.ending]).toEqual([theirs.failed, theirs.ending]);
    }),
    { numRuns: 1_500 },
  );
});

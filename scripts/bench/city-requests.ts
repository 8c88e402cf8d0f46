import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEADER =
  'request_id,opened_at,closed_on,department,request_type,status,street_name,council_district,latitude,longitude,amount,details';

const DEPARTMENTS = ['Street Services', 'Sanitation', 'Parks', 'Water and Power', 'Building and Safety'];
const TYPES = ['Pothole', 'Bulky items', 'Graffiti', 'Fallen branch', 'Street light out', 'Missed pickup'];
const STATUS = ['open', 'closed', 'referred', 'N/A'];
const FIRST = ['Oak', 'Alder', 'Mesa', 'Harbor', 'Canyon', 'Sunset', 'Laurel', 'Willow', 'Granite', 'Vista'];
const SECOND = ['ridge', 'view', 'wood', 'field', 'dale', 'crest', 'gate', 'brook', 'haven', 'mont'];
const KINDS = ['St', 'Ave', 'Blvd', 'Dr', 'Way'];
const THINGS = [
  'a mattress, two chairs',
  'deep hole near the crossing',
  'paint on the wall',
  'branch in the gutter',
];
const ENDS = ['reported twice', 'crew needs a truck', 'closed without work', 'lane was coned off', 'urgent'];

/** A file of service requests as cities export them, about 150 bytes a row; the same for the same number of rows. */
export function cityRequests(rows: number): string {
  const path = join(mkdtempSync(join(tmpdir(), 'daylight-bench-')), 'requests.csv');
  const file = openSync(path, 'w');
  const random = seeded(20_261_123);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  let lines = [HEADER];
  for (let i = 0; i < rows; i++) {
    const opened = Date.UTC(2019, 0, 1) + i * 190_000 + Math.floor(random() * 180_000);
    const closed = new Date(opened + random() * 40 * 86_400_000).toISOString().slice(0, 10);
    const cells = [
      `SR-${String(4_000_000 + i)}`,
      new Date(opened).toISOString().slice(0, 19),
      random() < 0.1 ? '' : closed,
      pick(DEPARTMENTS),
      pick(TYPES),
      pick(STATUS),
      `${pick(FIRST)}${pick(SECOND)} ${pick(KINDS)}`,
      String(1 + Math.floor(random() * 15)),
      (33.7 + random() * 0.6).toFixed(6),
      (-118.6 + random() * 0.6).toFixed(6),
      (random() * 5_000).toFixed(2),
      // Written by hand: most differ, some hold the separator.
      `"${pick(THINGS)}, ${pick(ENDS)} at pole ${Math.floor(random() * 90_000)}"`,
    ];
    lines.push(cells.join(','));
    if (lines.length < 10_000) continue;
    writeSync(file, `${lines.join('\n')}\n`);
    lines = [];
  }
  if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
  closeSync(file);
  return path;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { expect, test } from 'vitest';
import { INVENTORY_COLUMNS, type InventoryRow } from '../model/inventory.ts';
import { withWithheld } from './inventory-edit.ts';

const HEADER = INVENTORY_COLUMNS.join(',');
const TREES =
  'street-trees,Street trees,"Every tree, with ""species""",sam-steward,public,1,published,high,2023-04-01,';
const LOANS = 'loans,Loans,Who borrowed what,liv-steward,sensitive,2,planned,high,2027-01-01,';
const row: InventoryRow = {
  dataset: 'loans',
  title: 'Loans by reader',
  description: 'Who borrowed what\nand when',
  steward: 'liv-steward',
  classification: 'sensitive',
  security_level: 2,
  status: 'withheld',
  priority: 'low',
  reason: 'What somebody reads is\nnobody\'s "business", by law.',
};

test('a planned dataset keeps its row and gets the reason, on one line', () => {
  expect(withWithheld(`${HEADER}\n${TREES}\n${LOANS}\n`, row)).toBe(
    `${HEADER}\n${TREES}\nloans,Loans,Who borrowed what,liv-steward,sensitive,2,withheld,high,,"What somebody reads is nobody's ""business"", by law."\n`,
  );
});

test('a dataset that nobody had listed gets a row at the end', () => {
  expect(withWithheld(`${HEADER}\n${TREES}\n`, row)).toBe(
    `${HEADER}\n${TREES}\nloans,Loans by reader,Who borrowed what and when,liv-steward,sensitive,2,withheld,low,,"What somebody reads is nobody's ""business"", by law."\n`,
  );
});

test('cells with line ends and CRLF files keep their other rows', () => {
  const twoLines = 'parks,Parks,"Two\nlines",sam-steward,public,1,published,high,2023-04-01,';
  expect(withWithheld(`${HEADER}\r\n${twoLines}\r\n`, row).startsWith(`${HEADER}\n${twoLines}\nloans,`)).toBe(
    true,
  );
});

test('said twice, it is the same text', () => {
  const once = withWithheld(`${HEADER}\n${TREES}\n${LOANS}\n`, row);
  expect(withWithheld(once, row)).toBe(once);
});

test('a title or a reason that a spreadsheet would carry out is only text', () => {
  const hostile = { ...row, title: '=HYPERLINK("https://evil.example")', reason: '@SUM(1+1)*cmd|calc' };
  const written = withWithheld(`${HEADER}\n`, hostile);
  expect(written).toContain(`loans,"'=HYPERLINK(""https://evil.example"")",`);
  expect(written).toContain(`,'@SUM(1+1)*cmd|calc\n`);
});

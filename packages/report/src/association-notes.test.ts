import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Association, AssociationFound, EstimateCell } from '@earshot/tables';
import { parse } from 'csv-parse/sync';
import { associationNotes } from './association-notes.ts';
import { column, row, share, table } from './fixtures/sample-tables.ts';
import { intervalText, valueText } from './format-cell.ts';
import { writeTableCsv } from './table-csv.ts';
import { tableMarkup } from './table-html.ts';
import { tableJson } from './table-json.ts';
import { sheetColumns } from './workbook/table-columns.ts';
import { tablesWorkbook } from './workbook/tables-workbook.ts';

const TESTED: AssociationFound = {
  kind: 'tested',
  statistic: 3.2149,
  numerator: 5.43,
  denominator: 1203.06,
  pValue: 0.0061,
  level: 0.95,
  isBeyondChance: true,
};
const association = (found: AssociationFound): Association => {
  return { item: 'valued', break: 'region', itemLabel: 'Valued', breakLabel: 'Region', found };
};
const tested = (found: AssociationFound) => ({
  ...table({ columns: [column('total', 'All')], rows: [row('valued.agree', 'Agree')], cells: [[share(0.5)]] }),
  associations: [association(found)],
});

test('a test of association is said in words, with what it says and does not', () => {
  const [line, meaning] = associationNotes(tested(TESTED));
  assert.equal(
    line!.says,
    'Valued by Region: beyond chance at 95% confidence, F = 3.21 with 5.4 and 1,203.1 degrees of freedom, p = 0.006.',
  );
  assert.match(meaning!.says, /Rao and Scott.*not which columns differ.*without allowing for how many/);
  const [chance] = associationNotes(tested({ ...TESTED, pValue: 0.4, isBeyondChance: false }));
  assert.match(chance!.says, /: not beyond chance at 95% confidence/);
  assert.match(associationNotes(tested({ ...TESTED, pValue: 1e-9 }))[0]!.says, /p < 0.001\.$/);
  assert.deepEqual(associationNotes({}), []);
});

test('the page, the CSV, the JSON and the spreadsheet have the same test', () => {
  const one = tested(TESTED);
  const { says } = associationNotes(one)[0]!;
  assert.ok(tableMarkup(one, { id: 't', label: 'Table 1' }).safe.includes(says));
  const lines: Record<string, string>[] = parse(writeTableCsv(one), { columns: true, record_delimiter: '\r\n' });
  const { row: item, column: by, value, numerator_df, denominator_df, p_value, verdict } = lines.at(-1)!;
  assert.deepEqual(
    [item, by, value, numerator_df, denominator_df, p_value, verdict],
    ['valued', 'region', '3.2149', '5.43', '1203.06', '0.0061', 'beyond chance'],
  );
  assert.deepEqual((tableJson(one) as { associations: unknown }).associations, one.associations);
  const notes = tablesWorkbook([one], { title: 'T', day: 'today' }).sheets.find(({ name }) => name === 'Notes')!;
  assert.ok(notes.rows.flat().some(({ value: words }) => words === says));
});

test('a test that is withheld or cannot be made has no number anywhere, and says why', () => {
  for (const [found, value, words] of [
    [{ kind: 'withheld' }, 'c', /the test is withheld/],
    [{ kind: 'untestable', sentence: 'nobody is in the column “East”' }, 'u', /not tested, because nobody is in/],
  ] as const) {
    const lines: Record<string, string>[] = parse(writeTableCsv(tested(found)), {
      columns: true,
      record_delimiter: '\r\n',
    });
    const line = lines.at(-1)!;
    assert.deepEqual([line.value, line.p_value, line.numerator_df, line.verdict], [value, '', '', '']);
    assert.match(line.symbol_meaning!, words);
  }
});

test('totals are whole numbers, and ratios below one have three decimals, on the page and in the spreadsheet', () => {
  const of = (unit: EstimateCell['unit'], value: number) => {
    const cell = share(0.5) as EstimateCell;
    assert.ok(cell.estimate.disclosure === 'shown');
    const interval = { ...cell.estimate.interval, lower: value * 0.9, upper: value * 1.1 };
    return { ...cell, unit, estimate: { ...cell.estimate, value, interval } };
  };
  const [total, ratio] = [of('total', 31720.4), of('ratio', 0.0824)];
  assert.deepEqual([valueText(total), intervalText(total)], ['31,720', '28,548 to 34,892']);
  assert.deepEqual([valueText(ratio), intervalText(ratio)], ['0.082', '0.074 to 0.091']);
  const made = table({
    columns: [column('total', 'All')],
    rows: [row('a', 'A'), row('b', 'B')],
    cells: [[total], [ratio]],
  });
  const shown = (heading: string) => {
    const { cellOf } = sheetColumns(made).find((one) => one.heading === heading)!;
    return [total, ratio].map((cell) => cellOf({ cell, row: made.rows[0]!, column: made.columns[0]! }));
  };
  assert.deepEqual(shown('Unit'), [{ value: 'Total' }, { value: 'Ratio' }]);
  assert.deepEqual(shown('Value'), [
    { value: 31720.4, format: '#,##0' },
    { value: 0.0824, format: '0.000' },
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownEstimate } from '@earshot/statistics';
import type { Cell, EstimateCell, Table } from '@earshot/tables';
import { parse } from 'csv-parse/sync';
import { column, figure, row, share, table, turnover, valued } from './fixtures/sample-tables.ts';
import { writeTableCsv } from './table-csv.ts';
import { tableJson } from './table-json.ts';

function records(written: Table): Record<string, string>[] {
  return parse(writeTableCsv(written), { columns: true, record_delimiter: '\r\n' });
}

test('each cell is a line, in full precision, with its base and interval', () => {
  const lines = records(valued);
  assert.equal(lines.length, 15);
  const [first] = lines;
  assert.equal(first!.row, 'valued.agree');
  assert.equal(first!.value, '0.6634');
  assert.equal(first!.base, '1035');
  assert.equal(first!.effective_base, '870.4');
  assert.equal(first!.lower, '0.6334');
  const { degreesOfFreedom, interval } = (valued.cells[0]![0] as EstimateCell<ShownEstimate>).estimate;
  assert.deepEqual([first!.degrees_of_freedom, first!.interval_method], [String(degreesOfFreedom), interval.method]);
  assert.equal(first!.simulated, '1000 of 1035');
});

test('a withheld cell gives away nothing but why', () => {
  const line = records(valued).find(({ column: id }) => id === 'employer.agency')!;
  assert.equal(line.value, 'c');
  assert.match(line.symbol_meaning!, /^withheld: this group is too small/);
  for (const name of ['lower', 'upper', 'standard_error', 'base', 'effective_base', 'degrees_of_freedom'])
    assert.equal(line[name], '', name);
});

test('a publisher’s symbol stays a symbol', () => {
  const line = records(turnover).find(({ row: id, column: year }) => id === 'leicestershire' && year === '2022')!;
  assert.deepEqual([line.value, line.symbol_meaning, line.simulated], ['x', 'not available', 'no']);
});

test('words that a spreadsheet would run are disarmed, numbers below zero are not touched', () => {
  const labels = ['=1+1', '+cmd', '-2', '@SUM(A1)', '  =1', '＝1', 'a, "b"\nc', 'plain - text'];
  const hostile = table({
    columns: [column('c', '=C')],
    rows: labels.map((label, index) => row(`r${index}`, label)),
    cells: labels.map(() => [figure(-5, 'points')]),
  });
  const lines = records(hostile);
  assert.deepEqual(
    lines.map(({ row_label }) => row_label),
    ["'=1+1", "'+cmd", "'-2", "'@SUM(A1)", "'  =1", "'＝1", 'a, "b"\nc', 'plain - text'],
  );
  assert.deepEqual(new Set(lines.map(({ value }) => value)), new Set(['-5']));
});

test('as JSON a table is whole, and its cells know their row and column', () => {
  const data = JSON.parse(JSON.stringify(tableJson(valued)));
  assert.equal(data.base, valued.base);
  assert.equal(data.cells.length, 15);
  assert.deepEqual(data.cells[4], {
    row: 'valued.agree',
    column: 'employer.agency',
    kind: 'withheld',
    reason: 'protected',
  });
  assert.deepEqual(data.cells[0], {
    row: 'valued.agree',
    column: 'total',
    ...JSON.parse(JSON.stringify(share(0.6634))),
  });
});

test('a small base is “u” with its number of people, and letters and verdicts have columns of their own', () => {
  const small: Cell = { kind: 'small-base', unit: 'share', base: 18, effectiveBase: 17, needed: 25 };
  const lettered: Cell = { ...(share(0.5) as EstimateCell), higherThan: ['A', 'C'] };
  const cells = [[small, lettered, share(0.7, { difference: 0.2, pValue: 0.001 })]];
  const columns = [
    column('a', 'A'),
    { ...column('b', 'B', 'North'), above: 'Region by Job', letter: 'B' },
    column('c', 'C'),
  ];
  const [first, second, third] = records(table({ columns, rows: [row('r', 'R')], cells }));
  assert.deepEqual([first!.value, first!.base, first!.lower], ['u', '18', '']);
  assert.match(first!.symbol_meaning!, /^small base: fewer than 25 people/);
  assert.deepEqual(
    [second!.higher_than_columns, second!.column_letter, second!.column_above],
    ['A C', 'B', 'Region by Job'],
  );
  assert.deepEqual([third!.verdict, third!.difference_from_rest, third!.difference_from_total], ['higher', '0.2', '']);
});

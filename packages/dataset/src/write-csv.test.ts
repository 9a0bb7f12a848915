import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datasetOf, rowAt } from './dataset.ts';
import { readCsv } from './read-csv.ts';
import { datasetFromCsv } from './read-csv-dataset.ts';
import { answered, DONT_KNOW, NOT_ASKED, NOT_REACHED, REFUSED } from './value.ts';
import type { Variable } from './variable.ts';
import { MISSING_CELLS, writeCsv } from './write-csv.ts';

const categories = [
  { code: 'pay', label: 'Pay' },
  { code: 'role', label: 'Role' },
];
const VARIABLES: Variable[] = [
  { kind: 'single', name: 'main', label: 'Main reason', categories },
  { kind: 'multiple', name: 'reasons', label: 'Reasons', categories },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
  { kind: 'text', name: 'words', label: 'In words' },
];
const ROWS = [
  { main: answered('pay'), reasons: answered(['pay', 'role']), hours: answered(37), words: answered('a, "b"\nc') },
  { main: DONT_KNOW, reasons: REFUSED, hours: NOT_ASKED, words: NOT_REACHED },
  { main: REFUSED, reasons: DONT_KNOW, hours: NOT_REACHED, words: NOT_ASKED },
];

test('an exported dataset reads back with every missing state what it was', () => {
  const { csv } = readCsv('export.csv', writeCsv(datasetOf('d', VARIABLES, ROWS, 0)));
  const { dataset, problems } = datasetFromCsv(csv!, VARIABLES, {
    name: 'd',
    missing: MISSING_CELLS,
    simulatedRows: 0,
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    ROWS.map((_, row) => rowAt(dataset!, row)),
    ROWS,
  );
});

test('every row of an export says whether it is simulated', () => {
  const real = writeCsv(datasetOf('d', VARIABLES, ROWS, 0));
  const simulated = writeCsv(datasetOf('d', VARIABLES, ROWS, 3));
  assert.deepEqual(
    readCsv('x', real).csv!.rows.map((row) => row.cells[0]),
    ['no', 'no', 'no'],
  );
  assert.deepEqual(
    readCsv('x', simulated).csv!.rows.map((row) => row.cells[0]),
    ['yes', 'yes', 'yes'],
  );
  assert.throws(() => writeCsv(datasetOf('d', VARIABLES, ROWS, 1)), /writeCsv: 1 of 3 rows/);
});

test('a text that a spreadsheet would run as a formula is defused', () => {
  const rows = [{ ...ROWS[0]!, words: answered('=HYPERLINK("x")') }];
  assert.match(writeCsv(datasetOf('d', VARIABLES, rows, 0)), /"'=HYPERLINK\(""x""\)"/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnOf } from './column.ts';
import { columnNamed, datasetOf, rowAt, variablesOf, withColumns } from './dataset.ts';
import { answered, NOT_ASKED, REFUSED } from './value.ts';
import type { Variable } from './variable.ts';

const HOURS: Variable = { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' };
const SAID: Variable = { kind: 'text', name: 'said', label: 'Said' };
const ROWS = [
  { hours: answered(37.5), said: NOT_ASKED },
  { hours: REFUSED, said: answered('“Hello”') },
];
const dataset = datasetOf('Trial', [HOURS, SAID], ROWS, 1);

test('a dataset gives its rows and variables back as they were put in', () => {
  assert.deepEqual(
    ROWS.map((_, row) => rowAt(dataset, row)),
    ROWS,
  );
  assert.deepEqual(variablesOf(dataset), [HOURS, SAID]);
  assert.deepEqual([dataset.name, dataset.rows, dataset.simulatedRows], ['Trial', 2, 1]);
});

test('a dataset may have no rows', () => {
  assert.equal(datasetOf('Empty', [HOURS], [], 0).columns[0]?.states.length, 0);
});

test('a row without a value for a variable is our mistake, and says where', () => {
  assert.throws(
    () => datasetOf('Trial', [HOURS, SAID], [ROWS[0]!, { hours: REFUSED }], 0),
    /row 1 has no value for said/,
  );
});

test('a column is found by its name, and null stands for a name that is not there', () => {
  assert.equal(columnNamed(dataset, 'said')?.variable, SAID);
  assert.equal(columnNamed(dataset, 'constructor'), null);
});

test('columns are added beside the others, leaving the dataset as it was', () => {
  const weight: Variable = { kind: 'quantity', name: 'weight', label: 'Weight', unit: '' };
  const wider = withColumns(dataset, [columnOf(weight, [answered(1), answered(2)])]);
  assert.deepEqual(rowAt(wider, 1), { ...ROWS[1], weight: answered(2) });
  assert.equal(dataset.columns.length, 2);
});

test('a column whose name is taken, or with another number of rows, is refused by its name', () => {
  assert.throws(() => withColumns(dataset, [columnOf(HOURS, [REFUSED, REFUSED])]), /Trial already has hours/);
  const other: Variable = { ...HOURS, name: 'other' };
  assert.throws(() => withColumns(dataset, [columnOf(other, [REFUSED])]), /other has another number of rows/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, datasetOf, NOT_ASKED, type Row, rowAt, type Variable } from '@earshot/dataset';
import { oneBelowAnother } from './read-in-parts.ts';

const categories = [
  { code: 'a', label: 'A' },
  { code: 'b', label: 'B' },
];
const VARIABLES: readonly Variable[] = [
  { kind: 'single', name: 'one', label: 'One', categories },
  { kind: 'multiple', name: 'many', label: 'Many', categories },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'h' },
  { kind: 'text', name: 'why', label: 'Why' },
];
const rows: readonly Row[] = [
  { one: answered('b'), many: answered(['a']), hours: answered(3), why: answered('because') },
  { one: NOT_ASKED, many: NOT_ASKED, hours: NOT_ASKED, why: NOT_ASKED },
  { one: answered('a'), many: answered(['a', 'b']), hours: answered(0), why: answered('') },
];

test('datasets one below another hold the rows of each, in order, and how many are simulated', () => {
  const whole = datasetOf('Trial', VARIABLES, rows, 3);
  const parts = [rows.slice(0, 2), [], rows.slice(2)].map((part) => datasetOf('Trial', VARIABLES, part, part.length));
  const joined = oneBelowAnother(parts);
  assert.deepEqual([joined.rows, joined.simulatedRows], [3, 3]);
  assert.deepEqual(
    rows.map((_, row) => rowAt(joined, row)),
    rows.map((_, row) => rowAt(whole, row)),
  );
});

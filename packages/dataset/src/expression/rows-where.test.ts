import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datasetOf } from '../dataset.ts';
import { answered, DONT_KNOW } from '../value.ts';
import { parseExpression } from './parse.ts';
import { rowLookup, rowsWhere } from './rows-where.ts';

const dataset = datasetOf(
  'Trial',
  [{ kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' }],
  [answered(40), DONT_KNOW, answered(20), answered(50)].map((hours) => ({ hours })),
  0,
);

test('only rows for which the expression is true are found, in order', () => {
  const parsed = parseExpression('hours >= 40');
  assert.ok('expression' in parsed);
  assert.deepEqual(rowsWhere(dataset, parsed.expression), [0, 3]);
});

test('without an expression every row is found', () => {
  assert.deepEqual(rowsWhere(dataset, null), [0, 1, 2, 3]);
});

test('looking up a variable that the dataset lacks is our mistake', () => {
  assert.throws(() => rowLookup(dataset, ['age'], 0), /rowLookup: Trial has no variable age/);
});

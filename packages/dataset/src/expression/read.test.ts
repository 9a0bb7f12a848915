import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Variable } from '../variable.ts';
import { readExpression } from './read.ts';

const hours: Variable = { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' };
const find = (name: string) => (name === 'hours' ? hours : null);

test('an expression that fits its variables can be run', () => {
  const { expression, problems } = readExpression('hours > 40', find);
  assert.equal(expression?.type, 'compare');
  assert.deepEqual(problems, []);
});

test('one that cannot be parsed and one that does not fit come back as problems, and not as expressions', () => {
  const codes = (source: string) => {
    const { expression, problems } = readExpression(source, find);
    assert.equal(expression, null);
    return problems.map(({ code, at }) => `${code} ${at}`);
  };
  assert.deepEqual(codes('hours >'), ['expression-syntax 7']);
  assert.deepEqual(codes('hours > long or age = 3'), ['expression-literal 8', 'expression-unknown-name 16']);
});

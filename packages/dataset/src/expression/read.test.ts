import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Variable } from '../variable.ts';
import { evaluate } from './evaluate.ts';
import { namesIn } from './expression.ts';
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
  assert.deepEqual(codes('hours > long or age = 3'), ['expression-unknown-name 8', 'expression-unknown-name 16']);
});

test('a quantity is compared with another quantity; a word beside one that is none is not a number', () => {
  const worked: Variable = { kind: 'quantity', name: 'worked', label: 'Worked', unit: 'hours' };
  const name: Variable = { kind: 'text', name: 'name', label: 'Name' };
  const among = (wanted: string) => [hours, worked, name].find((variable) => variable.name === wanted) ?? null;
  const { expression } = readExpression('hours > worked', among);
  assert.ok(expression);
  assert.deepEqual(namesIn(expression), ['hours', 'worked']);
  const value = (number: number) => ({ state: 'answered', value: number }) as const;
  assert.equal(
    evaluate(expression, (wanted) => value(wanted === 'hours' ? 40 : 37)),
    true,
  );
  assert.equal(
    evaluate(expression, (wanted) => (wanted === 'hours' ? value(40) : { state: 'refused' })),
    null,
  );
  assert.deepEqual(
    readExpression('hours > name', among).problems.map(({ code }) => code),
    ['expression-literal'],
  );
});

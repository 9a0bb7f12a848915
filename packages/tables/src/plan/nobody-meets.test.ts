import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, readExpression, type Value, type Variable } from '@earshot/dataset';
import fc from 'fast-check';
import { nobodyMeets } from './nobody-meets.ts';

const categories = ['a', 'b', 'c'].map((code) => ({ code, label: code }));
const VARIABLES: readonly Variable[] = [
  { kind: 'single', name: 'role', label: 'Role', categories },
  { kind: 'multiple', name: 'reasons', label: 'Reasons', categories },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: '' },
  { kind: 'quantity', name: 'worked', label: 'Worked', unit: '' },
  { kind: 'quantity', name: 'paid', label: 'Paid', unit: '' },
];
const find = (name: string) => VARIABLES.find((variable) => variable.name === name) ?? null;
const conditionOf = (source: string) => readExpression(source, find).expression!;

for (const [source, expected] of [
  ['role = a and role = b', true],
  ['role = a and not answered(role)', true],
  ['answered(role) and not (role in (a, b, c))', true],
  ['hours > 40 and hours < 41', false],
  ['hours > 41 and hours < 40', true],
  ['hours > worked and worked > hours', true],
  ['hours > worked and worked > paid and paid > 40', false],
  ['count(reasons) > 3', true],
  ['count(reasons) = 3 and not (reasons includes (a))', true],
  ['refused(role) or dont_know(role)', false],
] as const) {
  test(`${source}: ${expected ? 'nobody can meet it' : 'somebody can'}`, () => {
    assert.equal(nobodyMeets(conditionOf(source), find), expected);
  });
}

const value = (values: fc.Arbitrary<string | number | string[]>): fc.Arbitrary<Value> =>
  fc.oneof(
    values.map((one): Value => ({ state: 'answered', value: one })),
    fc.constant<Value>({ state: 'refused' }),
  );
const person = fc.record({
  role: value(fc.constantFrom('a', 'b', 'c')),
  reasons: value(fc.subarray(['a', 'b', 'c'])),
  hours: value(fc.integer({ min: -3, max: 3 })),
  worked: value(fc.integer({ min: -3, max: 3 })),
  paid: value(fc.integer({ min: -3, max: 3 })),
});
const part = fc.constantFrom(
  'role = a',
  'role != b',
  'hours > 1',
  'hours <= 1',
  'hours < worked',
  'worked >= paid',
  'paid = 2',
  'count(reasons) >= 2',
  'reasons includes (b)',
  'not answered(role)',
);
const condition = fc
  .array(fc.tuple(part, fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map(([source, negated]) => (negated ? `not (${source})` : source)).join(' and '));

test('a condition that somebody meets is never said to be met by nobody', () => {
  fc.assert(
    fc.property(condition, person, (source, answers) => {
      const expression = conditionOf(source);
      if (!holds(expression, (name) => answers[name as keyof typeof answers])) return;
      assert.equal(nobodyMeets(expression, find), false, source);
    }),
    { numRuns: 500 },
  );
});

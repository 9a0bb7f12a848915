import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnOf, valueAt } from './column.ts';
import { answered, DONT_KNOW, NOT_ASKED, NOT_REACHED, REFUSED, type Value } from './value.ts';
import type { Variable } from './variable.ts';

const categories = ['pay', 'people', 'place'].map((code) => ({ code, label: code }));
const ROLE: Variable = { kind: 'single', name: 'role', label: 'Role', categories };
const REASONS: Variable = { kind: 'multiple', name: 'reasons', label: 'Reasons', categories };
const HOURS: Variable = { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' };
const SAID: Variable = { kind: 'text', name: 'said', label: 'Said' };
const DAY: Variable = { kind: 'date', name: 'day', label: 'Day' };

const codes = categories.map(({ code }) => code);
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const ANSWERS = new Map<Variable, fc.Arbitrary<string | number | string[]>>([
  [ROLE, fc.constantFrom(...codes)],
  [REASONS, fc.subarray(codes)],
  [HOURS, fc.double({ noNaN: true, noDefaultInfinity: true })],
  [SAID, fc.string({ unit: 'binary' })],
  [DAY, day.map((date) => date.toISOString().slice(0, 10))],
]);
const missing = fc.constantFrom<Value>(DONT_KNOW, REFUSED, NOT_ASKED, NOT_REACHED);

for (const [variable, answers] of ANSWERS) {
  test(`a ${variable.kind} column gives every value back as it was put in, each missing state too`, () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(answers.map(answered), missing)), (values) => {
        const column = columnOf(variable, values);
        assert.deepEqual(
          values.map((_, row) => valueAt(column, row)),
          values,
        );
      }),
      { numRuns: 50 },
    );
  });
}

test('picks come back in the order of the categories, each once', () => {
  const column = columnOf(REASONS, [answered(['place', 'pay', 'place'])]);
  assert.deepEqual(valueAt(column, 0), answered(['pay', 'place']));
});

test('having picked nothing is an answer, not a missing one', () => {
  assert.deepEqual(valueAt(columnOf(REASONS, [answered([])]), 0), answered([]));
});

const MISFITS: readonly (readonly [Variable, Value, RegExp])[] = [
  [ROLE, answered('boss'), /columnOf: role has no category “boss”/],
  [ROLE, answered('constructor'), /columnOf: role has no category “constructor”/],
  [ROLE, answered(1), /columnOf: role is single and cannot hold 1/],
  [REASONS, answered(['pay', 'boss']), /columnOf: reasons has no category “boss”/],
  [REASONS, answered('pay'), /columnOf: reasons is multiple and needs a list, not "pay"/],
  [HOURS, answered('40'), /columnOf: hours is quantity and cannot hold "40"/],
  [HOURS, answered(Number.NaN), /columnOf: hours is quantity and cannot hold/],
  [HOURS, answered(Number.POSITIVE_INFINITY), /columnOf: hours is quantity and cannot hold/],
  [SAID, answered(7), /columnOf: said is text and cannot hold 7/],
  [DAY, answered('31 January'), /columnOf: day is date and cannot hold "31 January"/],
  [DAY, answered('2026-02-30'), /columnOf: day is date and cannot hold "2026-02-30"/],
];
for (const [variable, value, words] of MISFITS) {
  test(`a ${variable.kind} column refuses ${JSON.stringify(value)} by its name`, () => {
    assert.throws(() => columnOf(variable, [value]), words);
  });
}

test('a column refuses a state that does not exist', () => {
  assert.throws(() => columnOf(SAID, [{ state: 'skipped' } as unknown as Value]), /columnOf: said .*“skipped”/);
});

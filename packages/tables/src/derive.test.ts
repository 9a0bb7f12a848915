import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, columnNamed, DONT_KNOW, datasetOf, NOT_ASKED, REFUSED, type Value, valueAt } from '@earshot/dataset';
import { derive } from './derive.ts';
import { planFor } from './fixtures/run-plan.ts';

const people = (...hours: Value[]) =>
  datasetOf(
    'Trial',
    [{ kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' }],
    hours.map((value) => ({ hours: value })),
    0,
  );
const PLAN = `
title: T
source: S
derive:
  band:
    label: Band
    categories:
      short: {label: Up to 40, when: hours <= 40}
      middle: {label: Up to 48, when: hours <= 48}
      long: {label: More, when: hours > 100}
  short_or_not:
    label: Short or not
    categories:
      short: {label: Short, when: band = short}
      not: {label: Not, when: answered(band)}
tables: [{id: one, title: One, items: [band]}]
`;

function derived(name: string, ...hours: Value[]): Value[] {
  const dataset = people(...hours);
  const column = columnNamed(derive(dataset, planFor(dataset, PLAN).derivations), name)!;
  return hours.map((_, row) => valueAt(column, row));
}

test('each row gets the first category whose condition holds', () => {
  assert.deepEqual(derived('band', answered(40), answered(41), answered(101)), [
    answered('short'),
    answered('middle'),
    answered('long'),
  ]);
});

test('a row without a category keeps the reason: the missing state that it was read from, else not asked', () => {
  assert.deepEqual(derived('band', REFUSED, DONT_KNOW, NOT_ASKED, answered(60)), [
    REFUSED,
    DONT_KNOW,
    NOT_ASKED,
    NOT_ASKED,
  ]);
});

test('a later variable may read an earlier one', () => {
  assert.deepEqual(derived('short_or_not', answered(1), answered(45), REFUSED), [
    answered('short'),
    answered('not'),
    REFUSED,
  ]);
});

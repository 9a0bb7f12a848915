import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnOf } from './column.ts';
import { quoteName, quoteText, sqlColumns } from './sql-layout.ts';
import { sqlValues } from './sql-values.ts';
import { answered, DONT_KNOW, NOT_ASKED, STATES } from './value.ts';
import type { Variable } from './variable.ts';

const categories = ['pay', 'state'].map((code) => ({ code, label: code }));
const REASONS: Variable = { kind: 'multiple', name: 'reasons', label: 'Reasons', categories };
const HOURS: Variable = { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' };

test('a variable stands in one column for its value and one for its state', () => {
  assert.deepEqual(sqlColumns(HOURS), [
    { name: 'hours', type: 'DOUBLE PRECISION', texts: null },
    { name: 'hours:state', type: 'VARCHAR', texts: STATES },
  ]);
});

test('a multiple choice has a column a category, and a category called “state” collides with nothing', () => {
  assert.deepEqual(
    sqlColumns(REASONS).map(({ name }) => name),
    ['reasons.pay', 'reasons.state', 'reasons:state'],
  );
});

test('only an answer has a value; each missing state keeps its name', () => {
  assert.deepEqual(sqlValues(columnOf(HOURS, [answered(0), DONT_KNOW, NOT_ASKED]), 0, 3), [
    [0, null, null],
    ['answered', 'dont_know', 'not_asked'],
  ]);
  assert.deepEqual(sqlValues(columnOf(REASONS, [answered([]), answered(['state']), DONT_KNOW]), 0, 3), [
    [false, false, null],
    [false, true, null],
    ['answered', 'answered', 'dont_know'],
  ]);
});

test('values can be had some rows at a time', () => {
  const hours = columnOf(HOURS, [answered(1), DONT_KNOW, answered(3)]);
  assert.deepEqual(sqlValues(hours, 1, 3), [
    [null, 3],
    ['dont_know', 'answered'],
  ]);
  const reasons = columnOf(REASONS, [answered(['pay']), NOT_ASKED, answered(['state'])]);
  assert.deepEqual(sqlValues(reasons, 2, 3), [[false], [true], ['answered']]);
});

test('quotation marks within names and texts cannot end them', () => {
  assert.equal(quoteName('a"; DROP TABLE b; --'), '"a""; DROP TABLE b; --"');
  assert.equal(quoteText("it's"), "'it''s'");
});

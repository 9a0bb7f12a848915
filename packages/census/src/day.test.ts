import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDay, wholeYears, yearBefore } from './day.ts';

test('a day is one of the calendar, as JavaScript’s own dates have it', () => {
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
  fc.assert(
    fc.property(fc.integer({ min: 1890, max: 2110 }), part(14), part(33), (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      const date = new Date(`${text}T00:00:00Z`);
      assert.equal(isDay(text), !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text));
    }),
    { numRuns: 500 },
  );
  for (const text of ['', '2022-2-3', '2022-02-03T00:00:00', '03/02/2022', ' 2022-02-03'])
    assert.ok(!isDay(text), text);
});

test('an age is in whole years, and changes on the birthday', () => {
  assert.equal(wholeYears('1980-09-30', '2022-09-30'), 42);
  assert.equal(wholeYears('1980-10-01', '2022-09-30'), 41);
  assert.equal(wholeYears('2023-01-01', '2022-09-30'), -1);
});

test('the year before a leap day ends in February as well', () => {
  assert.equal(yearBefore('2024-02-29'), '2023-02-28');
  assert.equal(yearBefore('2022-09-30'), '2021-09-30');
});

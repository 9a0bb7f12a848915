import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayInWords, daysBetween, isDay, isMonth, lastDay, monthsOn, wholeYears } from './month.ts';

test('only days of the calendar are days', () => {
  for (const day of ['2024-02-29', '2000-02-29', '2026-12-31']) assert.ok(isDay(day), day);
  for (const day of ['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '20260401']) {
    assert.ok(!isDay(day), day);
  }
  assert.ok(isMonth('2026-10') && !isMonth('2026-13') && !isMonth('2026-1'));
  assert.deepEqual(
    [lastDay('2024-02'), lastDay('2026-02'), lastDay('2026-04')],
    ['2024-02-29', '2026-02-28', '2026-04-30'],
  );
});

test('days between two days are those of the calendar', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, (from, to) => {
      const [one, other] = [from, to].map((date) => date.toISOString().slice(0, 10)) as [string, string];
      const days = (Date.parse(other) - Date.parse(one)) / 86_400_000;
      assert.equal(daysBetween(one, other), days);
    }),
  );
});

test('months on cross years in both directions', () => {
  assert.deepEqual(
    [monthsOn('2026-10', 3), monthsOn('2026-10', -10), monthsOn('2026-01', -1), monthsOn('2026-10', 0)],
    ['2027-01', '2025-12', '2025-12', '2026-10'],
  );
});

test('a year of service is whole on its day', () => {
  assert.deepEqual([wholeYears('2020-10-31', '2026-10-30'), wholeYears('2020-10-31', '2026-10-31')], [5, 6]);
  assert.equal(dayInWords('2026-10-01'), '1 October 2026');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daysAfter, daysBetween, englandTime, momentAt, weekdayOf } from './england-time.ts';

test('summer time in England ends and begins at one o’clock UTC', () => {
  const clock = (at: string): [string, number] => {
    const { date, minutes } = englandTime(new Date(at));
    return [date, minutes];
  };
  assert.deepEqual(clock('2026-10-25T00:59:00Z'), ['2026-10-25', 119]);
  assert.deepEqual(clock('2026-10-25T01:00:00Z'), ['2026-10-25', 60]);
  assert.deepEqual(clock('2027-03-28T00:59:00Z'), ['2027-03-28', 59]);
  assert.deepEqual(clock('2027-03-28T01:00:00Z'), ['2027-03-28', 120]);
});

test('late in a summer evening it is the next day in England', () => {
  assert.deepEqual(englandTime(new Date('2026-07-31T23:30:00Z')), { date: '2026-08-01', weekday: 6, minutes: 30 });
});

test('days are counted by the calendar, whatever the clocks do', () => {
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(date, fc.integer({ min: -1000, max: 1000 }), (from, days) => {
      const start = from.toISOString().slice(0, 10);
      assert.equal(daysBetween(start, daysAfter(start, days)), days);
      assert.equal(weekdayOf(daysAfter(start, 7 * days)), weekdayOf(start));
    }),
  );
  assert.equal(weekdayOf('2026-09-28'), 1);
  assert.equal(weekdayOf('2026-10-04'), 7);
});

test('a time that the clocks pass over is no moment; of one that comes twice it is the first', () => {
  assert.equal(momentAt('2026-03-29', 90), null);
  assert.equal(momentAt('2026-10-25', 90)?.toISOString(), '2026-10-25T00:30:00.000Z');
  assert.equal(momentAt('2026-10-25', 600)?.toISOString(), '2026-10-25T10:00:00.000Z');
});

test('the end of a day is the midnight that the next begins with, also on days of 23 and 25 hours', () => {
  assert.equal(momentAt('2026-03-29', 1440)?.toISOString(), '2026-03-29T23:00:00.000Z');
  assert.equal(momentAt('2026-10-25', 1440)?.toISOString(), '2026-10-26T00:00:00.000Z');
});

test('what the clocks show at a moment leads back to a moment at which they show it', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (at) => {
      const shown = englandTime(at);
      assert.deepEqual(englandTime(momentAt(shown.date, shown.minutes)!), shown);
    }),
  );
});

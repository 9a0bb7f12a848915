import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { englishDaysBetween, englishTime, momentAt } from './english-time.ts';

test('in summer the clocks of England are an hour ahead of UTC, in winter they show it', () => {
  assert.deepEqual(englishTime(new Date('2026-07-01T08:00:00Z')), { date: '2026-07-01', weekday: 3, minutes: 540 });
  assert.deepEqual(englishTime(new Date('2026-12-06T08:00:00Z')), { date: '2026-12-06', weekday: 7, minutes: 480 });
});

test('summer time begins and ends at 01:00 UTC, on 29 March and 25 October in 2026', () => {
  const shown = (at: string) => englishTime(new Date(at)).minutes;
  assert.deepEqual([shown('2026-03-29T00:59:00Z'), shown('2026-03-29T01:00:00Z')], [59, 120]);
  assert.deepEqual([shown('2026-10-25T00:59:00Z'), shown('2026-10-25T01:00:00Z')], [119, 60]);
});

test('a time that the clocks pass over is no moment; of one that comes twice it is the first', () => {
  assert.equal(momentAt('2026-03-29', 90), null);
  assert.equal(momentAt('2026-10-25', 90)?.toISOString(), '2026-10-25T00:30:00.000Z');
  assert.equal(momentAt('2026-10-25', 600)?.toISOString(), '2026-10-25T10:00:00.000Z');
});

test('what the clocks show at a moment leads back to a moment at which they show it', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (at) => {
      const shown = englishTime(at);
      assert.deepEqual(englishTime(momentAt(shown.date, shown.minutes)!), shown);
    }),
  );
});

test('days are counted by the calendar of England, also when one of them is an hour short or long', () => {
  const days = (from: string, to: string) => englishDaysBetween(new Date(from), new Date(to));
  assert.equal(days('2026-07-01T22:59:00Z', '2026-07-01T23:00:00Z'), 1);
  assert.equal(days('2026-03-28T12:00:00Z', '2026-03-30T11:00:00Z'), 2);
  assert.equal(days('2026-10-24T11:00:00Z', '2026-10-26T12:00:00Z'), 2);
});

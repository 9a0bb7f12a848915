import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closesOn, dueMail, maySend, nextSending, stepDates } from './due-steps.ts';
import { daysAfter } from './england-time.ts';
import { PLAN } from './fixtures/plan.ts';

const due = (at: string): (string | null)[] => {
  const found = dueMail(PLAN, '2026-09-28', new Date(at));
  return found ? [found.invitation.id, found.reminder?.id ?? null] : [];
};

test('the day of release is day 0, and a step is due from its day on', () => {
  assert.deepEqual(due('2026-09-27T22:59:00Z'), [], 'the evening before');
  assert.deepEqual(due('2026-09-27T23:00:00Z'), ['invitation', null], 'midnight in England');
  assert.deepEqual(due('2026-10-02T22:59:00Z'), ['invitation', null]);
  assert.deepEqual(due('2026-10-02T23:00:00Z'), ['invitation', 'reminder_1']);
});

test('of several reminders that nobody sent only the latest is due', () => {
  assert.deepEqual(due('2026-10-14T10:00:00Z'), ['invitation', 'reminder_2']);
});

test('on the day of the close nothing is due any more, and never again', () => {
  assert.deepEqual(due('2026-10-17T10:00:00Z'), ['invitation', 'reminder_2']);
  assert.deepEqual(due('2026-10-18T10:00:00Z'), []);
  assert.equal(closesOn(PLAN, '2026-09-28'), '2026-10-18');
});

test('what is due only ever moves on through the protocol', () => {
  const ids = ['invitation', 'reminder_1', 'reminder_2'];
  fc.assert(
    fc.property(fc.nat(19), fc.nat(19), (one, other) => {
      const rank = (day: number): number => {
        const found = dueMail(PLAN, '2026-09-28', new Date(`${daysAfter('2026-09-28', day)}T12:00:00Z`));
        return ids.indexOf(found!.reminder?.id ?? 'invitation');
      };
      assert.equal(Math.sign(rank(one) - rank(other)) * Math.sign(one - other) >= 0, true);
    }),
  );
});

test('the steps have dates in England for each day of release', () => {
  assert.deepEqual(
    stepDates(PLAN, '2026-09-28').map(({ id, date }) => `${id} ${date}`),
    ['invitation 2026-09-28', 'reminder_1 2026-10-03', 'calls 2026-10-08', 'reminder_2 2026-10-10', 'close 2026-10-18'],
  );
});

test('mails leave from eight to six by the clock in England, unless the plan says otherwise', () => {
  const may = (at: string): boolean => maySend(PLAN, new Date(at));
  assert.deepEqual(
    ['2026-09-28T06:59Z', '2026-09-28T07:00Z', '2026-09-28T16:59Z', '2026-09-28T17:00Z', '2026-11-02T07:30Z'].map(may),
    [false, true, true, false, false],
  );
  const weekdays = { ...PLAN, sending: { ...PLAN.sending, days: [1, 2, 3, 4, 5] } };
  assert.equal(maySend(weekdays, new Date('2026-10-03T10:00Z')), false, 'a Saturday');
});

test('what cannot leave in the evening leaves in the morning, and after a weekend on Monday', () => {
  assert.equal(nextSending(PLAN, new Date('2026-09-28T17:00:30Z')).toISOString(), '2026-09-29T07:00:00.000Z');
  assert.equal(nextSending(PLAN, new Date('2026-09-28T09:50:00Z')).toISOString(), '2026-09-28T10:00:00.000Z');
  const weekdays = { ...PLAN, sending: { ...PLAN.sending, days: [1, 2, 3, 4, 5] } };
  assert.equal(nextSending(weekdays, new Date('2026-10-23T20:00:00Z')).toISOString(), '2026-10-26T08:00:00.000Z');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FieldworkPlan } from '../plan.ts';
import { monthsAfter } from './calendar-months.ts';
import { answerDueOn, closedOn, dueOn } from './due-on.ts';

test('a month is a calendar month, and ends with a month that is shorter', () => {
  assert.equal(monthsAfter('2027-01-31', 1), '2027-02-28');
  assert.equal(monthsAfter('2028-01-31', 1), '2028-02-29');
  assert.equal(monthsAfter('2028-02-29', 12), '2029-02-28');
  assert.equal(monthsAfter('2026-12-15', 1), '2027-01-15');
  assert.equal(monthsAfter('2026-05-31', 0), '2026-05-31');
});

// The examples in the ICO’s guidance on the right of access: received on 3 September, due on 3 October; received on
// 31 March, due on 30 April.
test('a request is due a calendar month after it came', () => {
  assert.equal(answerDueOn('2026-09-03'), '2026-10-03');
  assert.equal(answerDueOn('2026-03-31'), '2026-04-30');
});

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('months later is later, in the month that is meant, and never a day that there is not', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 240 }), (start, months) => {
      const due = monthsAfter(start, months);
      assert.equal(new Date(`${due}T00:00:00Z`).toISOString().slice(0, 10), due);
      assert.ok(due > start);
      const counted = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      assert.equal(counted(due) - counted(start), months);
      assert.ok(due.slice(8) <= start.slice(8));
    }),
  );
});

const plan = { protocol: [{ id: 'close', kind: 'close', day: 42 }] } as unknown as FieldworkPlan;

test('fieldwork ends with the protocol’s close after the last release, unless somebody says otherwise', () => {
  assert.equal(closedOn(plan, { statedOn: null, lastReleasedOn: '2026-09-01' }), '2026-10-13');
  assert.equal(closedOn(plan, { statedOn: '2026-09-20', lastReleasedOn: '2026-09-01' }), '2026-09-20');
  assert.equal(closedOn(plan, { statedOn: null, lastReleasedOn: null }), null);
});

test('what is kept after close waits for the close; what is kept after its making does not', () => {
  const from = { closedOn: null, madeOn: '2026-02-28' };
  assert.equal(dueOn({ kind: 'notes', months: 12, after: 'close' }, from), null);
  assert.equal(dueOn({ kind: 'vouchers', months: 12, after: 'made' }, from), '2027-02-28');
  assert.equal(dueOn({ kind: 'recordings', months: 12, after: 'made' }, from), '2027-02-28');
  const closed = { ...from, closedOn: '2026-10-13' };
  assert.equal(dueOn({ kind: 'contact_details', months: 12, after: 'close' }, closed), '2027-10-13');
});

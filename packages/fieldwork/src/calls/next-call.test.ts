import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import type { ProtocolStep } from '../plan.ts';
import { daysBetween, englandTime } from '../protocol/england-time.ts';
import { windowAt } from './call-windows.ts';
import { type CallCase, type CallingNow, type LatestCall, orderCalls, outcomesThatEndCalls } from './next-call.ts';

const HOUR = 3_600_000;
const weekdays = [1, 2, 3, 4, 5];
const PROTOCOL: readonly ProtocolStep[] = [
  { id: 'invitation', kind: 'mail', day: 0, subject: 'S', text: 'T' },
  {
    id: 'calls',
    kind: 'telephone',
    day: 20,
    attempts: 4,
    hoursBetween: 4,
    windows: [
      { id: 'morning', days: weekdays, from: 540, to: 750 },
      { id: 'afternoon', days: weekdays, from: 810, to: 1050 },
      { id: 'evening', days: weekdays, from: 1050, to: 1200 },
    ],
  },
  { id: 'close', kind: 'close', day: 60 },
];
const STEP = PROTOCOL.find((step) => step.kind === 'telephone')!;
const RELEASED = new Date('2026-09-01T09:00:00Z');
/** A Tuesday, at 10 in England. */
const NOW = new Date('2026-09-29T09:00:00Z');
const ME = 'me';

const calling = (at = NOW, more: Partial<CallingNow> = {}): CallingNow => ({
  at,
  accountId: ME,
  protocol: PROTOCOL,
  responseOf: new Map(),
  ...more,
});

const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

function latest(disposition: DispositionId, hours: number, more: Partial<LatestCall> = {}): LatestCall {
  return { disposition, actor: 'another', at: ago(hours), appointmentAt: null, ...more };
}

function someone(pseudonym: string, more: Partial<CallCase> = {}): CallCase {
  const attempts = more.latest ? [more.latest.at] : [];
  return { pseudonym, authorityCode: 'E1', releasedAt: RELEASED, attempts, latest: null, ...more };
}

const order = (cases: readonly CallCase[], now = calling()) => orderCalls(cases, now).map(({ pseudonym }) => pseudonym);

test('hard appointments come first, one’s own before others, then soft ones, call backs and everybody else', () => {
  const due = (disposition: DispositionId, appointmentAt: Date, actor = 'another') =>
    latest(disposition, 48, { appointmentAt, actor });
  const cases = [
    someone('fresh'),
    someone('back', { latest: latest('call_back', 30) }),
    someone('soft', { latest: due('soft_appointment', ago(1)) }),
    someone('another’s', { latest: due('hard_appointment', ago(2)) }),
    someone('mine', { latest: due('hard_appointment', ago(0.5), ME) }),
  ];
  assert.deepEqual(order(cases), ['mine', 'another’s', 'soft', 'back', 'fresh']);
});

test('an appointment is its maker’s five minutes ahead and anybody’s when it is due, and nobody is called before it', () => {
  const inFour = new Date(NOW.getTime() + 4 * 60_000);
  const hard = someone('a', { latest: latest('hard_appointment', 48, { appointmentAt: inFour }) });
  assert.deepEqual(order([hard]), []);
  assert.deepEqual(order([hard], calling(NOW, { accountId: 'another' })), ['a']);
  assert.deepEqual(order([hard], calling(inFour)), ['a']);
  const soft = someone('b', { latest: latest('soft_appointment', 48, { appointmentAt: inFour, actor: ME }) });
  assert.deepEqual(order([soft]), []);
});

test('an appointment that the person made is kept although it is one attempt more, or soon after the last', () => {
  const attempts = [ago(200), ago(150), ago(100), ago(1)];
  const agreed = latest('hard_appointment', 1, { appointmentAt: NOW });
  assert.deepEqual(order([someone('a', { attempts, latest: agreed })]), ['a']);
  assert.deepEqual(order([someone('a', { attempts, latest: latest('no_reply', 100) })]), []);
});

test('whoever was not tried at this time of day comes first, then the authority with the lowest response', () => {
  const lastMorning = new Date('2026-09-25T09:00:00Z');
  const lastEvening = new Date('2026-09-25T17:00:00Z');
  const tried = (pseudonym: string, at: Date, authorityCode: string) =>
    someone(pseudonym, { attempts: [at], latest: { ...latest('no_reply', 0), at }, authorityCode });
  const cases = [
    tried('morning', lastMorning, 'low'),
    tried('evening', lastEvening, 'high'),
    someone('new', { authorityCode: 'low' }),
  ];
  const responseOf = new Map([
    ['low', 0.2],
    ['high', 0.6],
  ]);
  assert.deepEqual(order(cases, calling(NOW, { responseOf })), ['new', 'evening', 'morning']);
});

test('somebody at a new number is called again at once', () => {
  assert.deepEqual(order([someone('a', { latest: latest('referred', 0.1) })]), ['a']);
  assert.deepEqual(order([someone('a', { latest: latest('call_back', 0.1) })]), []);
});

test('a refusal in any mode ends calls, a number that does not work only where it was called', () => {
  const { ofAnyMode, ofACall } = outcomesThatEndCalls();
  assert.ok(
    ['complete', 'refusal', 'unsubscribed', 'withdrawn'].every((id) => ofAnyMode.includes(id as DispositionId)),
  );
  assert.ok(['wrong_number', 'moved_on', 'rather_online'].every((id) => ofACall.includes(id as DispositionId)));
  assert.ok(!ofACall.concat(ofAnyMode).includes('no_reply'));
});

test('the windows follow the clocks of England when summer time ends on 25 October', () => {
  const called = (at: string) => order([someone('a')], calling(new Date(at))).length;
  // The Friday before and the Monday after: nine o’clock in England is an hour apart in UTC.
  assert.deepEqual([called('2026-10-23T07:59:00Z'), called('2026-10-23T08:00:00Z')], [0, 1]);
  assert.deepEqual([called('2026-10-26T08:59:00Z'), called('2026-10-26T09:00:00Z')], [0, 1]);
  assert.deepEqual([called('2026-10-23T18:59:00Z'), called('2026-10-23T19:00:00Z')], [1, 0]);
});

test('calls begin on the step’s day after the release, and end before the day of the close', () => {
  const called = (at: string) => order([someone('a')], calling(new Date(at))).length;
  assert.deepEqual([called('2026-09-18T10:00:00Z'), called('2026-09-21T10:00:00Z')], [0, 1]);
  assert.deepEqual([called('2026-10-30T10:00:00Z'), called('2026-11-02T10:00:00Z')], [1, 0]);
});

// Random people at random moments: what must never happen, whatever came before.

const dispositions = Object.keys(DISPOSITIONS) as DispositionId[];
const moments = fc.date({ min: new Date('2026-08-20'), max: new Date('2026-11-20'), noInvalidDate: true });
const people = fc
  .record({
    attempts: fc.array(moments, { maxLength: 6 }).map((all) => all.sort((a, b) => Number(a) - Number(b))),
    disposition: fc.constantFrom(...dispositions),
    appointmentAt: fc.option(moments),
    actor: fc.constantFrom(ME, 'another'),
    authorityCode: fc.constantFrom('E1', 'E2', null),
    releasedAt: moments,
  })
  .map(({ disposition, appointmentAt, actor, attempts, ...rest }): Omit<CallCase, 'pseudonym'> => {
    const at = attempts.at(-1);
    return { ...rest, attempts, latest: at ? { disposition, appointmentAt, actor, at } : null };
  });
const everybody = fc
  .array(people, { maxLength: 20 })
  .map((all) => all.map((one, index) => ({ ...one, pseudonym: `p${index}` })));

test('whoever is called is within the windows, after the step’s day, before the close, within attempts and hours', () => {
  fc.assert(
    fc.property(everybody, moments, (cases, at) => {
      for (const { pseudonym, kind } of orderCalls(cases, calling(at))) {
        const one = cases.find((each) => each.pseudonym === pseudonym)!;
        const day = daysBetween(englandTime(one.releasedAt).date, englandTime(at).date);
        assert.ok(windowAt(STEP.windows, at) && day >= STEP.day && day < 60);
        if (kind === 'hard_appointment' || kind === 'soft_appointment') {
          assert.ok(one.latest!.appointmentAt!.getTime() - 5 * 60_000 <= at.getTime());
        } else {
          assert.ok(one.attempts.length < STEP.attempts);
          const isElsewhere = one.latest?.disposition === 'referred';
          if (one.latest && !isElsewhere) assert.ok(at.getTime() - one.latest.at.getTime() >= STEP.hoursBetween * HOUR);
        }
      }
    }),
  );
});

test('the order is the same however the cases are given, and names nobody twice', () => {
  fc.assert(
    fc.property(everybody, moments, (cases, at) => {
      const found = order(cases, calling(at));
      assert.equal(new Set(found).size, found.length);
      assert.deepEqual(order([...cases].reverse(), calling(at)), found);
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PLAN } from '../protocol/fixtures/plan.ts';
import { type ProtocolAssumptions, ROUND_ASSUMPTIONS } from './assumptions.ts';
import { simulateProtocol } from './simulate-protocol.ts';

const MONDAY = '2026-09-28';
const NOBODY: ProtocolAssumptions = {
  withEmail: 1,
  withPhone: 1,
  bounces: 0,
  answerFirst: 0,
  answerLater: 0,
  stopByMail: 0,
  reached: 0,
  completes: 0,
  refuses: 0,
};

function forecast(assumptions: Partial<ProtocolAssumptions>, people = 100, seed = 1) {
  const wish = { people, releasedOn: MONDAY, assumptions: { ...NOBODY, ...assumptions }, seed, runs: 5 };
  return simulateProtocol(PLAN, wish);
}

test('where nobody ever answers everybody gets every mail and every call that the plan allows', () => {
  const { mails, calls, online, byTelephone, days } = forecast({});
  assert.deepEqual([mails.mean, calls.mean, online.mean, byTelephone.mean], [300, 300, 0, 0]);
  // Day 10 is a Thursday with one window, day 11 a Friday with one, day 12 a Saturday with none, day 14 a Monday.
  assert.deepEqual(
    days.map(({ date, mails, calls }) => [date, mails.mean, calls.mean]),
    [
      ['2026-09-28', 100, 0],
      ['2026-10-03', 100, 0],
      ['2026-10-08', 0, 100],
      ['2026-10-09', 0, 100],
      ['2026-10-10', 100, 0],
      ['2026-10-12', 0, 100],
    ],
  );
});

test('where the first mail is enough there is no other and no call', () => {
  const { mails, calls, online } = forecast({ answerFirst: 1 });
  assert.deepEqual([mails.mean, calls.mean, online.mean], [100, 0, 100]);
});

test('a dead address gets one mail, and the person is called', () => {
  const { mails, calls } = forecast({ bounces: 1, reached: 1, completes: 1 });
  assert.deepEqual([mails.mean, calls.mean], [100, 100]);
});

test('the first mail is answered by about as many as assumed, and the range says how sure that is', () => {
  const { online } = simulateProtocol(PLAN, {
    people: 2000,
    releasedOn: MONDAY,
    assumptions: { ...NOBODY, answerFirst: 0.15 },
    seed: 7,
    runs: 40,
  });
  // Binomial: mean 300, standard deviation √(2000 · 0.15 · 0.85) ≈ 16; over 40 runs the mean’s is 2.5.
  assert.ok(Math.abs(online.mean - 300) < 10, `${online.mean}`);
  assert.ok(online.low >= 250 && online.high <= 350 && online.low < online.high);
});

test('the same seed gives the same forecast; no one has more mails or calls than the plan allows', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const assumptions = fc.record(
    Object.fromEntries(Object.keys(ROUND_ASSUMPTIONS).map((name) => [name, share])) as Record<
      keyof ProtocolAssumptions,
      fc.Arbitrary<number>
    >,
  );
  fc.assert(
    fc.property(assumptions, fc.nat(1000), (assumed, seed) => {
      const one = forecast(assumed, 20, seed);
      assert.deepEqual(forecast(assumed, 20, seed), one);
      assert.ok(one.mails.high <= 60 && one.calls.high <= 60);
      assert.ok(one.online.high + one.byTelephone.high <= 40 && one.mails.low <= one.mails.mean);
    }),
    { numRuns: 50 },
  );
});

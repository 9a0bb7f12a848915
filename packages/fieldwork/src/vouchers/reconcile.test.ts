import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { penceIn, reconcileVouchers, type VoucherState } from './reconcile.ts';

const LEFT: VoucherState = {
  purchaseId: 'first',
  purpose: 'Interview',
  worth: '£20',
  hasPerson: false,
  isGiven: false,
  isSent: false,
  isCancelled: false,
  isForgotten: false,
};
const GIVEN = { ...LEFT, hasPerson: true, isGiven: true };
const SENT = { ...GIVEN, isSent: true };
const FORGOTTEN = { ...SENT, hasPerson: false, isForgotten: true };
const CANCELLED = { ...LEFT, isCancelled: true };
const bought = (codes: number) => [{ purchaseId: 'first', purpose: 'Interview', worth: '£20', codes }];

test('every code that was bought is given, left or cancelled, and every given one sent or not', () => {
  const [account] = reconcileVouchers(bought(5), [LEFT, GIVEN, SENT, FORGOTTEN, CANCELLED]);
  assert.deepEqual(account, {
    purpose: 'Interview',
    worth: '£20',
    bought: 5,
    given: 3,
    sent: 2,
    notSent: 1,
    left: 1,
    cancelled: 1,
    givenPence: 6000,
    boughtPence: 10_000,
    faults: [],
  });
});

test('whatever becomes of the codes that were bought, the account adds up', () => {
  const states = fc.array(fc.constantFrom(LEFT, GIVEN, SENT, FORGOTTEN, CANCELLED), { minLength: 1 });
  fc.assert(
    fc.property(states, (vouchers) => {
      const [account] = reconcileVouchers(bought(vouchers.length), vouchers);
      assert.equal(account!.bought, account!.given + account!.left + account!.cancelled);
      assert.equal(account!.given, account!.sent + account!.notSent);
      assert.deepEqual(account!.faults, []);
    }),
  );
});

test('a code that is lost, comes from nowhere or is nobody’s is said', () => {
  const faults = (codes: number, vouchers: VoucherState[]) => reconcileVouchers(bought(codes), vouchers)[0]!.faults;
  assert.match(faults(3, [LEFT, GIVEN])[0]!, /Of a purchase of 3 codes, 2 are in the list/);
  assert.match(faults(1, [LEFT, { ...LEFT, purchaseId: 'other' }])[0]!, /1 in the list belong to no purchase/);
  assert.match(faults(1, [{ ...GIVEN, hasPerson: false }])[0]!, /not known to whom/);
  assert.match(faults(1, [{ ...LEFT, hasPerson: true }])[0]!, /not marked as given/);
  assert.equal(reconcileVouchers([], [LEFT])[0]!.faults.length, 1);
});

test('vouchers of another worth or purpose have an account of their own', () => {
  const accounts = reconcileVouchers(bought(1), [LEFT, { ...LEFT, worth: 'a book' }]);
  assert.deepEqual(
    accounts.map(({ worth, boughtPence, givenPence }) => ({ worth, boughtPence, givenPence })),
    [
      { worth: '£20', boughtPence: 2000, givenPence: 0 },
      { worth: 'a book', boughtPence: null, givenPence: null },
    ],
  );
});

test('only amounts in pounds are money', () => {
  assert.equal(penceIn('£12.50'), 1250);
  for (const worth of ['20', '£20.5', '£', 'a book', '£-5']) assert.equal(penceIn(worth), null, worth);
});

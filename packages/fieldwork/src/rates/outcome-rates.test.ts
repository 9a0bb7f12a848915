import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eligibilityRate } from './eligibility-rate.ts';
import { type GroupCounts, groupCounts } from './group-counts.ts';
import { outcomeRates, RATE_IDS, type RateId } from './outcome-rates.ts';

const NONE = groupCounts([]);

function rates(counts: Partial<GroupCounts>, given?: number): Record<RateId, number | null> {
  const all = { ...NONE, ...counts };
  const e = eligibilityRate(all, given === undefined ? 'proportional' : { value: given, why: 'a test' });
  return Object.fromEntries(outcomeRates(all, e).map(({ id, value }) => [id, value])) as Record<RateId, number | null>;
}

// R: outcomerate 1.0.1 (rOpenSci), README: outcomerate(freq, e = eligibility_rate(freq)), printed to three decimals.
test('rates are those that outcomerate gives for twelve people', () => {
  const found = rates({ I: 4, P: 2, R: 1, NC: 1, O: 1, UH: 1, UO: 1, NE: 1 });
  const printed = [
    0.364, 0.545, 0.37, 0.556, 0.444, 0.667, 0.5, 0.75, 0.571, 0.857, 0.091, 0.093, 0.111, 0.727, 0.741, 0.889,
  ];
  assert.deepEqual(
    RATE_IDS.map((id) => Number(found[id]!.toFixed(3))),
    printed,
  );
});

// R: the same package’s vignette on its data set of 1,691 attempts, printed to eight decimals.
test('rates are those that outcomerate gives for its example of 1,691 attempts', () => {
  const found = rates({ I: 760, P: 339, R: 59, NC: 288, O: 1, UO: 173, NE: 71 });
  const printed = [
    0.4691358, 0.67839506, 0.4714908, 0.68180052, 0.5252246, 0.75950242, 0.6557377, 0.94823123, 0.65630397, 0.94905009,
    0.03641975, 0.03660258, 0.04077402, 0.7154321, 0.71902347, 0.80096752,
  ];
  assert.deepEqual(
    RATE_IDS.map((id) => Number(found[id]!.toFixed(8))),
    printed,
  );
});

const people = fc.integer({ min: 0, max: 5000 });
const counts = fc.record({
  I: people,
  P: people,
  R: people,
  NC: people,
  O: people,
  UH: people,
  UO: people,
  NE: people,
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('the more of the unknown are left out, the higher a rate: RR5 ≥ RR3 ≥ RR1, and so for partials, refusals and contacts', () => {
  fc.assert(
    fc.property(counts, share, (cases, e) => {
      const found = rates(cases, e);
      if (found.RR5 === null) return;
      for (const [most, middle, least] of [
        ['RR5', 'RR3', 'RR1'],
        ['RR6', 'RR4', 'RR2'],
        ['REF3', 'REF2', 'REF1'],
        ['CON3', 'CON2', 'CON1'],
      ] as const) {
        assert.ok(found[most]! >= found[middle]! - 1e-12 && found[middle]! >= found[least]! - 1e-12);
      }
      assert.ok(found.RR2! >= found.RR1!);
    }),
  );
});

test('cooperation times contact is response: COOP1 × CON1 = RR1, and so with partials, with e and without the unknown', () => {
  fc.assert(
    fc.property(counts, share, (cases, e) => {
      const found = rates(cases, e);
      if (found.COOP1 === null) return;
      for (const [coop, con, rr] of [
        ['COOP1', 'CON1', 'RR1'],
        ['COOP2', 'CON1', 'RR2'],
        ['COOP1', 'CON2', 'RR3'],
        ['COOP2', 'CON2', 'RR4'],
        ['COOP1', 'CON3', 'RR5'],
        ['COOP2', 'CON3', 'RR6'],
      ] as const) {
        assert.ok(Math.abs(found[coop]! * found[con]! - found[rr]!) < 1e-12, `${coop} × ${con} is not ${rr}`);
      }
    }),
  );
});

test('e = 1 makes RR3 RR1, and e = 0 makes it RR5', () => {
  const cases = { I: 40, P: 3, R: 10, NC: 20, O: 5, UO: 30 };
  assert.equal(rates(cases, 1).RR3, rates(cases).RR1);
  assert.equal(rates(cases, 0).RR3, rates(cases).RR5);
});

test('where there is nobody to divide by, or no e, there is no number but the reason', () => {
  const none = outcomeRates(NONE, eligibilityRate(NONE, 'proportional'));
  assert.ok(none.every(({ value, why }) => value === null && why !== null));
  const unknown = { ...NONE, UO: 5 };
  const found = new Map(outcomeRates(unknown, eligibilityRate(unknown, 'proportional')).map((rate) => [rate.id, rate]));
  assert.equal(found.get('RR1')?.value, 0);
  assert.match(found.get('RR3')?.why ?? '', /Nobody’s eligibility is known/);
});

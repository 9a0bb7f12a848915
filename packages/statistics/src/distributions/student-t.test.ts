import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agrees, close } from '../fixtures/people.ts';
import { tCritical, tPValue } from './student-t.ts';

// R 4.2.2: qt(0.975, df)
const QUANTILES = [
  [1, 12.7062047361747],
  [2, 4.30265272974946],
  [5, 2.57058183563631],
  [14, 2.1447866879178],
  [182, 1.9730840773359],
  [5000, 1.96043855170651],
] as const;
// R 4.2.2: 2 * pt(q, df)
const TAILS = [
  [1, -40, 2 * 0.00795608991202581],
  [2, -3, 2 * 0.0477329831333546],
  [5, -1.96, 2 * 0.0536439762526471],
  [39, -40, 2 * 1.40940570139817e-33],
  [182, -1.96, 2 * 0.0257612483299791],
  [5000, -3, 2 * 0.0013565545121429],
] as const;

test('critical values are R’s', () => {
  for (const [df, t] of QUANTILES) agrees(tCritical(0.95, df), t, 1e-9, `df ${df}`);
});

test('two-sided p-values are R’s, far out in the tail too, on either side', () => {
  for (const [df, q, p] of TAILS) {
    agrees(tPValue(q, df), p, 1e-9, `df ${df}`);
    assert.equal(tPValue(-q, df), tPValue(q, df));
  }
  assert.equal(tPValue(0, 10), 1);
});

test('the p-value of the critical value of a level is what the level leaves', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 10_000 }), (level, df) => {
      close(tPValue(tCritical(level, df), df), 1 - level, 1e-9);
    }),
    { numRuns: 100 },
  );
});

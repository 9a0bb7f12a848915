import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from '@earshot/tables';
import fc from 'fast-check';
import { figure, share, withheld } from './fixtures/sample-tables.ts';
import {
  baseText,
  countText,
  differenceText,
  intervalText,
  lettersText,
  valueText,
  verdictText,
} from './format-cell.ts';

test('a share is a whole percentage', () => {
  assert.equal(valueText(share(0.6634)), '66%');
  assert.equal(valueText(share(0.285)), '29%');
});

test('a share that is not zero or one is never rounded to look as if it were', () => {
  assert.equal(valueText(share(0.004)), '<1%');
  assert.equal(valueText(share(0.996)), '>99%');
  assert.equal(valueText(share(0)), '0%');
  assert.equal(valueText(share(1)), '100%');
});

test('every share is within half a point of what is printed', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 0.994, noNaN: true }), (value) => {
      const printed = Number(valueText(share(value)).replace('%', ''));
      assert.ok(Math.abs(printed - value * 100) <= 0.5 + 1e-9);
    }),
  );
});

test('an interval, a base and a difference have words of their own', () => {
  const cell = share(0.6634, { base: 1035, difference: -0.09, pValue: 0.01 });
  assert.equal(intervalText(cell), '63% to 69%');
  assert.equal(baseText(cell), '1,035');
  assert.equal(differenceText(cell), '−9 points');
  assert.equal(differenceText(share(0.5, { difference: 0.01 })), '+1 point');
  assert.equal(differenceText(share(0.5, { difference: 0.0001 })), '0 points');
});

test('a mean keeps as many decimals as its scale needs', () => {
  const mean = (value: number) => {
    const cell = share(0.5);
    if (cell.kind !== 'estimate' || cell.estimate.disclosure !== 'shown') throw new Error('share() shows its estimate');
    return { ...cell, unit: 'mean' as const, estimate: { ...cell.estimate, value } };
  };
  assert.equal(valueText(mean(3.456)), '3.46');
  assert.equal(valueText(mean(42.06)), '42.1');
});

test('a published figure keeps its own decimals, with thousands apart', () => {
  assert.equal(valueText(figure(18.1)), '18.1%');
  assert.equal(valueText(figure(12345, 'count', 0)), '12,345');
  assert.equal(valueText(figure(5.2, 'points')), '+5.2 points');
  assert.equal(valueText(figure(-5.2, 'points')), '−5.2 points');
  assert.equal(valueText(figure(-0.01, 'points')), '0.0 points');
  assert.equal(countText(1035), '1,035');
});

test('a withheld cell says so and has nothing else to say', () => {
  assert.equal(valueText(withheld), 'withheld');
  for (const words of [intervalText, baseText, differenceText, verdictText, lettersText])
    assert.equal(words(withheld), null);
});

test('a difference is put into words only where its table judged it to be beyond chance', () => {
  const words = (cell: Cell) => verdictText(cell)?.words;
  assert.equal(words(share(0.5, { difference: 0.1, pValue: 0.049 })), 'higher than the rest');
  assert.equal(words(share(0.5, { difference: -0.1, pValue: 0.049 })), 'lower than the rest');
  assert.equal(words(share(0.5, { difference: 0.1, pValue: 0.05 })), undefined);
  assert.equal(words(share(0.5)), undefined);
});

test('a base that is too small for a percentage is shown as how many people there are', () => {
  const cell: Cell = { kind: 'small-base', unit: 'share', base: 1018, effectiveBase: 900, needed: 2000 };
  assert.deepEqual([valueText(cell), baseText(cell), intervalText(cell)], ['small base', '1,018', null]);
});

test('a change between waves keeps its sign, in points or in the units of the mean', () => {
  const change = (unit: 'share-change' | 'mean-change', value: number) => {
    const cell = share(0.5);
    if (cell.kind !== 'estimate' || cell.estimate.disclosure !== 'shown') throw new Error('share() shows its estimate');
    const interval = { ...cell.estimate.interval, lower: value - 0.02, upper: value + 0.02 };
    return { ...cell, unit, estimate: { ...cell.estimate, value, interval } };
  };
  assert.equal(valueText(change('share-change', 0.0333)), '+3.3 points');
  assert.equal(intervalText(change('share-change', 0.0133)), '−0.7 to +3.3 points');
  assert.equal(valueText(change('share-change', 0)), '0.0 points');
  assert.equal(valueText(change('mean-change', -0.25)), '−0.25');
  assert.equal(intervalText(change('mean-change', 0)), '−0.02 to +0.02');
});

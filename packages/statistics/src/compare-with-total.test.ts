import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareWithRest } from './compare-with-rest.ts';
import { compareGroupWithTotal } from './compare-with-total.ts';
import { agrees } from './fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from './fixtures/reference.ts';
import { addSums, NO_SUMS, type Sums } from './sums.ts';

const fromR = resultsOf('03_domains_apistrat_weightsonly');
const data = textsOf('apistrat');
const [weights, values] = [numbersOf(data.pw!), numbersOf(data.top00!)];

function sumsWhere(holds: (type: string) => boolean): Sums {
  return data.stype!.reduce((sums, type, row) => {
    const [w, y] = [weights[row]!, values[row]!];
    const one = { n: 1, w, w2: w * w, wy: w * y, w2y: w * w * y, w2yy: w * w * y * y };
    return holds(type) ? addSums(sums, one) : sums;
  }, NO_SUMS);
}

test('from sums alone, groups against the total that contains them and against the rest are R’s', () => {
  const design = { sampleSize: weights.length };
  for (const expected of fromR.comparisons) {
    const group = sumsWhere((type) => type === expected.group);
    const rest = sumsWhere((type) => type !== expected.group);
    const withTotal = compareGroupWithTotal(group, addSums(group, rest), rest, design)!;
    agrees(withTotal.difference, expected.diff_vs_total, 1e-8);
    agrees(withTotal.standardError, expected.se_vs_total, 1e-8);
    agrees(withTotal.pValue, expected.p_vs_total_t, 1e-8);
    agrees(compareWithRest(group, rest, design)!.pValue, expected.p_vs_complement_t, 1e-8);
  }
});

test('where everybody answers alike, or nobody is outside the group, there is nothing to test', () => {
  const alike = (n: number): Sums => ({ n, w: n * 0.3, w2: n * 0.09, wy: n * 2.1, w2y: n * 0.63, w2yy: n * 4.41 });
  assert.equal(compareGroupWithTotal(alike(20), alike(50), alike(30), { sampleSize: 50 }), null);
  assert.equal(compareGroupWithTotal(alike(20), alike(20), NO_SUMS, { sampleSize: 20 }), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ratioOf, standardErrorOf, totalOf } from '../design/linearised.ts';
import { normalPValue } from '../distributions/tails.ts';
import { agrees, close, people } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { designOf, SCHOOLS_BY_CLUSTER, SCHOOLS_BY_STRATUM, SCHOOLS_BY_WEIGHT } from '../fixtures/schools.ts';
import { type Adjustment, adjustPValues } from './adjust-p-values.ts';
import { columnLetter, columnLetters } from './column-letters.ts';
import { type DifferenceTest, isUntestable, type Untestable } from './difference-test.ts';
import { compareAllPairs, compareWithTotal, type Groups } from './group-comparisons.ts';

function tested(result: DifferenceTest | Untestable): DifferenceTest {
  assert.ok(!isUntestable(result), 'sentence' in result ? result.sentence : '');
  return result;
}

for (const [name, csv, by, design] of [
  ['03_domains_apiclus1', 'apiclus1', 'comp.imp', SCHOOLS_BY_CLUSTER],
  ['03_domains_apistrat', 'apistrat', 'stype', SCHOOLS_BY_STRATUM],
  ['03_domains_apistrat_weightsonly', 'apistrat', 'stype', SCHOOLS_BY_WEIGHT],
] as const) {
  const [data, fromR] = [textsOf(csv), resultsOf(name)];
  const labels: string[] = fromR.by.groups;
  const groups: Groups = { of: data[by]!.map((type) => labels.indexOf(type)), count: labels.length };
  const values = numbersOf(data[fromR.y]!);

  test(`groups against the total and against the rest have R’s differences, errors and p-values: ${name}`, () => {
    const found = compareWithTotal(design, values, groups);
    for (const expected of fromR.comparisons) {
      const { mean, againstTotal, againstRest } = found[labels.indexOf(expected.group)]!;
      agrees(mean!.value, expected.estimate, 1e-8);
      for (const [result, other] of [
        [tested(againstTotal), 'total'],
        [tested(againstRest), 'complement'],
      ] as const) {
        const words = `${expected.group} ${other}`;
        agrees(result.difference, expected[`diff_vs_${other}`], 1e-8, words);
        agrees(result.standardError, expected[`se_vs_${other}`], 1e-8, words);
        agrees(result.pValue, expected[`p_vs_${other}_t`], 1e-8, words);
        agrees(normalPValue(result.statistic), expected[`p_vs_${other}_z`], 1e-8, words);
      }
    }
  });

  test(`all pairs of groups have R’s differences, errors, p-values and adjusted p-values: ${name}`, () => {
    const pairs = compareAllPairs(design, values, groups);
    const pValues = pairs.map((pair) => tested(pair.test).pValue);
    for (const [index, expected] of fromR.pairwise.entries()) {
      const { first, second, test: result } = pairs[index]!;
      assert.deepEqual([labels[first], labels[second]], [expected.a, expected.b]);
      agrees(tested(result).difference, expected.diff, 1e-8);
      agrees(tested(result).standardError, expected.se, 1e-8);
      agrees(tested(result).pValue, expected.p_t, 1e-8);
      agrees(normalPValue(tested(result).statistic), expected.p_z, 1e-8);
      for (const [adjustment, column] of [
        ['benjamini-hochberg', 'p_t_BH'],
        ['holm', 'p_t_holm'],
        ['bonferroni', 'p_t_bonferroni'],
      ] as const) {
        agrees(adjustPValues(pValues, adjustment)[index]!, expected[column], 1e-8, column);
      }
    }
  });
}

test('p-values are adjusted as by R’s p.adjust, in whatever order they come', () => {
  const { p, ...expected } = resultsOf('16_distributions').p_adjust;
  const names: Record<string, Adjustment> = {
    BH: 'benjamini-hochberg',
    BY: 'benjamini-yekutieli',
    holm: 'holm',
    bonferroni: 'bonferroni',
  };
  for (const [name, adjusted] of Object.entries<number[]>(expected)) {
    const ours = adjustPValues([...p].reverse(), names[name]!).reverse();
    for (const [index, value] of adjusted.entries()) agrees(ours[index]!, value, 1e-12, name);
  }
  assert.deepEqual(adjustPValues(p, 'none'), p);
  assert.deepEqual(adjustPValues([], 'holm'), []);
});

test('a group less the total is the part outside the group times the group less the rest', () => {
  fc.assert(
    fc.property(people({ least: 3 }), (everyone) => {
      const design = designOf({ weights: everyone.map(({ weight }) => weight) });
      const groups = { of: everyone.map(({ inGroup }) => Number(inGroup)), count: 2 };
      const values = everyone.map(({ y }) => y);
      const [, inside] = compareWithTotal(design, values, groups);
      if (isUntestable(inside!.againstTotal) || isUntestable(inside!.againstRest)) return;
      const weightOf = (group: boolean) =>
        everyone.reduce((sum, { weight, inGroup }) => sum + (inGroup || !group ? weight : 0), 0);
      const outside = 1 - weightOf(true) / weightOf(false);
      close(inside!.againstTotal.difference, outside * inside!.againstRest.difference, 1e-10);
      const [pair] = compareAllPairs(design, values, groups);
      close(tested(pair!.test).statistic, -inside!.againstRest.statistic, 1e-9);
    }),
  );
});

test('the mean of a group is the ratio of its totals in the whole sample, and so is its error', () => {
  fc.assert(
    fc.property(people({ least: 3, y: fc.integer({ min: 1, max: 5 }) }), (everyone) => {
      fc.pre(everyone.some(({ inGroup }) => inGroup));
      const design = designOf({ weights: everyone.map(({ weight }) => weight) });
      const groups = { of: everyone.map(({ inGroup }) => Number(inGroup)), count: 2 };
      const [, inside] = compareWithTotal(
        design,
        everyone.map(({ y }) => y),
        groups,
      );
      const total = (of: (person: { y: number }) => number) =>
        totalOf(
          design,
          everyone.map((person) => (person.inGroup ? of(person) : 0)),
        );
      const ratio = ratioOf(
        total(({ y }) => y),
        total(() => 1),
      );
      close(inside!.mean!.value, ratio.value, 1e-12);
      close(standardErrorOf(design, inside!.mean!), standardErrorOf(design, ratio), 1e-12);
    }),
  );
});

test('a column has the letters of those that it is higher than, after adjustment', () => {
  const labels = ['E', 'H', 'M'];
  const groups = { of: textsOf('apistrat').stype!.map((type) => labels.indexOf(type)), count: 3 };
  const pairs = compareAllPairs(SCHOOLS_BY_STRATUM, numbersOf(textsOf('apistrat').top00!), groups);
  // p-values: E–H .048, E–M .005, H–M .49 (reference 03_domains_apistrat)
  assert.deepEqual(columnLetters(3, pairs, { adjustment: 'none' }), [['B', 'C'], [], []]);
  assert.deepEqual(columnLetters(3, pairs, { adjustment: 'holm' }), [['C'], [], []]);
  assert.deepEqual(columnLetters(3, pairs, { adjustment: 'holm', level: 0.99 }), [[], [], []]);
  assert.deepEqual([0, 25, 26, 149, 701, 702].map(columnLetter), ['A', 'Z', 'AA', 'ET', 'ZZ', 'AAA']);
});

test('groups of nobody, and 150 of a few people each, have tests or reasons and no other numbers', () => {
  const rows = 450;
  const design = designOf({ weights: Array.from({ length: rows }, (_, row) => 1 + (row % 3)) });
  const groups = { of: Array.from({ length: rows }, (_, row) => row % 149), count: 150 };
  const values = Array.from({ length: rows }, (_, row) => (row * 7) % 5);
  const pairs = compareAllPairs(design, values, groups);
  assert.equal(pairs.length, (150 * 149) / 2);
  for (const { second, test: result } of pairs) {
    if (second === 149) assert.ok(isUntestable(result) && result.code === 'nobody');
    else if (!isUntestable(result)) assert.ok(Number.isFinite(result.statistic) && result.pValue <= 1);
  }
  const letters = columnLetters(150, pairs, { adjustment: 'benjamini-hochberg' });
  assert.equal(letters.length, 150);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totalOf } from './design/linearised.ts';
import { designEffectOfMean, designEffectOfTotal, kishDesignEffect } from './design-effect.ts';
import { agrees } from './fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from './fixtures/reference.ts';
import { designOf, SCHOOLS_BY_CLUSTER, SCHOOLS_BY_STRATUM, SCHOOLS_BY_WEIGHT } from './fixtures/schools.ts';

for (const [name, csv, design] of [
  ['01_mean_total_apiclus1', 'apiclus1', SCHOOLS_BY_CLUSTER],
  ['01_mean_total_apistrat', 'apistrat', SCHOOLS_BY_STRATUM],
  ['01b_mean_weights_apistrat', 'apistrat', SCHOOLS_BY_WEIGHT],
] as const) {
  const [data, fromR] = [textsOf(csv), resultsOf(name)];

  test(`design effects of means are R’s, drawn with and without replacement: ${name}`, () => {
    for (const [column, expected] of Object.entries<number>(fromR.deff)) {
      agrees(designEffectOfMean(design, numbersOf(data[column]!), 'without')!, expected, 1e-8, column);
    }
    for (const [column, expected] of Object.entries<number>(fromR.deff_replace)) {
      agrees(designEffectOfMean(design, numbersOf(data[column]!), 'with')!, expected, 1e-8, column);
    }
  });

  test(`design effects of the levels of a factor are those of their shares: ${name}`, () => {
    for (const [replacement, levels] of [
      ['without', fromR.deff_factor],
      ['with', fromR.deff_factor_replace],
    ] as const) {
      for (const [level, expected] of Object.entries<number>(levels ?? {})) {
        const isLevel = data.stype!.map((type) => Number(`stype${type}` === level));
        const effect = designEffectOfMean(design, isLevel, replacement)!;
        // A share that the strata fix has none but rounding.
        if (expected === 0) assert.ok(effect < 1e-20, level);
        else agrees(effect, expected, 1e-8, level);
      }
    }
  });
}

test('Kish’s design effect is that of the file, and leaves out rows without weight', () => {
  const { kish_deff } = resultsOf('01b_mean_weights_apistrat');
  agrees(kishDesignEffect(SCHOOLS_BY_WEIGHT.weights), kish_deff, 1e-10);
  agrees(kishDesignEffect([...SCHOOLS_BY_WEIGHT.weights, 0, 0]), kish_deff, 1e-10);
  assert.equal(kishDesignEffect([3, 3, 3]), 1);
});

// R 4.2.2, survey 4.1.1: deff(svytotal(~enroll, clus1, deff = TRUE)) is 31.3106560943494, deff = "replace" 30.3855915536141
test('a total has a design effect of its own', () => {
  const enroll = numbersOf(textsOf('apiclus1').enroll!);
  const total = totalOf(SCHOOLS_BY_CLUSTER, enroll);
  agrees(designEffectOfTotal(SCHOOLS_BY_CLUSTER, enroll, total, 'without')!, 31.3106560943494, 1e-8);
  agrees(designEffectOfTotal(SCHOOLS_BY_CLUSTER, enroll, total, 'with')!, 30.3855915536141, 1e-8);
});

test('where a simple random sample has no error there is no design effect', () => {
  const design = designOf({ weights: [1, 2, 1] });
  assert.equal(designEffectOfMean(design, [4, 4, 4], 'with'), null);
  assert.equal(designEffectOfMean(designOf({ weights: [0.5, 0.5, 1] }), [1, 2, 3], 'without'), null);
  assert.equal(designEffectOfMean(designOf({ weights: [2, 0, 0] }), [1, 2, 3], 'with'), null);
});

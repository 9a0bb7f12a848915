// Whatever the data, every estimator that this package lets out gives finite numbers, or says in words why not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countedOf, designFor, type OddSample, oddSamples } from './fixtures/odd-samples.ts';
import { requireSound } from './fixtures/sound.ts';
import {
  adjustPValues,
  areaUnderCurve,
  attritionBalance,
  changeBetweenWaves,
  chosenShareInterval,
  classWeights,
  columnLetters,
  compareAllPairs,
  compareGroupWithTotal,
  compareWithRest,
  compareWithTotal,
  countedTable,
  countWeights,
  degreesOfFreedom,
  designEffectOfMean,
  designEffectOfTotal,
  domainOf,
  effectiveBase,
  estimateMedian,
  estimateShare,
  estimateTotal,
  inversePropensityWeights,
  isRefused,
  isRefusedTable,
  jackknife,
  keyDrivers,
  kishDesignEffect,
  linearRegression,
  logisticRegression,
  meanOf,
  oneSampleTTest,
  type Regression,
  type RegressionRefusal,
  raoScott,
  responseClasses,
  responsePropensities,
  type SurveyDesign,
  secondOrderTest,
  stackedDesign,
  standardErrorOf,
  testTerm,
  totalOf,
  totalVariance,
  transitionShares,
  twoSampleTTest,
  twoWayTable,
  waldTests,
  woodruffQuantile,
} from './index.ts';

/** Each is handed a design that was accepted, the sample that it was made from, and the part that has the answer. */
type Estimator = (sample: OddSample, design: SurveyDesign, answered: SurveyDesign) => unknown;

const hasWeight = ({ weights }: SurveyDesign): boolean => weights.some((weight) => weight > 0);

function ofRegression(regression: Regression | RegressionRefusal, term: string): unknown {
  return 'code' in regression ? regression : [regression, testTerm(regression, term)];
}

const ESTIMATORS: Readonly<Record<string, Estimator>> = {
  'means and totals': ({ y }, design, answered) => {
    const total = totalOf(answered, y);
    const mean = hasWeight(answered) ? meanOf(answered, y) : null;
    return [total, mean, standardErrorOf(design, total), mean && standardErrorOf(design, mean)];
  },
  'design effects': ({ y }, _design, answered) => {
    if (!hasWeight(answered)) return null;
    const effects = (['with', 'without'] as const).map((replacement) => [
      designEffectOfMean(answered, y, replacement),
      designEffectOfTotal(answered, y, totalOf(answered, y), replacement),
    ]);
    return [effects, kishDesignEffect(answered.weights), effectiveBase(countWeights(answered.weights))];
  },
  'intervals of shares': ({ y }, _design, answered) => {
    if (!hasWeight(answered)) return null;
    const share = meanOf(
      answered,
      Array.from(y, (value) => Number(value > 1)),
    );
    const { n, w, w2 } = countWeights(answered.weights);
    const found = {
      share: Math.min(1, share.value),
      variance: standardErrorOf(answered, share) ** 2,
      sampleSize: n,
      effectiveBase: effectiveBase({ w, w2 }),
      degreesOfFreedom: degreesOfFreedom(answered),
    };
    return chosenShareInterval(found, 0.95);
  },
  quantiles: ({ y }, _design, answered) =>
    hasWeight(answered) &&
    (['lowest', 'between'] as const).map((rule) =>
      [0, 0.5, 0.9, 1].map((share) => woodruffQuantile(answered, y, share, { rule, level: 0.95 })),
    ),
  't-tests': ({ y, groups }, design) => [
    oneSampleTTest(design, y),
    twoSampleTTest(design, y, (row) => groups[row] === 0),
  ],
  'groups against the total and each other': ({ y, groups }, _design, answered) => {
    const all = { of: groups, count: 6 };
    if (!hasWeight(answered)) return null;
    const pairs = compareAllPairs(answered, y, all);
    const tests = pairs.flatMap(({ test }) => ('pValue' in test ? [test.pValue] : []));
    return [
      compareWithTotal(answered, y, all),
      pairs,
      adjustPValues(tests, 'holm'),
      columnLetters(6, pairs, { adjustment: 'holm' }),
    ];
  },
  'tests of tables': ({ y, groups }, design) => {
    const table = twoWayTable(design, { rowOf: Array.from(y, (v) => (Number.isNaN(v) ? -1 : v)), columnOf: groups });
    return isRefusedTable(table) ? table : [raoScott(design, table), waldTests(design, table)];
  },
  'the jackknife': ({ y }, design) =>
    jackknife(design, (weights) => {
      const { sum, of } = Array.from(weights).reduce(
        (all, weight, row) => (y[row]! >= 0 ? { sum: all.sum + weight * y[row]!, of: all.of + weight } : all),
        { sum: 0, of: 0 },
      );
      return [sum / of];
    }),
  'linear and logistic regression': ({ y, x, groups }, design) => {
    const terms = [
      { kind: 'numeric', name: 'x', values: x } as const,
      {
        kind: 'factor',
        name: 'g',
        values: Array.from(groups, (g) => (g < 0 ? null : String(g))),
        levels: ['0', '1', '2', '3', '4', '5'],
      } as const,
    ];
    const isHigh = y.map((value) => (Number.isNaN(value) ? value : Number(value > 1)));
    return [
      ofRegression(linearRegression(design, y, terms.slice(0, 1)), 'x'),
      ofRegression(linearRegression(design, y, terms), 'g'),
      ofRegression(logisticRegression(design, isHigh, terms.slice(0, 1)), 'x'),
    ];
  },
  'changes between waves and transitions': ({ weights, y, groups, clusters }, _design) => {
    const wave = Array.from(groups, (group) => (group >= 0 ? group % 2 : 0));
    const waves = { person: clusters, wave };
    const stacked = stackedDesign(waves, weights);
    if (isRefused(stacked)) return stacked;
    const answered = domainOf(stacked, (row) => !Number.isNaN(y[row]));
    const changes = (['everybody', 'in-both'] as const).map((who) =>
      changeBetweenWaves(answered, y, waves, { earlier: 0, later: 1, who }),
    );
    const states = { from: groups, to: Array.from(y, (v) => (Number.isNaN(v) ? -1 : v)), fromCount: 6, toCount: 4 };
    return [changes, transitionShares(stacked, states)];
  },
  'weights for those lost': ({ weights, x, y, groups }, design) => {
    const responded = Array.from(groups, (group) => Number(group > 0));
    const modelled = responsePropensities(design, responded, [{ kind: 'numeric', name: 'x', values: x }]);
    const propensities = 'code' in modelled ? x.map(() => 0.5) : modelled.propensities;
    const isBoth = responded.some((one) => one === 1) && responded.some((one) => one === 0);
    return [
      [
        inversePropensityWeights(weights, responded, propensities),
        classWeights(weights, responded, responseClasses(propensities)),
      ].map((made) => ('refused' in made ? made.refused : made.report)),
      attritionBalance(y, weights, responded, weights),
      isBoth && 'propensities' in modelled && modelled.propensities.every((p) => !Number.isNaN(p))
        ? areaUnderCurve(modelled.propensities, responded)
        : null,
    ];
  },
  drivers: ({ y, x, groups }, design) =>
    keyDrivers(design, {
      outcome: { kind: 'numeric', name: 'y', values: y },
      predictors: [
        { kind: 'numeric', name: 'x', values: x },
        { kind: 'numeric', name: 'g', values: Float64Array.from(groups) },
      ],
      r2Floor: 0.01,
    }),
  'estimates from sums': (sample) => {
    const { everybody, group, rest, counts, cells } = countedOf(sample);
    const of = { sampleSize: everybody.n };
    if (everybody.n < 2 || !(group.w > 0)) return null;
    const population = { sample: everybody, size: 5000, isKnown: true };
    const totals = [true, false].map((isKnown) => {
      const whole = { ...population, isKnown };
      const variance = {
        variance: totalVariance(group, whole),
        sampleSize: everybody.n,
        degreesOfFreedom: everybody.n - 1,
      };
      return estimateTotal('people', group, whole, variance);
    });
    const varianceAtOrBelow = (): number => 0.01;
    const table = countedTable(cells, everybody.n);
    return [
      estimateShare(group, of),
      compareWithRest(group, rest, of),
      compareGroupWithTotal(group, everybody, rest, of),
      totals,
      estimateMedian(counts, { ...of, degreesOfFreedom: everybody.n - 1, varianceAtOrBelow }),
      isRefusedTable(table) ? table : secondOrderTest(table),
    ];
  },
};

for (const [name, estimator] of Object.entries(ESTIMATORS)) {
  test(`whatever the data, ${name} are finite numbers or refusals in words`, () => {
    fc.assert(
      fc.property(oddSamples(), (sample) => {
        const design = designFor(sample);
        if (isRefused(design)) return requireSound(design, name);
        const answered = domainOf(design, (row) => !Number.isNaN(sample.y[row]));
        requireSound(estimator(sample, design, answered), name);
      }),
      { numRuns: 100 },
    );
  });
}

test('150 levels, most with nobody and some with one person, are compared or refused one by one', () => {
  const groups = Int32Array.from({ length: 300 }, (_, row) => (row * row) % 150);
  const y = Float64Array.from(groups, (group, row) => (group + row) % 5);
  const design = designFor({ weights: new Float64Array(300).fill(1.5), y, x: y, groups, clusters: [], kind: 'rows' });
  assert.ok(!isRefused(design));
  const compared = compareWithTotal(design, y, { of: groups, count: 150 });
  requireSound(compared, 'groups');
  assert.ok(compared.some(({ mean }) => mean === null) && compared.some(({ mean }) => mean !== null));
});

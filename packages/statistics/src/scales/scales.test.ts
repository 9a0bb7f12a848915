import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { correlationsOf, momentsOf } from '../correlation.ts';
import { agrees, close } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { type FactorMethod, type OneFactor, oneFactor } from './one-factor.ts';
import { reliabilityOf } from './reliability.ts';
import { scoresOf } from './scores.ts';

const fromR = resultsOf('12_factor_likert_a');
const data = textsOf('likert_a');
const items = fromR.alpha.keys.map((name: string) => numbersOf(data[name]!));
const weights = numbersOf(data.w!);
const plain = momentsOf(
  items,
  weights.map(() => 1),
);
const correlation = correlationsOf(plain.covariance);
const weightedCorrelation = correlationsOf(momentsOf(items, weights).covariance);

function factor(from: number[][], method: FactorMethod): OneFactor {
  const found = oneFactor(from, method);
  assert.ok(!('code' in found));
  return found;
}

function same(actual: ArrayLike<number>, expected: readonly number[], tolerance: number, words: string): void {
  for (const [index, value] of expected.entries()) agrees(actual[index]!, value, tolerance, `${words} ${index}`);
}

for (const [method, search, tolerance] of [
  ['minres', 'as-psych', 1e-10],
  // psych’s own search leaves the scoring weights of the best loadings 1.06 · 10⁻⁴ away.
  ['minres', 'best', 1.2e-4],
  ['ml', 'as-psych', 1e-5],
  ['ml', 'best', 1e-5],
  ['pa', 'best', 1e-10],
  ['principal', 'best', 1e-10],
] as const) {
  test(`a factor has the loadings, scoring weights and scores of R’s psych: ${method}, ${search}`, () => {
    const found = oneFactor(correlation, method, search);
    assert.ok(!('code' in found));
    const expected = fromR[method];
    same(found.loadings, expected.loadings, tolerance, 'loading');
    if (expected.weights) same(found.scoring, expected.weights, tolerance, 'scoring');
    if (expected.communality) same(found.communalities, expected.communality, tolerance, 'communality');
    if (expected.var_explained) agrees(found.explained, expected.var_explained, tolerance);
    if (!expected.scores20) return;
    const scores = scoresOf(items, plain, found.scoring, weights.length);
    // Scores near nought are sums of larger parts.
    for (const [row, score] of expected.scores20.entries()) close(scores[row]!, score, tolerance, `score ${row}`);
  });
}

test('psych’s search is followed for other items, also where the best loadings are taken instead', () => {
  // R: fa(likert_a[, items], 1, fm = method)$loadings
  for (const [method, names, expected] of [
    [
      'minres',
      ['O1', 'O2', 'O3', 'O4', 'O5'],
      [0.501904847791976, -0.504319976565634, 0.690616327006187, 0.289364508187471, -0.542896687764776],
    ],
    [
      'ml',
      ['C1', 'C2', 'C3', 'C4', 'C5'],
      [0.530502486148377, 0.625468262047788, 0.577583533859274, -0.676014033139328, -0.552678682932716],
    ],
    [
      'ml',
      ['A1', 'A2', 'A3', 'A4', 'A5'],
      [-0.306051352812095, 0.609613358787, 0.70249196195684, 0.425474099585697, 0.537954900940533],
    ],
  ] as const) {
    const columns = names.map((name) => numbersOf(data[name]!));
    const even = weights.map(() => 1);
    const found = oneFactor(correlationsOf(momentsOf(columns, even).covariance), method, 'as-psych');
    assert.ok(!('code' in found));
    same(found.loadings, expected, names[0] === 'A1' ? 1e-6 : 1e-10, names[0]);
  }
});

test('weighted correlations have R’s factor, eigenvalues are R’s', () => {
  for (const [row, values] of fromR.corr_weighted.entries()) same(weightedCorrelation[row]!, values, 1e-9, 'r');
  const found = factor(weightedCorrelation, 'ml');
  same(found.loadings, fromR.ml_weighted_corr.loadings, 1e-5, 'loading');
  same(found.scoring, fromR.ml_weighted_corr.weights, 1e-5, 'scoring');
  same(factor(correlation, 'minres').eigenvalues, fromR.eigenvalues, 1e-10, 'eigenvalue');
});

test('α is R’s, and items that are turned round are found', () => {
  const found = reliabilityOf(plain.covariance);
  agrees(found.alpha, fromR.alpha.raw, 1e-10);
  agrees(found.standardisedAlpha, fromR.alpha.std, 1e-10);
  const turned = items.map((item: Float64Array, index: number) =>
    index === 2 ? item.map((value) => 7 - value) : item,
  );
  const other = reliabilityOf(momentsOf(turned, weights).covariance);
  assert.deepEqual(other.keys, [1, 1, -1, 1, 1]);
  close(other.alpha, reliabilityOf(momentsOf(items, weights).covariance).alpha, 1e-12);
});

test('by likelihood an item that the factor would explain by more than all ends at the bound, as in R', () => {
  const correlation = [
    [1, 0.8, 0.7, 0.3],
    [0.8, 1, 0.5, 0.2],
    [0.7, 0.5, 1, 0.25],
    [0.3, 0.2, 0.25, 1],
  ];
  const found = factor(correlation, 'ml');
  // R: factanal(covmat = correlation, factors = 1, control = list(opt = list(factr = 1)))$loadings
  same(found.loadings, [0.997502002779628, 0.801506189092391, 0.701120388336711, 0.30056269190758], 1e-7, 'heywood');
  assert.deepEqual(found.improper, [0]);
});

const LOADINGS = fc.array(fc.double({ min: 0.2, max: 0.95, noNaN: true }), { minLength: 3, maxLength: 8 });

test('correlations that one factor made give its loadings back, by likelihood and least squares', () => {
  fc.assert(
    fc.property(LOADINGS, (loadings) => {
      const made = loadings.map((a, row) => loadings.map((b, column) => (row === column ? 1 : a * b)));
      for (const method of ['minres', 'ml'] as const) {
        const found = factor(made, method);
        loadings.forEach((loading, item) => {
          close(found.loadings[item]!, loading, 1e-6, method);
        });
        assert.deepEqual(found.improper, []);
      }
    }),
    { numRuns: 100 },
  );
});

test('items that have no factor are refused, and improper ones are named', () => {
  const codeOf = (from: number[][], method: FactorMethod): string => {
    const found = oneFactor(from, method);
    return 'code' in found ? found.code : 'accepted';
  };
  const pair = [
    [1, 0.5],
    [0.5, 1],
  ];
  assert.equal(codeOf(pair, 'minres'), 'too-few-items');
  assert.equal(codeOf(pair, 'principal'), 'accepted');
  assert.equal(
    codeOf(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      'minres',
    ),
    'no-common-factor',
  );
  assert.equal(
    codeOf(
      [
        [1, 1, 0.2],
        [1, 1, 0.2],
        [0.2, 0.2, 1],
      ],
      'ml',
    ),
    'items-collinear',
  );
  // The first would have to load 0.8 · 0.8 / 0.3 > 1 on what it shares with the others.
  for (const method of ['minres', 'ml'] as const) {
    const heywood = factor(
      [
        [1, 0.8, 0.8],
        [0.8, 1, 0.3],
        [0.8, 0.3, 1],
      ],
      method,
    );
    assert.deepEqual(heywood.improper, [0], method);
    assert.ok(heywood.loadings.every(Number.isFinite));
  }
});

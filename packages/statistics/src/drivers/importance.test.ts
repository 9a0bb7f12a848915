import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { correlationsOf, momentsOf } from '../correlation.ts';
import { type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { agrees, close } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { linearRegression } from '../regression/linear.ts';
import { type Importance, importanceOf } from './importance.ts';
import { type Players, sampledShares, shapleyShares } from './shapley.ts';

const fromR = resultsOf('11_keydriver_likert_a');
const data = textsOf('likert_a');
const columns = [...fromR.x, fromR.y].map((name: string) => numbersOf(data[name]!));
const weighted = numbersOf(data.w!);
const single = (count: number): Players => Array.from({ length: count }, (_, index) => [index]);

function importance(correlation: number[][], players: Players): Importance {
  const found = importanceOf(correlation, players);
  assert.ok(!('dependent' in found));
  return found;
}

function same(actual: readonly number[], expected: number[], tolerance: number, words: string): void {
  assert.equal(actual.length, expected.length);
  for (const [index, value] of expected.entries()) agrees(actual[index]!, value, tolerance, `${words} ${index}`);
}

for (const [name, weights] of [
  ['unweighted', weighted.map(() => 1)],
  ['weighted', weighted],
] as const) {
  test(`shares and every other measure are those of R’s relaimpo: ${name}`, () => {
    const correlation = correlationsOf(momentsOf(columns, weights).covariance);
    correlation.forEach((row, index) => {
      same(row.toSpliced(index, 1), fromR[`corr_${name}`][index].toSpliced(index, 1), 1e-9, 'correlation');
    });
    const players = single(fromR.x.length);
    const found = importance(correlation, players);
    const expected = fromR[name];
    agrees(found.r2, name === 'weighted' ? fromR.R2_weighted : fromR.R2, 1e-10);
    same(shapleyShares(correlation, players), expected.lmg, 1e-9, 'lmg');
    same(found.first, expected.first, 1e-9, 'first');
    same(found.last, expected.last, 1e-9, 'last');
    same(found.betaSquared, expected.betasq, 1e-9, 'betasq');
    same(found.pratt, expected.pratt, 1e-9, 'pratt');
    same(found.johnson, fromR[`johnson_${name}`].raw, 1e-9, 'johnson');
    if (expected.genizi) same(found.johnson, expected.genizi, 1e-9, 'genizi');
    if (expected.car) same(found.car, expected.car, 1e-9, 'car');
    if (name === 'unweighted') same(found.inflation, fromR.vif, 1e-9, 'vif');
    if (name === 'unweighted') same(found.betas, fromR.std_beta, 1e-9, 'beta');
  });
}

test('a player of several columns has the mean of what R’s lm gains by it over all orders', () => {
  // R: r2 <- function(s) if (length(s)) summary(lm(reformulate(unlist(players[s]), "E1"), likert_a))$r.squared else 0
  // sum over subsets s without i of s!(4 - s)!/5! * (r2(c(s, i)) - r2(s)), for
  // players <- list(c("A1", "A3", "A5"), c("N1", "N4"), "C1", "C4", "O1")
  const lmg = [0.0328838304567229, 0.0729497024457167, 0.00596040351249932, 0.00354514258483195, 0.000953035858915325];
  const correlation = correlationsOf(
    momentsOf(
      columns,
      weighted.map(() => 1),
    ).covariance,
  );
  same(shapleyShares(correlation, [[0, 1, 2], [5, 6], [3], [4], [7]]), lmg, 1e-9, 'grouped lmg');
});

/** Random columns that share something, so that they correlate; the last is the outcome. */
const TABLE = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 2 ** 31 - 2 }))
  .map(([predictors, seed]) => correlationsOf(momentsOf(randomColumns(predictors + 1, seed), EVEN).covariance));
const EVEN = new Float64Array(60).fill(1);

function randomColumns(count: number, seed: number): Float64Array[] {
  let state = seed;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const common = EVEN.map(next);
  return Array.from({ length: count }, () => common.map((value) => value * next() + next()));
}

test('shares sum to R², with groups too, whatever the order of players, exact or sampled', () => {
  fc.assert(
    fc.property(TABLE, fc.infiniteStream(fc.integer({ min: 0, max: 2 })), (correlation, stream) => {
      const groups: number[][] = [[], [], []];
      for (let column = 0; column < correlation.length - 1; column += 1) {
        groups[stream.next().value as number]!.push(column);
      }
      const players = groups.filter((group) => group.length > 0);
      const { r2, last } = importance(correlation, players);
      const shares = shapleyShares(correlation, players);
      const sampled = sampledShares(correlation, players, { pairs: 3, seed: 4 }).shares;
      for (const found of [shares, sampled])
        close(
          found.reduce((sum, share) => sum + share, 0),
          r2,
          1e-12,
        );
      const backwards = shapleyShares(correlation, players.toReversed()).toReversed();
      shares.forEach((share, index) => {
        close(share, backwards[index]!, 1e-12);
        assert.ok(last[index]! >= -1e-12);
      });
    }),
    { numRuns: 200 },
  );
});

test('R² from correlations is that of the regression, and one player has all of it', () => {
  const correlation = correlationsOf(momentsOf(columns, weighted).covariance);
  const design = surveyDesign({ weights: weighted }) as SurveyDesign;
  const terms = fromR.x.map((name: string, index: number) => ({ kind: 'numeric', name, values: columns[index]! }));
  const regression = linearRegression(design, columns.at(-1)!, terms);
  assert.ok(!('code' in regression));
  const everybody = [terms.map((_: unknown, index: number) => index)];
  close(shapleyShares(correlation, everybody)[0]!, regression.r2!, 1e-12);
  close(importance(correlation, everybody).first[0]!, regression.r2!, 1e-12);
  close(importance(correlation, everybody).last[0]!, regression.r2!, 1e-12);
});

test('sampled shares lie within their own error of the exact ones, and the seed decides them', () => {
  const correlation = correlationsOf(momentsOf(columns, weighted).covariance);
  const players = single(fromR.x.length);
  const exact = shapleyShares(correlation, players);
  const sampled = sampledShares(correlation, players, { pairs: 2000, seed: 7 });
  exact.forEach((share, index) => {
    const distance = Math.abs(sampled.shares[index]! - share);
    assert.ok(distance < 4 * sampled.samplingErrors[index]!, `${distance} beside ${sampled.samplingErrors[index]}`);
  });
  assert.deepEqual(sampledShares(correlation, players, { pairs: 2000, seed: 7 }), sampled);
  assert.throws(() => shapleyShares(correlation, single(21)), /beyond 20/);
});

test('a factor’s inflation is the generalised one, as R works it out from determinants', () => {
  // R: X <- model.matrix(~ A3 + factor(education) + N1, likert_a)[, -1]; R <- cor(X); s <- 2:5
  // (det(R[s, s]) * det(R[-s, -s]) / det(R))^(1/4)
  const known = data.education!.flatMap((level, row) => (level === '' ? [] : [row]));
  const picked = (column: string): Float64Array => Float64Array.from(known, (row) => Number(data[column]![row]));
  const level = picked('education');
  const dummies = [2, 3, 4, 5].map((one) => level.map((value) => Number(value === one)));
  const all = [picked('A3'), ...dummies, picked('N1'), picked('E1')];
  const even = level.map(() => 1);
  const found = importance(correlationsOf(momentsOf(all, even).covariance), [[0], [1, 2, 3, 4], [5]]);
  agrees(found.inflation[1]!, 1.00468807878095, 1e-12);
});

test('a column that follows from others is named instead of divided by nought', () => {
  const doubled = [columns[0]!, columns[1]!, columns[0]!.map((value) => 3 - 2 * value), columns[2]!];
  const correlation = correlationsOf(momentsOf(doubled, weighted).covariance);
  assert.deepEqual(importanceOf(correlation, single(3)), { dependent: 2, on: [0] });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankCorrelation } from './rank-correlation.ts';

const said = [0.52, 0.48, 0.61, 0.4, 0.55, 0.55, 0.47, 0.66, 0.39, 0.5];
const counted = [15.1, 14.0, 19.8, 12.2, 15.1, 17.0, 16.0, 18.1, 12.9, 11.0];
const pairs = said.map((value, at) => [value, counted[at]!] as const);

test('the correlation of ranks is R’s, with ties, and its interval is Fisher’s with the variance for ranks', () => {
  const found = rankCorrelation(pairs)!;
  // R: r <- cor(x, y, method = "spearman"); tanh(atanh(r) + c(-1, 1) * qnorm(.975) * sqrt((1 + r^2 / 2) / (10 - 3)))
  const [correlation, lower, upper] = [0.740853658537, 0.115559433858, 0.945618963029] as const;
  assert.ok(Math.abs(found.correlation - correlation) < 1e-10);
  assert.ok(Math.abs(found.interval!.lower - lower) < 1e-10);
  assert.ok(Math.abs(found.interval!.upper - upper) < 1e-10);
});

test('fewer than eight places, and a number that is the same everywhere, have no correlation', () => {
  assert.equal(rankCorrelation(pairs.slice(0, 7)), null);
  assert.equal(rankCorrelation(pairs.map(([value]) => [value, 3])), null);
  assert.ok(rankCorrelation(pairs.slice(0, 8)));
});

test('ranks that wholly agree, or are wholly turned round, have no interval', () => {
  const line = Array.from({ length: 9 }, (_, at) => [at, at ** 3] as const);
  assert.deepEqual(rankCorrelation(line), { correlation: 1, places: 9, interval: null });
  assert.equal(rankCorrelation(line.map(([x, y]) => [x, -y]))!.correlation, -1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateBetween, reachBetween } from './between-authorities.ts';

const cases = [120, 90, 210, 75, 160, 142, 88, 130, 101];
const workers = [8.2, 6, 11.5, 5.5, 9, 9.9, 5.1, 7.7, 6.8];
const [RATE, ERROR] = [16.011477761836, 0.623159376954];
const authorities = cases.map((count, at) => ({ count, base: workers[at]! }));

test('a rate over authorities has the error of R’s ratio of two totals, each authority a unit', () => {
  // R: svyratio(~cases, ~workers, svydesign(ids = ~1, weights = ~rep(1, 9)))
  const found = rateBetween(authorities)!;
  assert.ok(Math.abs(found.rate - RATE) < 1e-10);
  assert.ok(Math.abs(Math.sqrt(found.variance) - ERROR) < 1e-10);
  // qt(0.975, 8), and for two regions of nine authorities each qt(0.975, 16).
  assert.ok(Math.abs(reachBetween(found, null) - 2.3060041352 * ERROR) < 1e-8);
  assert.ok(Math.abs(reachBetween(found, found) - 2.1199052992 * ERROR * Math.SQRT2) < 1e-8);
});

test('fewer than eight authorities, and bases of nothing, tell nothing of chance', () => {
  assert.equal(rateBetween(authorities.slice(0, 7)), null);
  assert.equal(rateBetween(authorities.map(() => ({ count: 0, base: 0 }))), null);
});

test('authorities that are all alike leave nothing to chance', () => {
  const found = rateBetween(workers.map((base) => ({ count: 10 * base, base })))!;
  assert.ok(Math.abs(found.rate - 10) < 1e-12 && found.variance < 1e-20);
});

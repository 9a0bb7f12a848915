import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agrees } from '../fixtures/people.ts';
import { lineSearch } from './line-search.ts';
import { searchAsInR, type Valley } from './search-as-in-r.ts';

/** Rosenbrock’s banana, a valley that bends. */
const BANANA: Valley = {
  height: ([x = 0, y = 0]) => 100 * (y - x ** 2) ** 2 + (1 - x) ** 2,
  slopes: ([x = 0, y = 0]) => [-400 * x * (y - x ** 2) - 2 * (1 - x), 200 * (y - x ** 2)],
  lower: -5,
  upper: 5,
};

// R: optim(c(-1.2, 1), fr, grr, method = "L-BFGS-B", lower = -5, upper = 5, control = list(parscale = c(.1, .1)))$par,
// with fr and grr of example(optim); 45 heights are looked at, so that steps are shortened and lengthened on the way.
test('a search with steps of every length ends where R’s ends', () => {
  const end = searchAsInR([-1.2, 1], BANANA, 0.1)!;
  agrees(end[0]!, 0.999999997073175, 1e-13);
  agrees(end[1]!, 0.999999992976387, 1e-13);
});

test('a search whose steps lead out of the bounds is not followed', () => {
  assert.equal(searchAsInR([-1.2, 1], BANANA, 1), null);
});

test('a step along a line gains and ends flatter, and none longer than allowed is taken', () => {
  const parabola = (lowest: number) => (at: number) => ({ height: (at - lowest) ** 2, slope: 2 * (at - lowest) });
  for (const lowest of [0.02, 0.4, 1, 3, 60]) {
    const measure = parabola(lowest);
    const start = measure(0);
    const found = lineSearch(measure, start, 1e10)!;
    assert.ok(found.height < start.height && Math.abs(found.slope) <= 0.9 * Math.abs(start.slope), `${lowest}`);
  }
  assert.equal(lineSearch(parabola(50), parabola(50)(0), 2)?.at, 2);
});

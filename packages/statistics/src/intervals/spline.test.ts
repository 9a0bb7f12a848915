import { test } from 'node:test';
import { agrees, close } from '../fixtures/people.ts';
import { splineThrough } from './spline.ts';

// R: spline(c(0, 1, 2.5, 3, 5, 6), c(0, 2, 1, 4, 3, 3.5), xout = c(0.4, 1.7, 2.75, 4, 5.9))$y
test('a spline is R’s', () => {
  const drawn = splineThrough([0, 1, 2.5, 3, 5, 6], [0, 2, 1, 4, 3, 3.5], [0.4, 1.7, 2.75, 4, 5.9]);
  const fromR = [1.89588377723971, 0.39505838041431, 2.45899667070218, 5.31029055690073, 3.16760193704601];
  for (const [index, value] of fromR.entries()) agrees(drawn[index]!, value, 1e-12);
});

test('a spline through a cubic is the cubic', () => {
  const cubic = (x: number): number => x ** 3 - 2 * x ** 2 + 1;
  const x = [-1, 0, 0.5, 2, 3];
  const at = [-0.7, 0.1, 1.2, 2.9];
  for (const [index, value] of splineThrough(x, x.map(cubic), at).entries()) close(value, cubic(at[index]!), 1e-12);
});

// R: spline(c(0, 1, 3), c(1, 4, 2), xout = c(0.75, 1.5, 2.25))$y
test('through three points a spline is R’s parabola', () => {
  const drawn = splineThrough([0, 1, 3], [1, 4, 2], [0.75, 1.5, 2.25]);
  for (const [index, value] of [3.5, 4.5, 4].entries()) close(drawn[index]!, value, 1e-12);
});

import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';
import erfc from '@stdlib/math-base-special-erfc';
import gammainc from '@stdlib/math-base-special-gammainc';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

// Upper tails are worked out as such: 1 − P would lose the digits of the small p-values that they are for.

/** P(F ≥ f) for Fisher’s F. Degrees of freedom need not be whole; the second may be infinite. */
export function fUpperTail(f: number, numerator: number, denominator: number): number {
  if (!(f > 0)) return 1;
  if (denominator === Number.POSITIVE_INFINITY) return chiSquareUpperTail(f * numerator, numerator);
  return betainc(denominator / (denominator + numerator * f), denominator / 2, numerator / 2, true, false);
}

/** P(X ≥ x) for chi-square. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  return x > 0 ? gammainc(x / 2, degreesOfFreedom / 2, true, true) : 1;
}

/** P(B ≤ x) for the beta distribution. */
export function betaLowerTail(x: number, a: number, b: number): number {
  return betainc(x, a, b, true, false);
}

/** The x below which the beta distribution has probability p. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaincinv(p, a, b, false);
}

/** Two-sided p-value of a standard normal statistic: P(|Z| ≥ |z|). */
export function normalPValue(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** The z for which a two-sided interval of this level leaves (1 − level)/2 on either side. */
export function normalCritical(level: number): number {
  return normalQuantile((1 + level) / 2);
}

/** The z below which the standard normal distribution has probability p. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return quantile(p, 0, 1);
  const tail = Math.min(p, 1 - p);
  const start = quantile(tail, 0, 1);
  const z = refined(Number.isFinite(start) ? start : -Math.sqrt(-2 * Math.log(tail)), tail);
  return p <= 0.5 ? z : -z;
}

/** The rational approximation loses digits far out; Newton’s steps on the logarithm of the tail find them again. */
function refined(start: number, tail: number): number {
  let z = start;
  for (let step = 0; step < 20; step += 1) {
    const reached = erfc(-z / Math.SQRT2) / 2;
    const density = Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const change = (Math.log(reached / tail) * reached) / density;
    z -= change;
    if (!(Math.abs(change) > 1e-15 * Math.abs(z))) break;
  }
  return z;
}

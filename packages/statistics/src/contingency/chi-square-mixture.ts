import { chiSquareUpperTail, fUpperTail } from '../distributions/tails.ts';

/** A chi-square with its degrees of freedom, which need not be whole, times a factor of either sign. */
export interface ChiSquareTerm {
  readonly factor: number;
  readonly degreesOfFreedom: number;
}

/**
 * P(Σ factor · chi-square > 0) for independent terms with factors of both signs, by integrating the characteristic
 * function (Imhof 1961), which on a logarithmic scale even steps do to about 12 decimals.
 */
export function probabilityAboveZero(terms: readonly ChiSquareTerm[]): number {
  const largest = Math.max(...terms.map(({ factor }) => Math.abs(factor)));
  const heightAt = (u: number): number => {
    let [angle, logSize] = [0, 0];
    for (const { factor, degreesOfFreedom } of terms) {
      const turned = (factor / largest) * u;
      angle += (degreesOfFreedom * Math.atan(turned)) / 2;
      logSize += (degreesOfFreedom * Math.log1p(turned ** 2)) / 4;
    }
    return Math.sin(angle) * Math.exp(-logSize);
  };
  const step = 0.05;
  let area = 0;
  // Below e⁻⁴⁰ the height is nought in double numbers, and above e⁸⁰ for any sum of one degree of freedom or more.
  for (let place = -40; place <= 80; place += step) area += step * heightAt(Math.exp(place));
  return Math.min(1, Math.max(0, 0.5 + area / Math.PI));
}

/**
 * The same by the saddlepoint approximation, without an integral and good to a few per cent however small the
 * probability (Kuonen 1999; R: `survey:::saddle(0, …)`). Null near the middle, where it has no value.
 */
export function saddlepointAboveZero(terms: readonly ChiSquareTerm[]): number | null {
  const largest = Math.max(...terms.map(({ factor }) => factor));
  const scaled = terms.map(({ factor, degreesOfFreedom }) => ({ factor: factor / largest, times: degreesOfFreedom }));
  const sum = (of: (factor: number) => number): number =>
    scaled.reduce((total, { factor, times }) => total + times * of(factor), 0);
  const slopeAt = (z: number): number => sum((factor) => factor / (1 - 2 * z * factor));
  const z = rootOfRising(slopeAt, polesAround(scaled.map(({ factor }) => factor)));
  if (Math.abs(z) < 1e-4) return null;
  const height = -sum((factor) => Math.log(1 - 2 * z * factor)) / 2;
  const bend = 2 * sum((factor) => (factor / (1 - 2 * z * factor)) ** 2);
  const w = Math.sign(z) * Math.sqrt(-2 * height);
  const v = z * Math.sqrt(bend);
  return normalUpperTail(w + Math.log(v / w) / w);
}

/** The two poles of the slope that 0 lies between, less a little, as R searches. */
function polesAround(factors: readonly number[]): [number, number] {
  const below = Math.max(...factors.filter((factor) => factor < 0).map((factor) => 1 / (2 * factor)));
  const above = Math.min(...factors.filter((factor) => factor > 0).map((factor) => 1 / (2 * factor)));
  return [0.99999 * below, 0.99999 * above];
}

function rootOfRising(of: (z: number) => number, [from, to]: [number, number]): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (of(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function normalUpperTail(z: number): number {
  const both = chiSquareUpperTail(z ** 2, 1);
  return z > 0 ? both / 2 : 1 - both / 2;
}

/**
 * P(Σ λ·χ²₁ > x), the λ having been estimated with some degrees of freedom, as a numerator over χ²/df (R:
 * `pFsum`). `exactly` integrates; `bySaddlepoint` is what R answers for both its methods where the package CompQuadForm
 * is not there, with degrees of freedom cut to whole ones as R cuts them, and by Satterthwaite’s F near the middle.
 */
export function mixtureUpperTail(
  x: number,
  eigenvalues: readonly number[],
  degreesOfFreedom: number,
): { readonly exactly: number; readonly bySaddlepoint: number } {
  if (!(x > 0)) return { exactly: 1, bySaddlepoint: 1 };
  const numerator = eigenvalues.map((factor) => ({ factor, degreesOfFreedom: 1 }));
  const denominator = { factor: -x / degreesOfFreedom, degreesOfFreedom };
  const whole = { ...denominator, degreesOfFreedom: Math.floor(degreesOfFreedom) };
  const sum = eigenvalues.reduce((total, one) => total + one, 0);
  const squares = eigenvalues.reduce((total, one) => total + one ** 2, 0);
  return {
    exactly: probabilityAboveZero([...numerator, denominator]),
    bySaddlepoint:
      saddlepointAboveZero([...numerator, whole]) ?? fUpperTail(x / sum, sum ** 2 / squares, degreesOfFreedom),
  };
}

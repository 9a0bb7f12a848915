/**
 * Classes of about equal size by propensity, such as fifths (R: `cut(p, quantile(p, 0:5 / 5), include.lowest = TRUE)`
 * with quantiles of type 7, people counted unweighted). By row the class, from 0; −1 where the propensity is NaN. Equal
 * boundaries make one, so that there may be fewer classes than asked for.
 */
export function responseClasses(propensities: ArrayLike<number>, count = 5): Int32Array {
  const sorted = Float64Array.from(propensities)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const boundaries = Array.from({ length: count - 1 }, (_, index) => boundaryAt(sorted, index + 1, count));
  const distinct = [...new Set(boundaries)].filter((boundary) => boundary < sorted[sorted.length - 1]!);
  const isLowest = distinct[0] === sorted[0];
  const used = isLowest ? distinct.slice(1) : distinct;
  return Int32Array.from(propensities, (value) =>
    Number.isNaN(value) ? -1 : used.filter((boundary) => value > boundary).length,
  );
}

/**
 * The value that a number of `count` parts lie below, between two ordered values in proportion (R: `quantile`, type 7;
 * Hyndman and Fan 1996); exactly one of the values where it falls on one.
 */
function boundaryAt(sorted: Float64Array, parts: number, count: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = ((sorted.length - 1) * parts) / count;
  const below = sorted[Math.floor(at)]!;
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - below);
}

import type { Residuals } from '../design/survey-design.ts';
import { checkMargins, checkUnits } from './check-margins.ts';
import { type Margin, sumsByCategory } from './margin.ts';
import { refusedFor, type Weighting, type WeightingRefused } from './weighting.ts';
import { marginTotals, reportOf } from './weighting-report.ts';
import type { WeightingUnits } from './weighting-units.ts';

/**
 * Post-stratification: weights by which every category of one margin, which may cross several variables, has the
 * population’s number of people (R: `postStratify`). Refuses, with every reason, what cannot be weighted so.
 * @param fewest categories with fewer respondents are warned of.
 */
export function postStratify(units: WeightingUnits, margin: Margin, fewest?: number): Weighting | WeightingRefused {
  const reasons = checkUnits(units);
  if (reasons.length === 0) reasons.push(...checkMargins(units, [margin]));
  if (reasons.length > 0) return refusedFor(...reasons);
  const sums = sumsByCategory(margin, units.start);
  const factors = units.start.map((start, unit) => {
    const category = margin.membership[unit]!;
    return start === 0 ? 1 : margin.population[category]! / sums[category]!;
  });
  const weights = units.start.map((start, unit) => start * factors[unit]!);
  const totals = marginTotals(units, weights, [margin]);
  const report = reportOf(units, factors, { iterations: 1, totals, fewest });
  return { factors, weights, report, residuals: residualsFromMeans(margin, units.start, weights) };
}

/** Distances from the category’s mean, which the starting weights weigh (R: `svyrecvar` after `postStratify`). */
function residualsFromMeans(margin: Margin, start: Float64Array, weights: Float64Array): Residuals {
  const sizes = sumsByCategory(margin, start);
  return (contributions) => {
    const values = contributions.map((one, row) => (weights[row] === 0 ? 0 : one / weights[row]!));
    const sums = sumsByCategory(
      margin,
      values.map((value, row) => value * start[row]!),
    );
    return contributions.map((one, row) => {
      const category = margin.membership[row]!;
      return weights[row] === 0 ? one : one - (weights[row]! * sums[category]!) / sizes[category]!;
    });
  };
}

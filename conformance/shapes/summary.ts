import {
  covarianceOf,
  degreesOfFreedom,
  type Linearised,
  normalCritical,
  type SurveyDesign,
  tCritical,
} from '@earshot/statistics';
import type { Computed } from '../computed.ts';
import { isObject, type Json, type JsonObject } from '../reference-file.ts';

const LEVEL = 0.95;

/**
 * Estimates with their errors, 95% intervals (normal; `ci_t` by Student’s t) and covariances, laid out as the file has
 * them: lists in the order of the estimates, or by name.
 * @param design the whole one, whose degrees of freedom `ci_t` has
 */
export function summaryOf(
  expected: JsonObject,
  design: SurveyDesign,
  names: readonly string[],
  estimates: readonly Linearised[],
): Computed {
  const values = estimates.map(({ value }) => value);
  return summaryFrom(expected, names, values, covarianceOf(design, estimates), degreesOfFreedom(design));
}

/** The same, where covariances are known. */
export function summaryFrom(
  expected: JsonObject,
  names: readonly string[],
  values: readonly number[],
  covariance: readonly (readonly number[])[],
  freedom: number,
): Computed {
  const errors = values.map((_, index) => Math.sqrt(Math.max(0, covariance[index]![index]!)));
  const limits = (factor: number): number[] => values.map((value, index) => value + factor * errors[index]!);
  const normal = normalCritical(LEVEL);
  const student = freedom > 0 ? tCritical(LEVEL, freedom) : null;
  const laidOut = (key: string, list: readonly number[]): Computed => layOut(expected[key], names, list);
  return {
    estimate: laidOut('estimate', values),
    se: laidOut('se', errors),
    ci_lower: laidOut('ci_lower', limits(-normal)),
    ci_upper: laidOut('ci_upper', limits(normal)),
    ci_t: student === null ? undefined : limits(-student).map((lower, index) => [lower, limits(student)[index]!]),
    vcov: covariance,
  };
}

/** A list as the file has it: by name; in rows of a matrix, whose columns R fills one after the other; or as it is. */
export function layOut(expected: Json | undefined, names: readonly string[], list: readonly Computed[]): Computed {
  if (isObject(expected)) return Object.fromEntries(names.map((name, index) => [name, list[index]]));
  if (Array.isArray(expected) && expected.some((row) => Array.isArray(row))) {
    return expected.map((row, at) => (row as readonly Json[]).map((_, column) => list[column * expected.length + at]));
  }
  return list;
}

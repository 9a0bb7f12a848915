import {
  covarianceOf,
  degreesOfFreedom,
  type Linearised,
  normalCritical,
  type SurveyDesign,
  tCritical,
} from '@earshot/statistics';
import type { Computed } from '../computed.ts';
import { callsIn, givenTo } from '../r/calls-in.ts';
import { isObject, type Json, type JsonObject } from '../reference-file.ts';

/** The levels of a file’s intervals: the normal ones, and `ci_t`, whose `confint` call is given degrees of freedom. */
interface Levels {
  readonly normal: number;
  readonly student: number;
}

/** The levels that `about` states, as in `confint(x, level=0.9)`; 95% otherwise. */
export function levelsIn(about: string): Levels {
  const levelOf = (isStudent: boolean): number => {
    const calls = callsIn(about, 'confint').filter((call) => (givenTo(call, ['df']) !== null) === isStudent);
    const stated = calls.map((call) => givenTo(call, ['level'])).find((level) => level?.kind === 'number');
    return stated?.kind === 'number' && stated.value > 0 && stated.value < 1 ? stated.value : 0.95;
  };
  return { normal: levelOf(false), student: levelOf(true) };
}

/**
 * Estimates with their errors, intervals (normal; `ci_t` by Student’s t) and covariances, laid out as the file has
 * them: lists in the order of the estimates, or by name.
 * @param design the whole one, whose degrees of freedom `ci_t` has
 */
export function summaryOf(
  expected: JsonObject,
  design: SurveyDesign,
  names: readonly string[],
  estimates: readonly Linearised[],
  about: string,
): Computed {
  const values = estimates.map(({ value }) => value);
  return summaryFrom(expected, names, values, covarianceOf(design, estimates), degreesOfFreedom(design), about);
}

/** The same, where covariances are known. */
export function summaryFrom(
  expected: JsonObject,
  names: readonly string[],
  values: readonly number[],
  covariance: readonly (readonly number[])[],
  freedom: number,
  about: string,
): Computed {
  const levels = levelsIn(about);
  const errors = values.map((_, index) => Math.sqrt(Math.max(0, covariance[index]![index]!)));
  const limits = (factor: number): number[] => values.map((value, index) => value + factor * errors[index]!);
  const normal = normalCritical(levels.normal);
  const student = freedom > 0 ? tCritical(levels.student, freedom) : null;
  const laidOut = (key: string, list: readonly number[]): Computed => layOut(expected[key], names, list);
  return {
    estimate: laidOut('estimate', values),
    se: laidOut('se', errors),
    ci_lower: laidOut('ci_lower', limits(-normal)),
    ci_upper: laidOut('ci_upper', limits(normal)),
    ...Object.fromEntries(
      otherWays(values, errors, limits(-normal), limits(normal)).map(([k, list]) => [k, laidOut(k, list)]),
    ),
    ci_t: student === null ? undefined : limits(-student).map((lower, index) => [lower, limits(student)[index]!]),
    vcov: covariance,
  };
}

/** R’s `vartype`s of `svyby`, by its names. */
function otherWays(
  values: readonly number[],
  errors: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
): [string, readonly number[]][] {
  const cv = values.map((value, index) => errors[index]! / value);
  return [
    ['ci_l', lower],
    ['ci_u', upper],
    ['var', errors.map((error) => error ** 2)],
    ['cv', cv],
    ['cvpct', cv.map((one) => 100 * one)],
    ['cv%', cv.map((one) => 100 * one)],
  ];
}

/** A list as the file has it: by name; in rows of a matrix, whose columns R fills one after the other; or as it is. */
export function layOut(expected: Json | undefined, names: readonly string[], list: readonly Computed[]): Computed {
  if (isObject(expected)) return Object.fromEntries(names.map((name, index) => [name, list[index]]));
  if (Array.isArray(expected) && expected.some((row) => Array.isArray(row))) {
    return expected.map((row, at) => (row as readonly Json[]).map((_, column) => list[column * expected.length + at]));
  }
  return list;
}

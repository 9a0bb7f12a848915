import { covarianceOf, type Linearised, meanOf } from '../design/linearised.ts';
import { degreesOfFreedom, domainOf, type SurveyDesign } from '../design/survey-design.ts';
import {
  type DifferenceTest,
  NOBODY,
  type Tested,
  testDifferences,
  testedWith,
  type Untestable,
} from './difference-test.ts';
import { meanIn } from './t-test.ts';

/** A break of the sample: by row the number of its group from 0, or −1 for people in none. */
export interface Groups {
  readonly of: ArrayLike<number>;
  readonly count: number;
}

/** A group’s mean beside that of all, and the two tests of it, which agree on whether there is a difference at all. */
export interface GroupComparison {
  /** Null for a group of nobody. */
  readonly mean: Linearised | null;
  /** Against the total, which contains the group, so that the two move together. */
  readonly againstTotal: DifferenceTest | Untestable;
  /** Against everybody outside the group. */
  readonly againstRest: DifferenceTest | Untestable;
}

/**
 * Every group of a break against the total that contains it and against the rest, by Student’s t with the design’s
 * degrees of freedom. The total is everybody in the design who has weight, also those in no group (R: `svycontrast`
 * over ratios of totals). Values of rows without weight are not looked at.
 */
export function compareWithTotal(
  design: SurveyDesign,
  values: ArrayLike<number>,
  groups: Groups,
): readonly GroupComparison[] {
  const total = meanOf(design, values);
  const sides = Array.from({ length: groups.count }, (_, group) => {
    const isInside = (row: number): boolean => groups.of[row] === group;
    const mean = meanIn(domainOf(design, isInside), values);
    const rest = meanIn(
      domainOf(design, (row) => !isInside(row)),
      values,
    );
    return { mean, rest };
  });
  const tested = sides.flatMap(({ mean, rest }) => [differenceOf(mean, total), differenceOf(mean, rest)]);
  const results = testDifferences(design, tested, { degreesOfFreedom: degreesOfFreedom(design) });
  return sides.map(({ mean }, group) => ({
    mean,
    againstTotal: results[2 * group]!,
    againstRest: results[2 * group + 1]!,
  }));
}

function differenceOf(number: Linearised | null, less: Linearised | null): Tested | null {
  return number && less && { number, less };
}

/** Two groups of a break, the first less the second. */
export interface PairComparison {
  readonly first: number;
  readonly second: number;
  readonly test: DifferenceTest | Untestable;
}

/**
 * All pairs of the groups of a break, by Student’s t with the design’s degrees of freedom (R: `svyby(covmat = TRUE)`
 * and `svycontrast`). Nothing is adjusted for their number: see `adjustPValues` and `columnLetters`.
 */
export function compareAllPairs(
  design: SurveyDesign,
  values: ArrayLike<number>,
  groups: Groups,
  level = 0.95,
): readonly PairComparison[] {
  const means = Array.from({ length: groups.count }, (_, group) =>
    meanIn(
      domainOf(design, (row) => groups.of[row] === group),
      values,
    ),
  );
  const standardErrorOfPair = pairErrors(design, means);
  const options = { degreesOfFreedom: degreesOfFreedom(design), level };
  const testOf = (first: number, second: number): DifferenceTest | Untestable => {
    const [a, b] = [means[first], means[second]];
    if (!a || !b) return NOBODY;
    const size = Math.abs(a.value) + Math.abs(b.value);
    return testedWith(a.value - b.value, standardErrorOfPair(first, second), { ...options, size });
  };
  return means.flatMap((_, first) =>
    means.slice(first + 1).map((_, after) => {
      const second = first + 1 + after;
      return { first, second, test: testOf(first, second) };
    }),
  );
}

/** Standard errors of differences from one matrix: going through the rows for every pair would take far longer. */
function pairErrors(design: SurveyDesign, means: readonly (Linearised | null)[]) {
  const none = { value: 0, contributions: new Float64Array(design.rows) };
  const covariance = covarianceOf(
    design,
    means.map((mean) => mean ?? none),
  );
  return (a: number, b: number): number =>
    Math.sqrt(Math.max(0, covariance[a]![a]! + covariance[b]![b]! - 2 * covariance[a]![b]!));
}

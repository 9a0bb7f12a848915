import { type DifferenceTest, NOBODY, testedWith, type Untestable } from '../comparisons/difference-test.ts';
import { meanIn } from '../comparisons/t-test.ts';
import { covarianceOf, type Linearised } from '../design/linearised.ts';
import {
  type DesignRefusal,
  degreesOfFreedom,
  domainOf,
  type SurveyDesign,
  surveyDesign,
} from '../design/survey-design.ts';

/** Answers of several waves one below the other, a row for each person and wave. */
export interface StackedWaves {
  /** By row, who it is; the same in every wave. */
  readonly person: readonly (string | number)[];
  /** By row, the number of the wave. */
  readonly wave: ArrayLike<number>;
}

/**
 * The design of several waves of the same study: a person is a cluster of their own answers, so that whoever answered
 * twice makes the waves move together (R: `svydesign(ids = ~person, weights = ~w, data = stacked)`).
 * Strata, where given, are the persons’ and the same in every wave.
 */
export function stackedDesign(
  { person }: StackedWaves,
  weights: ArrayLike<number>,
  strata?: readonly (string | number)[],
): SurveyDesign | DesignRefusal {
  return surveyDesign({ weights, stages: [{ clusters: person, strata }] });
}

export interface WaveChange {
  readonly earlier: Linearised;
  readonly later: Linearised;
  readonly earlierError: number;
  readonly laterError: number;
  /** Between the two means, from the people who answered both times; 0 where nobody did. */
  readonly covariance: number;
  /** Later less earlier. */
  readonly test: DifferenceTest | Untestable;
  readonly people: { readonly earlier: number; readonly later: number; readonly both: number };
}

/**
 * The change of a mean from one wave to another among the rows of a stacked design that have weight: of `everybody`
 * who answered either time, whose overlap the error counts, or of the same people `in-both` only, which is a change of
 * other people and so another number. For a group, hand in its domain of the design. Untestable when nobody is left.
 */
export function changeBetweenWaves(
  design: SurveyDesign,
  values: ArrayLike<number>,
  waves: StackedWaves,
  { earlier, later, who }: { earlier: number; later: number; who: 'everybody' | 'in-both' },
): WaveChange | Untestable {
  const people = (wave: number): Set<string | number> =>
    new Set(waves.person.filter((_, row) => waves.wave[row] === wave && design.weights[row]! > 0));
  const [first, second] = [people(earlier), people(later)];
  const looked = who === 'everybody' ? design : domainOf(design, (row) => isIn(waves.person[row]!, first, second));
  const [before, after] = [earlier, later].map((wave) =>
    meanIn(
      domainOf(looked, (row) => waves.wave[row] === wave),
      values,
    ),
  );
  if (!before || !after) return NOBODY;
  const both = [...first].filter((person) => second.has(person)).length;
  const counts = who === 'everybody' ? { earlier: first.size, later: second.size } : { earlier: both, later: both };
  return { ...changeOf(looked, before, after), people: { ...counts, both } };
}

function isIn(person: string | number, ...sets: Set<string | number>[]): boolean {
  return sets.every((set) => set.has(person));
}

function changeOf(design: SurveyDesign, earlier: Linearised, later: Linearised): Omit<WaveChange, 'people'> {
  const [[first, covariance], [, second]] = covarianceOf(design, [earlier, later]) as [
    [number, number],
    [number, number],
  ];
  const error = Math.sqrt(Math.max(0, first + second - 2 * covariance));
  const test = testedWith(later.value - earlier.value, error, {
    degreesOfFreedom: degreesOfFreedom(design),
    level: 0.95,
    size: Math.abs(earlier.value) + Math.abs(later.value),
  });
  return {
    earlier,
    later,
    earlierError: Math.sqrt(Math.max(0, first)),
    laterError: Math.sqrt(Math.max(0, second)),
    covariance,
    test,
  };
}

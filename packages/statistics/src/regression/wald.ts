import { fUpperTail } from '../distributions/tails.ts';
import { inverseOf, timesVector } from './inverse.ts';
import type { Regression } from './regression.ts';

/** Whether all coefficients of a term could be nought. */
export interface TermTest {
  readonly term: string;
  readonly f: number;
  readonly numeratorFreedom: number;
  readonly denominatorFreedom: number;
  readonly pValue: number;
}

/**
 * Wald’s F test that a term’s coefficients are all nought (R: `regTermTest`); null where their errors are not
 * independent of each other, so that there is nothing to test with. Throws for a term that is not in the regression.
 */
export function testTerm(regression: Regression, term: string): TermTest | null {
  const places = regression.terms.flatMap((one, index) => (one === term ? [index] : []));
  if (places.length === 0) throw new Error(`testTerm: the regression has no term “${term}”.`);
  const values = places.map((place) => regression.coefficients[place]!.value);
  const inverse = inverseOf(places.map((a) => places.map((b) => regression.covariance[a]![b]!)));
  if ('dependent' in inverse) return null;
  const distance = timesVector(inverse, values).reduce((sum, value, index) => sum + value * values[index]!, 0);
  const f = distance / places.length;
  const denominatorFreedom = regression.degreesOfFreedom;
  const pValue = fUpperTail(f, places.length, denominatorFreedom);
  return { term, f, numeratorFreedom: places.length, denominatorFreedom, pValue };
}

import { inverseOf } from '../regression/inverse.ts';
import { likelihoodLoadings, misfitOf, scaledLoadings } from './likelihood-loadings.ts';
import { LEAST_UNIQUENESS, minresLoadings, principalLoadings } from './loadings.ts';
import { searchAsInR, type Valley } from './search-as-in-r.ts';

type Correlations = readonly (readonly number[])[];

/** psych’s `parscale`: uniquenesses are searched for in hundredths. */
const UNIT = 0.01;

/**
 * Loadings by minres or likelihood where R’s `psych::fa` ends its search for them: about 10⁻⁴ from the best ones for
 * minres, 10⁻⁶ for likelihood. Only for holding against R’s numbers; the best ones where R’s search is not followed.
 */
export function loadingsAsInPsych(correlation: Correlations, method: 'minres' | 'ml'): number[] {
  const inverse = inverseOf(correlation);
  if ('dependent' in inverse) throw new Error('loadingsAsInPsych: correlation cannot be inverted.');
  const start = inverse.map((row, item) => 1 / row[item]!);
  const unique = searchAsInR(start, (method === 'minres' ? residualsOf : likelihoodOf)(correlation), UNIT);
  if (method === 'minres')
    return unique ? principalLoadings(without(correlation, unique)) : minresLoadings(correlation);
  return unique ? scaledLoadings(correlation, unique) : likelihoodLoadings(correlation);
}

/** How far products of loadings are from the correlations, off the diagonal, for given uniquenesses. */
function residualsOf(correlation: Correlations): Valley {
  const height = (unique: readonly number[]): number => {
    const loadings = principalLoadings(without(correlation, unique));
    let sum = 0;
    loadings.forEach((a, row) => {
      for (let column = 0; column < row; column += 1) sum += (correlation[row]![column]! - a * loadings[column]!) ** 2;
    });
    return sum;
  };
  const slopes = (unique: readonly number[]): number[] =>
    principalLoadings(without(correlation, unique)).map((loading, item) => loading ** 2 + unique[item]! - 1);
  return { height, slopes, lower: LEAST_UNIQUENESS, upper: 1 };
}

/** The likelihood without its constants (Jöreskog 1967), the other way up. */
function likelihoodOf(correlation: Correlations): Valley {
  const height = (unique: readonly number[]): number => misfitOf(correlation, unique);
  const slopes = (unique: readonly number[]): number[] =>
    scaledLoadings(correlation, unique).map((loading, item) => (loading ** 2 + unique[item]! - 1) / unique[item]! ** 2);
  return { height, slopes, lower: LEAST_UNIQUENESS, upper: 1 };
}

function without(correlation: Correlations, unique: readonly number[]): number[][] {
  return correlation.map((row, item) => row.with(item, row[item]! - unique[item]!));
}

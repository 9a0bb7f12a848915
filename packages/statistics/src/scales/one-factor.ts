import { inverseOf, timesVector } from '../regression/inverse.ts';
import { likelihoodLoadings } from './likelihood-loadings.ts';
import { eigenOf, LEAST_UNIQUENESS, minresLoadings, principalAxisLoadings, principalLoadings } from './loadings.ts';
import { loadingsAsInPsych } from './loadings-as-in-psych.ts';

/**
 * How a factor is found: least squares off the diagonal (minres), maximum likelihood (ml), principal axes (pa), or the
 * first principal component (principal), which is a summary of the items and not a cause behind them.
 */
export type FactorMethod = 'minres' | 'ml' | 'pa' | 'principal';

/** What several items have in common, as one number a person (R: `psych::fa(nfactors = 1)`). Lists are by item. */
export interface OneFactor {
  readonly method: FactorMethod;
  /** Correlations of the items with the factor. Their sum is positive, so that a high score is a high answer. */
  readonly loadings: readonly number[];
  /** How much of the item’s variance the factor explains. */
  readonly communalities: readonly number[];
  /** What standardised items are multiplied by to make the score: R⁻¹λ (Thomson 1951: regression scores). */
  readonly scoring: readonly number[];
  /** The mean communality. */
  readonly explained: number;
  /** Of the correlations, from the largest down. */
  readonly eigenvalues: readonly number[];
  /** The first eigenvalue over the second: near 1, the items have more than one thing in common. */
  readonly eigenvalueRatio: number;
  /** Items that the factor would explain by more than all (Heywood cases); held at 99.5%. */
  readonly improper: readonly number[];
}

/** Why items have no factor. */
export interface FactorRefusal {
  readonly code: 'too-few-items' | 'items-collinear' | 'no-common-factor';
  readonly sentence: string;
}

const LOADINGS_BY = {
  minres: minresLoadings,
  ml: likelihoodLoadings,
  pa: principalAxisLoadings,
  principal: principalLoadings,
} satisfies Record<FactorMethod, (correlation: readonly (readonly number[])[]) => number[]>;

/**
 * Which loadings are taken: the best ones by the method’s own measure, or those at which R’s psych ends its search, up
 * to 10⁻⁴ away, to be held against R’s numbers.
 */
export type Search = 'best' | 'as-psych';

/** Finds the factor of some items from their correlations, weighted or not. A factor needs three items. */
export function oneFactor(
  correlation: readonly (readonly number[])[],
  method: FactorMethod,
  search: Search = 'best',
): OneFactor | FactorRefusal {
  const least = method === 'principal' ? 2 : 3;
  if (correlation.length < least) {
    const sentence = `${correlation.length} items are too few for a factor by ${method}, which needs ${least}; take their mean.`;
    return { code: 'too-few-items', sentence };
  }
  const inverse = inverseOf(correlation);
  if ('dependent' in inverse) {
    const sentence = `Item ${inverse.dependent + 1} follows from the others, so the items have no scores.`;
    return { code: 'items-collinear', sentence };
  }
  const asPsych = search === 'as-psych' && (method === 'minres' || method === 'ml');
  const found = asPsych ? loadingsAsInPsych(correlation, method) : LOADINGS_BY[method](correlation);
  const sum = found.reduce((total, loading) => total + loading, 0);
  if (!found.some((loading) => Math.abs(loading) > 1e-6)) {
    return { code: 'no-common-factor', sentence: 'The items do not correlate, so they have no factor in common.' };
  }
  const loadings = found.map((loading) => (sum < 0 ? -loading : loading));
  const communalities = loadings.map((loading) => loading ** 2);
  const { values } = eigenOf(correlation);
  const improper = communalities.flatMap((part, item) => (part >= 1 - LEAST_UNIQUENESS - 1e-9 ? [item] : []));
  return {
    method,
    loadings,
    communalities,
    scoring: timesVector(inverse, loadings),
    explained: communalities.reduce((total, part) => total + part, 0) / communalities.length,
    eigenvalues: values,
    eigenvalueRatio: values[0]! / values[1]!,
    improper: method === 'principal' ? [] : improper,
  };
}

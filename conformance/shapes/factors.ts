import {
  correlationsOf,
  type FactorMethod,
  type Moments,
  momentsOf,
  oneFactor,
  reliabilityOf,
  scoresOf,
} from '@earshot/statistics';
import { numbersOf } from '../columns.ts';
import { accepted, type Computed, OnScale, part } from '../computed.ts';
import { columnsIn, isObject, type JsonObject, type ReferenceFile, textIn, textsIn } from '../reference-file.ts';
import type { Shape } from './shape.ts';

const METHODS: readonly FactorMethod[] = ['minres', 'ml', 'pa', 'principal'];

/** One factor of some items, its scores and their reliability (R: `psych::fa`, `principal`, `alpha`). */
export const FACTORS: Shape = {
  isShapeOf: (result) => isObject(result) && METHODS.some((method) => isObject(result[method])),
  compute: (file) => {
    const [plain, weighted] = [part(() => factorsOf(file, false)), part(() => factorsOf(file, true))];
    const both: Record<string, Computed> = { ...asObject(plain) };
    for (const [key, value] of Object.entries(asObject(weighted))) {
      both[key === 'corr' ? 'corr_weighted' : `${key}_weighted_corr`] = value;
    }
    const keys = Object.keys(file.result as JsonObject);
    return Object.fromEntries(keys.map((key) => [key, both[key]]));
  },
};

function asObject(computed: Computed): Record<string, Computed> {
  return typeof computed === 'object' && computed !== null ? (computed as Record<string, Computed>) : {};
}

function factorsOf(file: ReferenceFile, isWeighted: boolean): Computed {
  const columns = columnsIn(file);
  const all = textsIn(file.data.items).map((name) => numbersOf(columns, name));
  const isComplete = (_: number, row: number): boolean => all.every((values) => !Number.isNaN(values[row]));
  const items = all.map((values) => values.filter(isComplete));
  const given = isWeighted ? numbersOf(columns, textIn(file.data, 'weights')) : new Float64Array(columns.rows).fill(1);
  const weights = given.filter(isComplete);
  const moments = momentsOf(items, weights);
  const correlation = correlationsOf(moments.covariance);
  const factors = METHODS.map((method) => [method, part(() => factorOf(correlation, method, items, moments))] as const);
  const eigenvalues = part(() => accepted(oneFactor(correlation, 'principal')).eigenvalues);
  const { alpha, standardisedAlpha } = reliabilityOf(moments.covariance);
  return {
    corr: correlation,
    eigenvalues,
    ...Object.fromEntries(factors),
    alpha: { raw: alpha, std: standardisedAlpha },
  };
}

function factorOf(
  correlation: number[][],
  method: FactorMethod,
  items: readonly Float64Array[],
  moments: Moments,
): Computed {
  const found = accepted(oneFactor(correlation, method, 'as-psych'));
  const scores = scoresOf(items, moments, found.scoring, items[0]!.length);
  return {
    loadings: found.loadings,
    communality: found.communalities,
    weights: found.scoring,
    // Standardised scores are sums of larger parts, so that those near nought are as far off as the others.
    scores20: [...scores.slice(0, 20)].map((score) => new OnScale(score, 1)),
    var_explained: found.explained,
  };
}

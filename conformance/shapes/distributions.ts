import {
  type Adjustment,
  adjustPValues,
  betaLowerTail,
  betaQuantile,
  chiSquareUpperTail,
  fUpperTail,
  normalQuantile,
  tLowerTail,
  tQuantile,
} from '@earshot/statistics';
import { type Computed, GIVEN, part } from '../computed.ts';
import { NotCovered } from '../not-covered.ts';
import { isObject, type Json, type JsonObject, listOf } from '../reference-file.ts';
import type { Shape } from './shape.ts';

/** What a row of a distribution’s values is computed from, the key of the answer, and how. */
interface Distribution {
  readonly parameters: readonly string[];
  readonly at: string;
  readonly answer: string;
  readonly of: (at: number, ...parameters: readonly number[]) => number;
}

/** By the function of R. */
const DISTRIBUTIONS: Readonly<Record<string, Distribution>> = {
  qt: { parameters: ['df'], at: 'p', answer: 'q', of: (p, df) => tQuantile(p, df!) },
  pt: { parameters: ['df'], at: 'q', answer: 'p', of: (t, df) => tLowerTail(t, df!) },
  pf: { parameters: ['df1', 'df2'], at: 'q', answer: 'upper', of: (f, df1, df2) => fUpperTail(f, df1!, df2!) },
  pchisq_upper: { parameters: ['df'], at: 'q', answer: 'p', of: (x, df) => chiSquareUpperTail(x, df!) },
  pbeta: { parameters: ['a', 'b'], at: 'x', answer: 'p', of: (x, a, b) => betaLowerTail(x, a!, b!) },
  qbeta: { parameters: ['a', 'b'], at: 'p', answer: 'q', of: (p, a, b) => betaQuantile(p, a!, b!) },
  qnorm: { parameters: [], at: 'p', answer: 'q', of: (p) => normalQuantile(p) },
};

/** R’s names of adjustments, of `p.adjust`, as ours. */
export const ADJUSTMENTS: Readonly<Record<string, Adjustment>> = {
  BH: 'benjamini-hochberg',
  fdr: 'benjamini-hochberg',
  BY: 'benjamini-yekutieli',
  holm: 'holm',
  bonferroni: 'bonferroni',
  none: 'none',
};

/** Tails and quantiles of distributions, and p-values adjusted for their number. */
export const DISTRIBUTION_VALUES: Shape = {
  isShapeOf: (result) =>
    isObject(result) && Object.keys(result).some((key) => key in DISTRIBUTIONS || key === 'p_adjust'),
  compute: ({ result }) =>
    Object.fromEntries(
      Object.entries(result as JsonObject).map(([name, rows]) => {
        const computed = part(() => {
          if (name === 'p_adjust') return adjusted(rows as JsonObject);
          const distribution = DISTRIBUTIONS[name];
          if (!distribution) throw new NotCovered(`${name}() is not known here`);
          if (!Array.isArray(rows)) return valuesOf(distribution, rows as JsonObject);
          return rows.map((row: Json) => valuesOf(distribution, row as JsonObject));
        });
        return [name, computed];
      }),
    ),
};

function valuesOf({ parameters, at, answer, of }: Distribution, row: JsonObject): Computed {
  const points = listOf(row[at]).map(Number);
  // A parameter is one for all points, or one a point.
  const given = parameters.map((name) => listOf(row[name]).map(Number));
  const values = points.map((point, index) => of(point, ...given.map((list) => list[list.length === 1 ? 0 : index]!)));
  return { ...Object.fromEntries([at, ...parameters].map((name) => [name, GIVEN])), [answer]: values };
}

function adjusted(row: JsonObject): Computed {
  const pValues = listOf(row.p).map(Number);
  const entries = Object.keys(row).map((name): [string, Computed] => {
    const adjustment = ADJUSTMENTS[name];
    return [name, name === 'p' ? GIVEN : adjustment && adjustPValues(pValues, adjustment)];
  });
  return Object.fromEntries(entries);
}

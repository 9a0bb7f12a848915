import { correlationsOf } from '../correlation.ts';
import { type FactorRefusal, type OneFactor, oneFactor } from '../scales/one-factor.ts';
import { type Reliability, reliabilityOf } from '../scales/reliability.ts';
import type { Measure } from './measure.ts';
import type { Players } from './shapley.ts';

/** Measures as they enter the model: their correlations, with the outcome as the last column. */
export interface Composed {
  readonly correlation: readonly (readonly number[])[];
  /** By predictor, its columns in `correlation`. */
  readonly players: Players;
  /** By measure; null unless it is a scale of two or more items. */
  readonly reliability: readonly (Reliability | null)[];
  /** By measure; null unless it is the score of a factor. */
  readonly factors: readonly (OneFactor | null)[];
  /** By column of `correlation`, what each laid out column is multiplied by. */
  readonly loadings: readonly (readonly number[])[];
}

/** Which measures cannot be made scales of, and why. */
export interface NoScales {
  readonly refused: readonly (FactorRefusal & { readonly measure: string })[];
}

/**
 * Puts items together as scales and brings everything to correlations, from the covariances of the laid out columns
 * alone, so that it can be done again for every replicate. The last measure is the outcome.
 */
export function compose(
  covariance: readonly (readonly number[])[],
  measures: readonly Measure[],
  columnsOf: readonly (readonly number[])[],
): Composed | NoScales {
  const refused: NoScales['refused'][number][] = [];
  const loadings: number[][] = [];
  const players: number[][] = [];
  const reliability: (Reliability | null)[] = [];
  const factors: (OneFactor | null)[] = [];
  for (const [index, measure] of measures.entries()) {
    const columns = columnsOf[index]!;
    const own = columns.map((a) => columns.map((b) => covariance[a]![b]!));
    const scale = scaleOf(measure, own);
    if ('code' in scale) {
      refused.push({ ...scale, measure: measure.name });
      continue;
    }
    reliability.push(scale.reliability);
    factors.push(scale.factor);
    players.push(
      scale.rows.map((row) => {
        const wide = covariance.map(() => 0);
        row.forEach((value, at) => {
          wide[columns[at]!] = value;
        });
        return loadings.push(wide) - 1;
      }),
    );
  }
  if (refused.length > 0) return { refused };
  const correlation = correlationsOf(sandwiched(loadings, covariance));
  return { correlation, players: players.slice(0, -1), reliability, factors, loadings };
}

interface Scale {
  /** By column of the model, what each of the measure’s own columns is multiplied by. */
  readonly rows: readonly (readonly number[])[];
  readonly reliability: Reliability | null;
  readonly factor: OneFactor | null;
}

function scaleOf(measure: Measure, covariance: readonly (readonly number[])[]): Scale | FactorRefusal {
  if (measure.kind !== 'scale') {
    return { rows: covariance.map((row, a) => row.map((_, b) => Number(a === b))), reliability: null, factor: null };
  }
  if (covariance.length < 2) {
    return { code: 'too-few-items', sentence: 'It has fewer than two items; take the item by itself.' };
  }
  const reliability = reliabilityOf(covariance);
  if (measure.method === 'mean') {
    return { rows: [reliability.keys.map((key) => key / covariance.length)], reliability, factor: null };
  }
  const factor = oneFactor(correlationsOf(covariance), measure.method);
  if ('code' in factor) return factor;
  const row = factor.scoring.map((scoring, item) => scoring / Math.sqrt(covariance[item]![item]!));
  return { rows: [row], reliability, factor };
}

/** A M Aᵀ, passing over the noughts that A mostly consists of. */
function sandwiched(rows: readonly (readonly number[])[], matrix: readonly (readonly number[])[]): number[][] {
  const parts = rows.map((row) => row.flatMap((value, at) => (value === 0 ? [] : [[at, value] as const])));
  return parts.map((first) =>
    parts.map((second) => {
      let sum = 0;
      for (const [a, left] of first) for (const [b, right] of second) sum += left * right * matrix[a]![b]!;
      return sum;
    }),
  );
}

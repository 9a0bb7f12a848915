import type { Residuals } from '../design/survey-design.ts';
import type { WeightingReport } from './weighting-report.ts';

/** Weights as they were made, and what is to be told about them. */
export interface Weighting {
  /** By unit, what starting weights are multiplied by; all people of a cell have the same factor. */
  readonly factors: Float64Array;
  /** By unit, the sum of its new weights; where units are rows, the new weight. */
  readonly weights: Float64Array;
  readonly report: WeightingReport;
  /** Takes out of contributions what the weighting explains, where units are rows; null: it explains nothing. */
  readonly residuals: Residuals | null;
}

export type WeightingCode =
  | 'no-respondents'
  | 'weight-not-usable'
  | 'total-not-usable'
  | 'missing-category'
  | 'empty-category'
  | 'no-population'
  | 'margins-disagree'
  | 'bounds-not-usable'
  | 'bounds-infeasible'
  | 'not-converged';

/** One reason why weights cannot be made. */
export interface WeightingReason {
  readonly code: WeightingCode;
  readonly sentence: string;
}

/** Every reason why weights cannot be made; where they were tried, how far they came, which is not to be used. */
export interface WeightingRefused {
  readonly refused: readonly WeightingReason[];
  readonly reached: Pick<Weighting, 'factors' | 'weights' | 'report'> | null;
}

/** Whether weights were refused. */
export function isWeightingRefused(outcome: object): outcome is WeightingRefused {
  return 'refused' in outcome;
}

/** Refuses for some reasons, before anything was tried. */
export function refusedFor(...refused: WeightingReason[]): WeightingRefused {
  return { refused, reached: null };
}

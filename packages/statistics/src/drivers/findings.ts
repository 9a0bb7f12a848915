import type { Regression } from '../regression/regression.ts';
import type { ListwiseLoss } from '../regression/term.ts';
import type { OneFactor } from '../scales/one-factor.ts';
import type { Reliability } from '../scales/reliability.ts';
import type { BootstrapIntervals } from './bootstrap.ts';

/** What came of a driver analysis. */
export type DriverResult = DriverFindings | TooWeak | DriversRefused;

/** What every result that is not refused says first. */
interface ModelStrength {
  /** The share of the outcome’s variance that all predictors explain together. */
  readonly r2: number;
  /** Below this R² the plan wants no shares. */
  readonly floor: number;
  /** People in the model. */
  readonly base: number;
  /** Kish’s, of the people in the model. */
  readonly effectiveBase: number;
  /** By measure, the outcome last, how many people it costs. */
  readonly losses: readonly ListwiseLoss[];
}

/** Shares of explained variance, which are no effects: nothing here says what would happen if something were changed. */
export interface DriverFindings extends ModelStrength {
  readonly kind: 'drivers';
  /** In the order of the plan. */
  readonly drivers: readonly Driver[];
  readonly outcome: MeasuredAs;
  /** null when shares are exact. */
  readonly sampling: { readonly orders: number; readonly seed: number } | null;
  readonly bootstrap: BootstrapIntervals | null;
  /** The model with the errors of the design, where scores count as known; columns of scales have the scale’s name. */
  readonly regression: Regression;
  /** See `Importance.condition`. */
  readonly condition: number;
}

/** The predictors together say too little about the outcome to ask which of them says most. */
export interface TooWeak extends ModelStrength {
  readonly kind: 'too-weak';
  readonly sentence: string;
}

export interface DriversRefused {
  readonly kind: 'refused';
  /** Everything found at once. */
  readonly refusals: readonly DriverRefusal[];
}

export interface DriverRefusal {
  readonly code:
    | 'in-outcome'
    | 'routed-on-outcome'
    | 'unusable-term'
    | 'no-rows'
    | 'too-few-rows'
    | 'no-scale'
    | 'unreliable'
    | 'collinear'
    | 'nearly-collinear'
    | 'no-regression';
  /** The measure, or null for the model as a whole. */
  readonly measure: string | null;
  readonly sentence: string;
}

/** How a scale came about; nulls for what is not a scale. */
export interface MeasuredAs {
  readonly name: string;
  readonly reliability: Reliability | null;
  readonly factor: OneFactor | null;
}

/** A predictor’s part in the model. */
export interface Driver extends MeasuredAs {
  /** Shapley’s share of R² (LMG): shares of all predictors sum to R². */
  readonly share: number;
  /** Error of the share from looking at a sample of orders; null when exact. */
  readonly samplingError: number | null;
  /** share / R². */
  readonly part: number;
  /** Place in the order of shares, from 1. */
  readonly rank: number;
  /** Johnson’s relative weight, which sums to R² too. */
  readonly relativeWeight: number;
  /** R² of this predictor alone. */
  readonly first: number;
  /** What R² loses without it. */
  readonly last: number;
  /** See `Importance.inflation`. */
  readonly inflation: number;
}

import type { BootstrapPlan } from './bootstrap.ts';
import type { Measure } from './measure.ts';

/** Which measures are to explain which, and what the model has to be fit for. */
export interface DriverPlan {
  readonly outcome: Measure;
  readonly predictors: readonly Measure[];
  /** The R² below which the model is too weak to use, such as 0.1. */
  readonly r2Floor: number;
  /** The least α of a scale; left out: 0.5. */
  readonly leastAlpha?: number | undefined;
  /** The largest variance inflation factor; left out: 10. */
  readonly mostInflation?: number | undefined;
  /** The largest condition number; left out: 30 (Belsley, Kuh and Welsch 1980). */
  readonly mostCondition?: number | undefined;
  /** Beyond 20 predictors: how many pairs of orders are drawn (left out: 5,000), and from which seed (1). */
  readonly sampling?: { readonly pairs: number; readonly seed: number } | undefined;
  /** Left out: no intervals. */
  readonly bootstrap?: BootstrapPlan | undefined;
}

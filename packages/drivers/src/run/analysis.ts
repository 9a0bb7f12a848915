import type { Problem } from '@earshot/planfile';
import type { DriverFindings, TooWeak } from '@earshot/statistics';
import type { DriverModel } from '../plan/drivers-plan.ts';

/** What came of one model. */
export type DriverAnalysis = FoundDrivers | WeakModel | RefusedModel;

interface Fitted {
  readonly model: DriverModel;
  /** People that the model is about, whether or not they have every answer. */
  readonly inBase: number;
  /** Columns of predictors. */
  readonly columns: number;
  /** Whether its weights are raked, and so made anew for every replicate. */
  readonly isRaked: boolean;
}

export interface FoundDrivers extends Fitted {
  readonly kind: 'drivers';
  readonly result: DriverFindings;
}

/** A model that explains less than its floor: its R² is known, and its shares are not. */
export interface WeakModel extends Fitted {
  readonly kind: 'too-weak';
  readonly result: TooWeak;
}

export interface RefusedModel {
  readonly kind: 'refused';
  readonly model: DriverModel;
  readonly problems: readonly Problem[];
}

import type { Expression, QuantityVariable, SingleVariable } from '@earshot/dataset';
import type { Place } from '@earshot/planfile';
import type { FactorMethod } from '@earshot/statistics';

/** A checked plan of driver analyses: which outcomes are to be explained by what. */
export interface DriversPlan {
  readonly file: string;
  readonly title: string;
  readonly models: readonly DriverModel[];
}

/** One outcome and the predictors that are to explain it. */
export interface DriverModel {
  /** Where the plan describes it, for what is found wrong only when there are data. */
  readonly place: Place;
  readonly id: string;
  readonly title: string;
  readonly outcome: NumberPlan | FactorPlan;
  readonly predictors: readonly MeasurePlan[];
  readonly base: Expression | null;
  /** In words, for readers; null for everybody with the outcome. */
  readonly baseLabel: string | null;
  /** The name of one of the table plan’s weights; null for an unweighted model. */
  readonly weight: string | null;
  /** The R² below which the model is too weak to use. */
  readonly floor: number;
  readonly leastAlpha: number;
  readonly mostInflation: number;
  /** Null: no intervals. */
  readonly bootstrap: BootstrapSetting | null;
}

export interface BootstrapSetting {
  readonly replicates: number;
  readonly seed: number;
  readonly level: number;
}

/** What stands on one side of a model: an item as a number or as categories, or a factor of several items. */
export type MeasurePlan = NumberPlan | CategoriesPlan | FactorPlan;

/** An item that counts as a number. */
export interface NumberPlan {
  readonly kind: 'number';
  readonly place: Place;
  /** As tables and sentences call it, unlike everything else in the model. */
  readonly label: string;
  readonly variable: SingleVariable | QuantityVariable;
  /** Numbers for codes, null for a code that counts as no answer; null for a quantity. */
  readonly scores: Scores | null;
}

/** An item whose categories enter as dummies, together one predictor. */
export interface CategoriesPlan {
  readonly kind: 'categories';
  readonly place: Place;
  readonly label: string;
  readonly variable: SingleVariable;
}

/** Several items as one number a person. */
export interface FactorPlan {
  readonly kind: 'factor';
  readonly place: Place;
  readonly name: string;
  readonly label: string;
  readonly items: readonly NumberPlan[];
  /** How the factor is found; `mean`: the plain mean of the items, with those that run against it turned round. */
  readonly method: FactorMethod | 'mean';
}

export type Scores = Readonly<Record<string, number | null>>;

/** The items that a measure is made of. */
export function itemsOf(measure: MeasurePlan): readonly (NumberPlan | CategoriesPlan)[] {
  return measure.kind === 'factor' ? measure.items : [measure];
}

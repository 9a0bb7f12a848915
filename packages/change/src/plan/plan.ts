import type { Expression, MissingState, Variable } from '@earshot/dataset';
import type { Place } from '@earshot/planfile';
import type { Derivation } from '@earshot/tables';
import type { Measure } from '../decomposition/measure.ts';

/** A checked plan of what to show of change between waves. */
export interface ChangePlan {
  readonly file: string;
  readonly title: string;
  readonly source: string;
  /** In data files, the column that says who somebody is. */
  readonly person: string;
  /** What the cells of a data file stand for that hold no answer, by their exact text. */
  readonly missing: Readonly<Record<string, MissingState>>;
  /** From the earliest to the latest; each is set beside the one before it. */
  readonly waves: readonly WavePlan[];
  /** How people were drawn; null: each by themselves. */
  readonly design: DrawnPlan | null;
  readonly changes: readonly MeasurePlan[];
  readonly transitions: readonly TransitionPlan[];
  readonly attrition: AttritionPlan | null;
  readonly leaving: readonly LeavingPlan[];
}

/** Variables of every wave by which people were drawn; of people in both waves the earlier one’s count. */
export interface DrawnPlan {
  /** Crossed; empty where the sample was not stratified. */
  readonly strata: readonly string[];
  /** What was drawn instead of single people, such as teams; null: people. */
  readonly clusters: string | null;
}

export interface WavePlan {
  readonly id: string;
  readonly label: string;
  /** The name of a weight, or of a quantity that holds one; null: not weighted. */
  readonly weight: string | null;
  /** The variables that its data must hold. */
  readonly data: readonly Variable[];
  readonly derivations: readonly Derivation[];
  /** Those of the data and the derived ones. */
  readonly variables: readonly Variable[];
}

/** An item that is only to be set beside itself where it is worded alike. */
interface Compared {
  readonly place: Place;
  /** Whether an item that is worded otherwise is shown all the same, with what differs. */
  readonly allowReworded: boolean;
}

export interface MeasurePlan extends Measure, Compared {}

/** From a state in the earlier wave to one in the later, by the categories of variables. */
export interface TransitionPlan extends Compared {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** Codes from the lowest to the highest, where states have an order, such as grades; empty where not. */
  readonly order: readonly string[];
  /** By answers of the earlier wave. */
  readonly base: Expression | null;
  readonly baseLabel: string;
}

export interface AttritionPlan {
  /** Single variables of the earlier wave. */
  readonly by: readonly string[];
  /** The single variable of the earlier wave that says what became of people in the later; null: not known. */
  readonly outcome: string | null;
  /** Answers of the earlier wave of which it is told how far those lost lay from the others. */
  readonly answers: readonly Measure[];
  /** What attrition weights are made from; null: none are made. */
  readonly weights: { readonly from: readonly string[]; readonly method: 'classes' | 'propensities' } | null;
}

export interface LeavingPlan {
  readonly id: string;
  readonly title: string;
  /** Over the later wave. */
  readonly left: Expression;
  /** Who could have left, over the earlier wave. */
  readonly base: Expression | null;
  readonly baseLabel: string;
  /** Single variables of the earlier wave. */
  readonly by: readonly string[];
  /** How many times as often as those who answered, those who did not are assumed to leave; null: nothing is assumed. */
  readonly times: number | null;
}
